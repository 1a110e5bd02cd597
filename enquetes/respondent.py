"""One filled-in questionnaire on its way into a sealed file."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from enquetes.content import Answers


class Packed:
    """Answers that wait until their columns are made: a tenth of the memory and less."""

    __slots__ = ("_stored",)

    def __init__(self, answers: Answers) -> None:
        self._stored = zlib.compress(json.dumps(answers).encode(), level=1)

    def unpacked(self) -> Answers:
        answers: Answers = json.loads(zlib.decompress(self._stored))
        return answers


class Wijze(StrEnum):
    """How somebody answered."""

    WEB = "web"
    PAPIER = "papier"
    TELEFOON = "telefoon"


@dataclass(frozen=True, slots=True)
class Respondent:
    """What somebody answered, and in which group and classes; nothing about who or when."""

    antwoorden: Answers | Packed
    groep: str = ""
    profiel: Mapping[str, str] | None = None
    volgcode: str | None = None
    wijze: str = Wijze.WEB

    @property
    def given(self) -> Answers:
        """Return the answers by question; unpacking costs time."""
        return self.antwoorden.unpacked() if isinstance(self.antwoorden, Packed) else self.antwoorden
