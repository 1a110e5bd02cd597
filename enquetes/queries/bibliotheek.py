"""The library as a maker sees it: the instruments of this program, and questions of gemeenten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from adoptie.models import Gemeente
from enquetes.bibliotheek import INSTRUMENTEN, Instrument, Woorden, find_instrument, runs_both_ways
from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.models import Bibliotheekstuk
from enquetes.nakijken.duur import minutes_to_answer

_OWN = "eigen-"

__all__ = ["Stuk", "bibliotheek_of", "concept_of", "find_stuk", "runs_both_ways"]


@dataclass(frozen=True, slots=True)
class Stuk:
    """Questions to take over, with what is known of them.

    ``van`` is the gemeente that made them, empty for what comes with the program. ``rij`` is set where the
    gemeente that looks made them itself.
    """

    sleutel: str
    titel: str
    meet: str
    wie: tuple[str, ...]
    vragen: tuple[Vraag, ...]
    woorden: str
    minuten: int
    instrument: Instrument | None = None
    van: str = ""
    rij: Bibliotheekstuk | None = None

    @property
    def aantal(self) -> int:
        """Return how many things are answered: the rows of a matrix each."""
        return sum(max(1, len(vraag.rijen)) for vraag in self.vragen)


def concept_of(vraag: Vraag) -> str:
    """Return by what a question is known over questionnaires; its code, unless it says otherwise."""
    return vraag.concept or vraag.code


def bibliotheek_of(gemeente: Gemeente, *, zoek: str = "", wie: str = "") -> tuple[Stuk, ...]:
    """Return what a gemeente can take over that holds these words and is for these people. One query.

    What other gemeenten share goes along; those that were invented share among themselves.
    """
    own = (_of_row(row, gemeente) for row in _rows(gemeente))
    everything = (*own, *map(_of_instrument, INSTRUMENTEN))
    return tuple(_found(everything, zoek.casefold().split(), wie))


def find_stuk(gemeente: Gemeente, sleutel: str) -> Stuk | None:
    """Return one of what a gemeente can take over. At most one query."""
    number = sleutel.removeprefix(_OWN)
    if sleutel.startswith(_OWN) and number.isdecimal():
        row = _rows(gemeente).filter(pk=int(number)).first()
        return _of_row(row, gemeente) if row else None
    instrument = find_instrument(sleutel)
    return _of_instrument(instrument) if instrument else None


def _rows(gemeente: Gemeente) -> QuerySet[Bibliotheekstuk]:
    shared = Q(gedeeld=True, gemeente__fictief=gemeente.fictief)
    rows = Bibliotheekstuk.objects.filter(Q(gemeente=gemeente) | shared)
    return rows.select_related("gemeente").defer("gemeente__logo")


def _found(stukken: Iterable[Stuk], words: list[str], wie: str) -> Iterable[Stuk]:
    for stuk in stukken:
        rows = (row.tekst for vraag in stuk.vragen for row in (*vraag.rijen, *vraag.opties))
        asked = (vraag.tekst for vraag in stuk.vragen)
        text = " ".join((stuk.titel, stuk.meet, stuk.van, *asked, *rows)).casefold()
        if (not wie or wie in stuk.wie) and all(word in text for word in words):
            yield stuk


def _of_instrument(instrument: Instrument) -> Stuk:
    return Stuk(
        sleutel=instrument.code,
        titel=instrument.titel,
        meet=instrument.meet,
        wie=instrument.wie,
        vragen=instrument.vragen,
        woorden=instrument.woorden,
        minuten=_minutes(instrument.vragen),
        instrument=instrument,
    )


def _of_row(row: Bibliotheekstuk, gemeente: Gemeente) -> Stuk:
    vragen = tuple(row.content.vragen())
    return Stuk(
        sleutel=f"{_OWN}{row.pk}",
        titel=row.naam,
        meet=row.waarom,
        wie=tuple(row.wie),
        vragen=vragen,
        woorden=Woorden.EIGEN,
        minuten=_minutes(vragen),
        van=row.gemeente.naam,
        rij=row if row.gemeente_id == gemeente.pk else None,
    )


def _minutes(vragen: tuple[Vraag, ...]) -> int:
    return minutes_to_answer(Inhoud("bibliotheek", (Pagina(vragen),)))
