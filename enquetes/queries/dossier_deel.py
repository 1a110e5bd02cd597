"""What the dossier for the ondernemingsraad consists of."""

from __future__ import annotations

from dataclasses import dataclass

from enquetes.queries.ronde_pagina import Mailtekst


@dataclass(frozen=True, slots=True)
class Tabel:
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    # Numbers stand in the last column.
    getallen: bool = False


@dataclass(frozen=True, slots=True)
class Deel:
    """A chapter: sentences, then points or numbered questions (text, answers), then a table."""

    titel: str
    zinnen: tuple[str, ...] = ()
    punten: tuple[str, ...] = ()
    vragen: tuple[tuple[str, str], ...] = ()
    tabel: Tabel | None = None
    mails: tuple[Mailtekst, ...] = ()
    # On paper only: what is filled in with a pen.
    invullen: tuple[str, ...] = ()
