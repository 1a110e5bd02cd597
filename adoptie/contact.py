"""Whom people can ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers questions of people who are asked something. Everybody may read it.

    >>> str(Contact("An Jansen", "14 0344", "an@dorp.example"))
    'Bel 14 0344 of mail an@dorp.example (An Jansen).'
    """

    naam: str = ""
    telefoon: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.telefoon or self.email)

    def __str__(self) -> str:
        if not self:
            return ""
        ways = [f"bel {self.telefoon}"] * bool(self.telefoon) + [f"mail {self.email}"] * bool(self.email)
        words = " of ".join(ways)
        who = f" ({self.naam})" if self.naam else ""
        return f"{words[0].upper()}{words[1:]}{who}."
