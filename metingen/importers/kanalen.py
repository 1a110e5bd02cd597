"""Brings the many names of channels down to the seven that figures speak of."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from adoptie import dutch
from metingen.importers.mapping import KANALEN, ONBEKEND, Mapping

_NAMED = 10
_SHOWN = 40


def to_kanalen(texts: pd.Series[str], mapping: Mapping) -> pd.Series[str]:
    """Return the channel of each text, in any case of letters; what the mapping does not name is onbekend."""
    known = {**{kanaal: kanaal for kanaal in KANALEN}, **mapping.kanalen}
    return texts.map({text: known.get(text.lower(), ONBEKEND) for text in texts.unique()})


def tell_unknown(texts: pd.Series[str], kanalen: pd.Series[str]) -> Iterator[str]:
    """Yield a message per text that is no known channel, the most frequent first."""
    counts = texts[kanalen == ONBEKEND].value_counts()
    for text, count in counts.iloc[:_NAMED].items():
        cases = dutch.counted(count, "zaak telt", "zaken tellen")
        if text == ONBEKEND:
            yield f"Het kanaal is leeg of onbekend: {cases} mee als onbekend."
        else:
            yield f"Kanaal '{str(text)[:_SHOWN]}' staat niet in de kolomindeling: {cases} mee als onbekend."
    if len(counts) > _NAMED:
        yield f"Nog {len(counts) - _NAMED} andere kanalen zijn onbekend."
