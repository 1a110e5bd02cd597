"""Whether a report, drawn again from what was kept, is the same to the last bit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from adoptie import dutch
from adoptie.program import program_version
from metingen.queries.vingerafdrukken import fingerprints
from rapportage.blocks import BlockError
from rapportage.blocks_json import dumps, from_json
from rapportage.models import Rapport
from rapportage.renderers.drawing import draw
from rapportage.renderers.files import WORD

_MOST_NAMES = 5


def differences(rapport: Rapport) -> tuple[str, ...]:
    """Say in sentences what is not as it was when this report was made; nothing when all is the same."""
    return tuple(_differences(rapport))


def _differences(rapport: Rapport) -> Iterator[str]:
    yield from _changed_figures(rapport)
    rows = {row.naam: row for row in rapport.bestanden.all()}
    touched = [name for name, row in rows.items() if _hash(bytes(row.inhoud)) != row.hash]
    if touched:
        yield f"Veranderd sinds het rapport is gemaakt: {_named(touched)}."
    try:
        content = from_json(rapport.inhoud)
        if _hash(dumps(content).encode()) != rapport.inhoud_hash:
            yield "De inhoud is niet meer wat er is vastgelegd."
        logo = bytes(rapport.logo) if rapport.logo else None
        files = draw(content, logo=logo, word=WORD in rows)
    except BlockError as fault:
        yield f"De inhoud kan niet meer worden getekend. {fault}"
        return
    drawn = {name: _hash(data) for name, data in files.items()}
    yield from _compared(rapport, {name: row.hash for name, row in rows.items()}, drawn)


def _compared(rapport: Rapport, kept: dict[str, str], drawn: dict[str, str]) -> Iterator[str]:
    gone, new = sorted(kept.keys() - drawn.keys()), sorted(drawn.keys() - kept.keys())
    other = sorted(name for name in kept.keys() & drawn.keys() if kept[name] != drawn[name])
    if gone:
        yield f"Wel bewaard, niet meer getekend: {_named(gone)}."
    if new:
        yield f"Nu getekend, maar niet bewaard: {_named(new)}."
    if other:
        yield f"Nu anders getekend: {_named(other)}."
    if (gone or new or other) and rapport.programma != program_version():
        made = rapport.programma or "een onbekende versie"
        yield f"Het rapport is gemaakt met {made} van het programma. Dit is {program_version()}."


def _changed_figures(rapport: Rapport) -> Iterator[str]:
    now = fingerprints(rapport.cijfers)
    other = sum(now.get(key) != said for key, said in rapport.cijferhashes.items())
    if other:
        figures = dutch.counted(other, "cijfer", "cijfers")
        yield f"Van {figures} staat niet meer in de database wat het rapport zegt."


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(names: list[str]) -> str:
    shown = [f"'{name}'" for name in names[:_MOST_NAMES]]
    more = len(names) - len(shown)
    return dutch.listing([*shown, f"nog {more}"] if more else shown)
