"""The comparability ledger: what changed between versions, and what makers said about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from adoptie.models import Gemeente
from enquetes.comparability import Eerder, Wijziging, changes
from enquetes.models import Vergelijkbaarheid, Vragenlijst, Vragenlijstversie

Oordeel = Vergelijkbaarheid.Oordeel


@dataclass(frozen=True, slots=True)
class Antwoorden:
    """The answers that counted and those that count now, by their words.

    ``paren`` says what each is now; one that is nothing now is left out. ``geordend``: from low to high now.
    """

    van: tuple[str, ...] = ()
    paren: Mapping[str, str] = field(default_factory=dict)
    naar: tuple[str, ...] = ()
    geordend: bool = False


@dataclass(frozen=True, slots=True)
class Verband:
    """What was said last of one change of wording."""

    van_code: str
    van: str
    naar_code: str
    naar: str
    oordeel: Oordeel
    antwoorden: Antwoorden
    waarom: str
    door: str
    op: dt.datetime


@dataclass(frozen=True, slots=True)
class Besluit:
    """A question that changed, and what was said about that; None when nothing was: the line begins anew."""

    nummer: int
    wijziging: Wijziging
    verband: Verband | None

    @property
    def oordeel(self) -> Oordeel:
        return self.verband.oordeel if self.verband else Oordeel.BREUK


def verbanden(gemeente: Gemeente) -> tuple[Verband, ...]:
    """Return what counts of each change of wording in a gemeente, in the order of saying. One query."""
    last: dict[tuple[str, str, str, str], Vergelijkbaarheid] = {}
    for row in gemeente.vergelijkbaarheden.order_by("pk"):
        key = (row.van_code, row.van, row.naar_code, row.naar)
        last.pop(key, None)
        last[key] = row
    return tuple(map(_verband, last.values()))


def besluiten(versie: Vragenlijstversie) -> tuple[Besluit, ...]:
    """Return the questions of a version that changed since they were asked last. Two queries."""
    inhoud, said = versie.content, {(v.van_code, v.van, v.naar_code, v.naar): v for v in _said(versie)}
    numbers = {vraag.code: number for number, vraag in enumerate(inhoud.asked(), start=1)}
    found = []
    for change in changes(inhoud, _earlier(versie)):
        before, now = change.eerder.vraag, change.vraag
        key = (before.code, before.wording_hash, now.code, now.wording_hash)
        found.append(Besluit(numbers[now.code], change, said.get(key)))
    return tuple(found)


def _said(versie: Vragenlijstversie) -> tuple[Verband, ...]:
    return verbanden(versie.vragenlijst.gemeente)


def _earlier(versie: Vragenlijstversie) -> Iterator[Eerder]:
    """Yield the questions of fixed versions, the newest first: of this questionnaire, then of others."""
    fixed = Vragenlijstversie.objects.filter(vastgesteld=True).select_related("vragenlijst")
    lijst = versie.vragenlijst
    yield from _asked(fixed.filter(vragenlijst=lijst, nummer__lt=versie.nummer).order_by("-nummer"), lijst)
    if any(vraag.concept for vraag in versie.content.vragen()):
        others = fixed.filter(vragenlijst__gemeente_id=lijst.gemeente_id).exclude(vragenlijst=lijst)
        yield from _asked(others.order_by("-pk"), lijst)


def _asked(versions: QuerySet[Vragenlijstversie], lijst: Vragenlijst) -> Iterator[Eerder]:
    for each in versions:
        other = "" if each.vragenlijst_id == lijst.pk else f" van '{each.vragenlijst.naam}'"
        for vraag in each.content.asked():
            yield Eerder(vraag, f"versie {each.nummer}{other}")


def _verband(row: Vergelijkbaarheid) -> Verband:
    told = row.omzetting
    answers = Antwoorden(
        tuple(told.get("van", ())),
        told.get("paren", {}),
        tuple(told.get("naar", ())),
        bool(told.get("geordend")),
    )
    return Verband(
        row.van_code,
        row.van,
        row.naar_code,
        row.naar,
        Oordeel(row.oordeel),
        answers,
        row.waarom,
        row.door,
        row.created_at,
    )
