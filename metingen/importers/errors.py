"""The one way in which an importer says no."""

from __future__ import annotations

from collections.abc import Mapping


class LeveringError(Exception):
    """A delivery or its mapping cannot be used; the message is a Dutch sentence: what, where, what to do."""


class PersonColumnsError(LeveringError):
    """Columns could tell who someone is: each heading with why."""

    def __init__(self, kolommen: Mapping[str, str]) -> None:
        self.kolommen = tuple(kolommen)
        told = " en om ".join(f"kolom '{heading}': {reason}" for heading, reason in kolommen.items())
        self.wat = f"Het bestand is geweigerd om {told}."
        super().__init__(
            f"{self.wat} Haal dit uit het bestand, of zet het in uw eigen indeling bij 'weglaten'."
        )
