"""One filled-in questionnaire on its way into a sealed file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from enquetes.content import Answers


class Wijze(StrEnum):
    """How somebody answered."""

    WEB = "web"
    PAPIER = "papier"
    TELEFOON = "telefoon"


@dataclass(frozen=True, slots=True)
class Respondent:
    """What somebody answered, and in which group and classes; nothing about who or when."""

    antwoorden: Answers
    groep: str = ""
    profiel: Mapping[str, str] | None = None
    volgcode: str | None = None
    wijze: str = Wijze.WEB
