"""Whether the answers of a round may leave as a file, and how many people in it are alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

import pyarrow.parquet as pq

from adoptie.rights import objectors
from enquetes.models import Modus, Ronde, Status, Volgcode
from enquetes.seals import VOLGCODE, DamagedSealError
from metingen.disclosure.alike import Gelijken, count_alike, count_without
from metingen.microdata.columns import Kolom, columns_of
from metingen.microdata.writing import read_classes
from metingen.models import Antwoordbestand
from metingen.queries.sealed_rounds import open_round
from metingen.queries.te_meten import told_of_more_people


def objection(ronde: Ronde) -> str:
    """Say why the answers of this round stay where they are; nothing when they may leave."""
    return _promised(ronde) or _for_now(ronde)


def _promised(ronde: Ronde) -> str:
    if ronde.modus != Modus.VERTROUWELIJK:
        return (
            "Deze ronde is anoniem. De antwoorden zelf gaan nooit het programma uit, voor niemand. "
            "De cijfers kunt u wel downloaden."
        )
    if ronde.ingelezen:
        return (
            "Deze ronde is ingelezen uit een bestand. Wat de mensen toen is beloofd, weten we niet. "
            "Daarom gaan de antwoorden het programma niet uit."
        )
    return ""


def _for_now(ronde: Ronde) -> str:
    if ronde.status != Status.VERZEGELD:
        return "De antwoorden kunt u pas downloaden als de ronde definitief is afgesloten."
    if told_of_more_people(ronde):
        return (
            "Iemand liet de eigen antwoorden uit deze ronde wissen of verbeteren. De cijfers van toen "
            "blijven staan. Samen met een bestand van nu vertellen zij wat diegene antwoordde."
        )
    if is_paused(ronde):
        return (
            "Iemand uit deze ronde wil dat er voorlopig niets met de eigen gegevens gebeurt. "
            "Zolang dat zo is, gaan de antwoorden het programma niet uit."
        )
    if (ronde.aantal or 0) < ronde.ondergrens:
        return f"Er zijn minder dan {ronde.ondergrens} antwoorden. Daarom gaan ze het programma niet uit."
    return ""


def is_paused(ronde: Ronde) -> bool:
    """Tell whether somebody whose answers lie in this round asked to let own data rest (AVG, article 18).

    A file without these answers is no way out: the figures that are told minus that file are this person.
    What no volgcode leads to is nobody's any more. A file that is damaged leaves by no other way either.
    """
    rows = Volgcode.objects.filter(gemeente=ronde.gemeente, doelgroep=ronde.doelgroep)
    codes = {email: str(code) for email, code in rows.values_list("email", "code")}
    resting = {codes[email] for email in objectors(ronde.gemeente, codes)}
    if resting:
        with suppress(DamagedSealError):
            path = open_round(ronde).answers_path
            if VOLGCODE in pq.read_schema(path).names:
                return bool(
                    resting.intersection(pq.read_table(path, columns=[VOLGCODE])[VOLGCODE].to_pylist())
                )
    return False


def columns_that_leave(ronde: Ronde, weglaten: Collection[str] = ()) -> tuple[Kolom, ...]:
    """Return the columns of the file. Raises DamagedSealError."""
    sealed = open_round(ronde)
    present = pq.read_schema(sealed.answers_path).names
    return read_classes(sealed.answers_path, columns_of(sealed.content, present, weglaten))


def knowable_parts(ronde: Ronde) -> dict[str, str]:
    """Return what can be left out because others may know it of somebody: a group, an age; with its words.

    Raises DamagedSealError.
    """
    words = {vraag.code: vraag.tekst for vraag in ronde.versie.content.vragen()}
    found = (kolom for kolom in columns_that_leave(ronde) if kolom.knowable)
    return {kolom.deel: words.get(kolom.deel, kolom.tekst) for kolom in found}


@dataclass(frozen=True, slots=True)
class Vooraf:
    """How alike the people in a file are, and how alike they would be without each part that is in it."""

    gelijken: Gelijken
    zonder: dict[str, Gelijken]


def alike_in(ronde: Ronde, weglaten: Collection[str] = ()) -> Vooraf:
    """Count who can be told apart in the file by the group, the classes and what others may know.

    Raises DamagedSealError.
    """
    parts: dict[str, list[str]] = {}
    for kolom in columns_that_leave(ronde, weglaten):
        if kolom.knowable:
            parts.setdefault(kolom.deel, []).append(kolom.sleutel)
    sealed = open_round(ronde)
    known = [name for columns in parts.values() for name in columns]
    # Without columns pandas would read all of them.
    frame = sealed.answers(known) if known else sealed.answers(["_groep"])[[]]
    return Vooraf(count_alike(frame, ronde.ondergrens), count_without(frame, ronde.ondergrens, parts))


def waiting_bestanden(claimed_before: dt.datetime) -> list[int]:
    """Return the keys of files that have to be made, those of a worker that is gone among them."""
    of = Antwoordbestand.Status
    rows = Antwoordbestand.objects.filter(status=of.WACHT) | Antwoordbestand.objects.filter(
        status=of.BEZIG, geclaimd_op__lt=claimed_before
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))
