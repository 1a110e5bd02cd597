"""What a check has to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Melding:
    """A remark about a question (its code) or, without one, about the whole.

    ``moet``: this has to be mended before the questionnaire can be fixed; else it is advice.
    """

    tekst: str
    code: str = ""
    moet: bool = False
