"""The texts of a questionnaire in its other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from enquetes.content import Inhoud
from enquetes.content.talen import texts


def with_translations(inhoud: Inhoud, others: Mapping[str, Inhoud]) -> Inhoud:
    """Return the questionnaire with its texts in other languages; what is the same is not translated."""
    own = texts(inhoud)
    found = {
        taal: {name: told for name, told in texts(other).items() if name in own and told != own[name]}
        for taal, other in others.items()
        if taal != inhoud.taal
    }
    return replace(inhoud, vertalingen={taal: told for taal, told in found.items() if told})
