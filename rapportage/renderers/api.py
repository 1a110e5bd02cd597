"""Published figures and reports as the JSON of the API; ``openapi.json`` says what each part means."""

from __future__ import annotations

from typing import Any

from adoptie.models import Gemeente
from metingen.queries.cijfers import Cijfer
from metingen.queries.kenmerken import kenmerk_name
from rapportage.models import Rapport
from rapportage.reports.words import flag_text, why_hidden

Json = dict[str, Any]


def gemeente_json(gemeente: Gemeente) -> Json:
    return {
        "id": gemeente.slug,
        "naam": gemeente.naam,
        "cbsCode": gemeente.cbs_code,
        "verzonnen": gemeente.fictief,
    }


def indicator_json(figure: Cijfer) -> Json:
    """Return what the indicator of a figure means."""
    return {
        "code": figure.code,
        "naam": figure.naam,
        "eenheid": figure.eenheid,
        "beter": figure.richting,
        "definitie": figure.definitie,
        "bron": figure.bron,
        "vraag": figure.vraag_tekst,
    }


def cijfer_json(figure: Cijfer, gemeente: Gemeente) -> Json:
    """Return a figure; of one that is not shown no number at all, and the reason."""
    shown = not figure.hidden
    return {
        "gemeente": gemeente.slug,
        "verzonnen": gemeente.fictief,
        "indicator": figure.code,
        "naam": figure.naam,
        "eenheid": figure.eenheid,
        "lengte": figure.lengte,
        "periode": figure.periode,
        "periodeNaam": figure.periode_naam,
        "begin": figure.begin.isoformat(),
        "eind": figure.eind.isoformat(),
        "kenmerk": kenmerk_name(figure.kenmerk),
        "groep": figure.groep,
        "categorie": figure.categorie,
        "doelgroep": figure.doelgroep,
        "bron": figure.bron,
        "n": figure.n if shown else None,
        "waarde": figure.waarde,
        "laag": figure.laag if shown else None,
        "hoog": figure.hoog if shown else None,
        "reden": None if shown else why_hidden(figure),
        "opmerking": flag_text(figure) if shown else "",
        "methode": figure.methode,
    }


def rapport_json(rapport: Rapport, page: str) -> Json:
    """Return what a report is, and ``page``, where everybody can read it."""
    return {
        "id": rapport.pk,
        "gemeente": rapport.gemeente.slug,
        "verzonnen": rapport.gemeente.fictief,
        "titel": rapport.titel,
        "soort": rapport.soort,
        "periode": rapport.periode,
        "versie": rapport.versie,
        "erratum": rapport.erratum,
        "gepubliceerdOp": rapport.gepubliceerd_op.isoformat() if rapport.gepubliceerd_op else None,
        "pagina": page,
    }


def bestand_json(naam: str, address: str, hash_: str) -> Json:
    return {"naam": naam, "adres": address, "sha256": hash_}
