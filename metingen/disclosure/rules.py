"""The rules of section 5 of the design: from how many people what may be seen, per disclosure class."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

REASON = "te weinig antwoorden"  # the only reason a reader ever sees, so that hidden cells look alike


class DisclosureError(ValueError):
    """Input that cannot be judged; the message is a Dutch sentence for the user."""


class Klasse(StrEnum):
    """Disclosure class of an indicator: answers of people, cases, or usage of systems by staff."""

    PERSONEN = "personen"
    ZAKEN = "zaken"
    GEBRUIK = "gebruik"


@dataclass(frozen=True, slots=True)
class Drempels:
    """From how many respondents (or cases) what may be seen.

    ``groep``: a group below it never stands by itself; for cases it counts for outcome figures only.
    ``volledig``: from here every answer is counted apart; below it a mean and three classes.
    ``tekst``: from here open text may be read.
    ``klein_aantal``: a free count (cases) below it is shown with the words "klein aantal".
    """

    klasse: Klasse
    groep: int
    volledig: int
    tekst: int
    klein_aantal: int = 5
    tellingen_vrij: bool = False

    def may_show_group(self, n: int) -> bool:
        """Tell whether figures about ``n`` respondents (or outcomes of ``n`` cases) may stand alone."""
        return n >= self.groep

    def may_show_text(self, n: int) -> bool:
        """Tell whether open answers of a group of ``n`` respondents may be read."""
        return n >= self.tekst

    def is_small(self, count: int) -> bool:
        """Tell whether a free count needs the words "klein aantal" beside it."""
        return self.tellingen_vrij and count < self.klein_aantal


DEFAULTS: dict[Klasse, Drempels] = {
    Klasse.PERSONEN: Drempels(Klasse.PERSONEN, groep=5, volledig=10, tekst=10),
    Klasse.ZAKEN: Drempels(Klasse.ZAKEN, groep=5, volledig=5, tekst=10, tellingen_vrij=True),
    Klasse.GEBRUIK: Drempels(Klasse.GEBRUIK, groep=10, volledig=10, tekst=10),
}


def thresholds(klasse: Klasse, groep: int | None = None) -> Drempels:
    """Return the thresholds of a class, raised to ``groep`` where the ondernemingsraad asks for more.

    Raises DisclosureError when ``groep`` lies below the threshold of the class: it can only be raised.
    """
    base = DEFAULTS[klasse]
    if groep is None:
        return base
    if groep < base.groep:
        raise DisclosureError(
            f"De ondergrens voor {klasse} is {base.groep}. U koos {groep}. Kies {base.groep} of meer."
        )
    return replace(base, groep=groep, volledig=max(base.volledig, groep), tekst=max(base.tekst, groep))
