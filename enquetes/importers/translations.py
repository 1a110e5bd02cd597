"""The texts of a questionnaire in its other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from enquetes.content import Inhoud
from enquetes.content.talen import texts

_TAAL = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,12})*")


def is_language(code: str) -> bool:
    """Tell whether this may be the code of a language.

    >>> is_language("pt-BR"), is_language("nl-informal"), is_language("Nederlands")
    (True, True, False)
    """
    return _TAAL.fullmatch(code) is not None


def with_translations(inhoud: Inhoud, others: Mapping[str, Inhoud]) -> Inhoud:
    """Return the questionnaire with its texts in other languages; what is the same is not translated."""
    own = texts(inhoud)
    found = {
        taal: {name: told for name, told in texts(other).items() if name in own and told != own[name]}
        for taal, other in others.items()
        if taal != inhoud.taal
    }
    return replace(inhoud, vertalingen={taal: told for taal, told in found.items() if told})
