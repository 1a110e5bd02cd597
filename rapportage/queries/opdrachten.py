"""From what is asked to what a report says: per kind what is read, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from adoptie import dutch
from adoptie.periods import Length
from adoptie.refusal import Refusal
from metingen.queries.cijfers import ALL, Cijfer, Status
from rapportage.blocks import Content
from rapportage.models import Opdracht, Soort
from rapportage.queries.buren import read_buren
from rapportage.queries.dienstverlening import read_dienst
from rapportage.queries.effect import last_vragen, read_vraag
from rapportage.queries.eigen import read_verteld
from rapportage.queries.enquete import read_enquete
from rapportage.queries.feiten import read_feiten
from rapportage.queries.gespreksblad import read_groepsronde
from rapportage.queries.jaar import read_jaar
from rapportage.queries.keuzes import Need, ended_in
from rapportage.reports import (
    buurgemeenten,
    dienstverlening,
    effect,
    enquete,
    gespreksblad,
    jaarverslag,
    own,
    raadsbrief,
    voortgang,
)
from rapportage.reports.erratum import with_erratum
from rapportage.reports.parts import read_delen

# What a report says, and the figures that it rests on.
Composed = tuple[Content, Iterable[Cijfer]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of report is made; ``vraag`` is the question that it answers, for who chooses one.

    ``needs`` names the fields of an Opdracht that it cannot do without; ``teksten`` the places where people
    may add words, each with what is asked there. ``word``: people go on with it in Word.
    ``lengte``: it is always about a period of this length. ``intern``: it is for a team, and never for
    everybody.
    """

    vraag: str
    compose: Callable[[Opdracht, Collection[Status]], Composed]
    needs: frozenset[Need] = frozenset()
    teksten: tuple[tuple[str, str], ...] = ()
    word: bool = False
    lengte: Length | None = None
    intern: bool = False


def compose(opdracht: Opdracht, statuses: Collection[Status] = ALL) -> tuple[Content, list[int]]:
    """Return what a report says, and the keys of the figures (of these statuses) that it rests on.

    Raises Refusal when it cannot be made.
    """
    check_opdracht(opdracht)
    content, figures = KINDS[opdracht.soort].compose(opdracht, statuses)
    return with_erratum(content, opdracht.erratum), sorted({figure.pk for figure in figures})


def check_opdracht(opdracht: Opdracht) -> None:
    """Raise Refusal when something is missing, or told that a report of this kind is not about."""
    kind = KINDS.get(opdracht.soort)
    if kind is None:
        raise Refusal("Dit soort rapport kennen wij niet.")
    for need, words in _WANTED.items():
        if bool(getattr(opdracht, need)) != (need in kind.needs):
            label = opdracht.soort.label
            asked = f"Kies {words} voor dit soort rapport ({label})."
            raise Refusal(asked if need in kind.needs else f"Een rapport '{label}' gaat niet over {words}.")
    if kind.lengte not in {None, opdracht.period.length}:
        raise Refusal(f"Een rapport '{opdracht.soort.label}' gaat over een heel {kind.lengte}.")
    about = opdracht.interventie
    if about is not None and about.spoor.traject.gemeente_id != opdracht.gemeente.pk:
        raise Refusal("Kies een verandering van deze gemeente.")
    if opdracht.sjabloon is not None and opdracht.sjabloon.gemeente_id != opdracht.gemeente.pk:
        raise Refusal("Kies een eigen rapport van deze gemeente.")
    if opdracht.ronde is not None:
        ended_in(opdracht.gemeente, opdracht.ronde)


_WANTED: dict[Need, str] = {
    "interventie": "een verandering",
    "ronde": "een ronde",
    "groep": "een groep",
    "sjabloon": "een eigen rapport",
}


def wanted(kind: Kind) -> str:
    """Say in words what must be chosen for a report of this kind: of a round, the period follows."""
    needs = [words for need, words in _WANTED.items() if need in kind.needs]
    return dutch.listing(needs if "ronde" in kind.needs else [*needs, "een periode"])


