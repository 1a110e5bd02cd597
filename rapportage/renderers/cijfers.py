"""All figures of a round as one file: CSV, XLSX or JSON, with the same numbers as the pages.

Figures are not rounded. What is hidden says so in words, and not of how many people it is.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adoptie.sheets import SheetContent, write_csv, write_xlsx
from enquetes.queries.rondes import Response
from metingen.queries.cijfers import Cijfer
from metingen.queries.kenmerken import kenmerk_name
from rapportage.renderers.csv import SHARE
from rapportage.reports.words import flag_text, why_hidden

SOORT = "mentaal-spoor/cijfers"
FORMAT = 1
_UNITS = {
    "procent": f"aandeel {SHARE}",
    "punten": "punten (0 tot 100)",
    "getal": "gemiddelde",
    "aantal": "aantal",
    "dagen": "dagen",
}
_ABOUT = ("Ronde", "Van", "Tot en met", "Wie", "Gevraagd", "Ingevuld")
_FIGURE = (
    *("Code", "Vraag", "Onderdeel", "Kenmerk", "Groep", "Antwoord"),
    *("Eenheid", "n", "Waarde", "Laag", "Hoog"),
)
_MEANING = ("Let op", "Betekenis", "Rekenwijze", "Status")
_HEADINGS = (*_ABOUT, *_FIGURE, *_MEANING)


@dataclass(frozen=True, slots=True)
class Rondecijfers:
    """The figures of one round that a reader may see; ``remark`` is said of all of them."""

    ronde: Response
    cijfers: tuple[Cijfer, ...]
    remark: str = ""


def render(told: Rondecijfers, soort: str) -> bytes:
    """Return the figures as ``csv``, ``xlsx`` or ``json``; the same figures give the same bytes."""
    return _RENDERERS[soort](told)


def _csv(told: Rondecijfers) -> bytes:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    write_csv(out, _HEADINGS, _rows(told))
    return out.getvalue().encode()


def _xlsx(told: Rondecijfers) -> bytes:
    out = io.BytesIO()
    write_xlsx(out, [SheetContent("Cijfers", _HEADINGS, tuple(_rows(told)))])
    return out.getvalue()


def _rows(told: Rondecijfers) -> Iterator[Sequence[object]]:
    ronde = told.ronde
    about = (ronde.naam, ronde.begin, ronde.eind, ronde.doelgroep, ronde.uitgenodigd, ronde.ingevuld)
    for figure in told.cijfers:
        value: tuple[object, ...] = (figure.n, figure.waarde, figure.laag, figure.hoog)
        yield (
            *about,
            *(figure.code, figure.vraag_tekst, figure.naam),
            *(kenmerk_name(figure.kenmerk), figure.groep, figure.categorie),
            *(_UNITS.get(figure.eenheid, figure.eenheid),),
            *((None, why_hidden(figure), None, None) if figure.hidden else value),
            *(_said(figure, told.remark), figure.definitie, figure.methode, figure.status),
        )


def _said(figure: Cijfer, remark: str) -> str:
    flags = "" if figure.hidden else flag_text(figure)
    return "; ".join(filter(None, (flags, remark)))


def _json(told: Rondecijfers) -> bytes:
    ronde = told.ronde
    whole: dict[str, Any] = {
        "soort": SOORT,
        "formaat": FORMAT,
        "ronde": {
            "naam": ronde.naam,
            "van": ronde.begin.isoformat(),
            "tot_en_met": ronde.eind.isoformat(),
            "wie": ronde.doelgroep,
            "gevraagd": ronde.uitgenodigd,
            "ingevuld": ronde.ingevuld,
        },
        "cijfers": [_plain(figure, told.remark) for figure in told.cijfers],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _plain(figure: Cijfer, remark: str) -> dict[str, Any]:
    about = {
        "code": figure.code,
        "vraag": figure.vraag_tekst,
        "onderdeel": figure.naam,
        "kenmerk": kenmerk_name(figure.kenmerk),
        "groep": figure.groep,
        "antwoord": figure.categorie,
        "eenheid": figure.eenheid,
    }
    if figure.hidden:
        value: dict[str, Any] = {"waarde": None, "reden": why_hidden(figure)}
    else:
        value = {
            "n": figure.n,
            "waarde": figure.waarde,
            "laag": figure.laag,
            "hoog": figure.hoog,
        }
    meaning = {"betekenis": figure.definitie, "rekenwijze": figure.methode, "status": figure.status}
    return about | value | meaning | {"let_op": _said(figure, remark)}


_RENDERERS: dict[str, Callable[[Rondecijfers], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
KINDS = tuple(_RENDERERS)
