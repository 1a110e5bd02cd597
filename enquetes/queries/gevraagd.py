"""What a round asked, in the words in which it was asked."""

from __future__ import annotations

from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.content import Optie, Pagina, Vraag
from enquetes.models import Ronde


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A question as a respondent saw it: its words, its rows and what could be answered."""

    code: str
    tekst: str
    toelichting: str
    rijen: tuple[str, ...]
    antwoorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thema:
    """A page of the questionnaire; ``titel`` may be empty."""

    titel: str
    vragen: tuple[Gevraagd, ...]


def read_gevraagd(gemeente: Gemeente, ronde: int) -> tuple[Thema, ...]:
    """Return the pages of a round on which something was asked, in their order. One query."""
    row = Ronde.objects.filter(traject__gemeente=gemeente, pk=ronde).select_related("versie").first()
    pages = row.versie.content.paginas if row else ()
    return tuple(thema for thema in map(_thema, pages) if thema.vragen)


def _thema(pagina: Pagina) -> Thema:
    return Thema(pagina.titel, tuple(_gevraagd(vraag) for vraag in pagina.vragen if vraag.is_asked))


def _gevraagd(vraag: Vraag) -> Gevraagd:
    return Gevraagd(
        vraag.code,
        vraag.tekst,
        vraag.toelichting,
        _words(vraag.rijen),
        _words(vraag.opties) + _words(vraag.opties2),
    )


def _words(options: tuple[Optie, ...]) -> tuple[str, ...]:
    return tuple(option.tekst for option in options)