def _voortgang(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    feiten = read_feiten(opdracht.gemeente, opdracht.period, statuses)
    return voortgang.build(feiten), feiten.cijfers


def _effect(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    if opdracht.interventie is None:
        raise Refusal("Kies de verandering waar het effectrapport over gaat.")
    vraag = read_vraag(opdracht.interventie, opdracht.period, statuses)
    return effect.build(vraag), vraag.cijfers


def _enquete(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    facts = read_enquete(opdracht.gemeente, opdracht.ronde or 0, opdracht.period, statuses)
    return enquete.build(facts), facts.cijfers


def _raadsbrief(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    feiten = read_feiten(opdracht.gemeente, opdracht.period, statuses)
    vragen = last_vragen(opdracht.gemeente, opdracht.period, statuses)
    brief = raadsbrief.Brief(feiten, vragen, opdracht.teksten)
    return raadsbrief.build(brief), brief.cijfers


def _eigen(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    if opdracht.sjabloon is None:
        raise Refusal("Kies welk eigen rapport u wilt maken.")
    delen = read_delen(opdracht.sjabloon.delen)
    if not delen:
        raise Refusal("Dit eigen rapport heeft nog geen delen. Voeg er eerst een toe.")
    verteld = read_verteld(opdracht.gemeente, delen, opdracht.period, statuses)
    return own.build(opdracht.sjabloon.naam, delen, verteld), verteld.cijfers


def _buurgemeenten(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    buren = read_buren(opdracht.gemeente, opdracht.period, statuses)
    if not buren.others:
        raise Refusal(
            "Er is nog geen gemeente om mee te vergelijken. "
            "Spreek dat eerst af op de bladzijde 'Vergelijken met buren'."
        )
    return buurgemeenten.build(buren), buren.cijfers


def _gespreksblad(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    about = (opdracht.ronde or 0, opdracht.groep, opdracht.period)
    facts = read_groepsronde(opdracht.gemeente, *about, statuses)
    return gespreksblad.build(facts), facts.cijfers


def _dienstverlening(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    dienst = read_dienst(opdracht.gemeente, opdracht.period, statuses)
    return dienstverlening.build(dienst), dienst.cijfers


def _jaarverslag(opdracht: Opdracht, statuses: Collection[Status]) -> Composed:
    jaar = read_jaar(opdracht.gemeente, opdracht.period, statuses)
    return jaarverslag.build(jaar), jaar.cijfers


KINDS: Mapping[Soort, Kind] = {
    Soort.VOORTGANG: Kind("Voortgang: hoe staan we ervoor?", _voortgang),
    Soort.EFFECT: Kind("Effect: wat deed een verandering?", _effect, frozenset({"interventie"})),
    Soort.ENQUETE: Kind("Enquête: wat zeiden mensen in een ronde?", _enquete, frozenset({"ronde"})),
    Soort.GESPREKSBLAD: Kind(
        "Gespreksblad: waar praat een team over?",
        _gespreksblad,
        frozenset({"ronde", "groep"}),
        intern=True,
    ),
    Soort.DIENSTVERLENING: Kind(
        "Dienstverlening in cijfers: hoe gaat het per weg, en wat te doen?", _dienstverlening
    ),
    Soort.RAADSBRIEF: Kind(
        "Raadsbrief: wat weten we, wat niet, en wat vragen we de raad?",
        _raadsbrief,
        teksten=raadsbrief.TEKSTEN,
        word=True,
    ),
    Soort.EIGEN: Kind("Eigen: wat wilt u zelf vertellen?", _eigen, frozenset({"sjabloon"})),
    Soort.JAARVERSLAG: Kind("Jaarverslag: wat bracht het jaar?", _jaarverslag, lengte="jaar"),
    Soort.BUURGEMEENTEN: Kind("Buurgemeenten: hoe doen wij het naast de buren?", _buurgemeenten),
}
