"""The chapters of the dossier for the ondernemingsraad: short sentences, to be read aloud in a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from adoptie import dutch
from enquetes.content import Soort, Vraag
from enquetes.eigenwoorden import own_words_told
from enquetes.keycopies import KEY_COPIES
from enquetes.mails import promise
from enquetes.models import Modus, Ronde, Status
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.plan import moved_along
from enquetes.queries.dossier_deel import Deel, Tabel
from enquetes.queries.dossier_mensen import askers, groups_table, mail_texts_told, worked_example
from enquetes.queries.ondergrens import minimum_invited, rules_for
from enquetes.queries.ronde_pagina import mail_days
from metingen.disclosure import Drempels

_OPEN = {
    Soort.GETAL: "Een getal.",
    Soort.DATUM: "Een datum.",
    Soort.TEKST: "In eigen woorden.",
    Soort.AKKOORD: "Een vinkje.",
    Soort.UITLEG: "Alleen uitleg.",
    Soort.BEREKENING: "Een berekening uit andere antwoorden.",
}

_CODED = (
    "Met toestemming krijgt iemand een volgcode. Zo zien we wat voor dezelfde mensen verandert.",
    "Van deze ronde kan één persoon een bestand met antwoorden krijgen, zonder namen en met een reden.",
)


_SIGNED = ("Besluit van de ondernemingsraad", "Datum", "Naam", "Handtekening")
# Who sees results, in the order in which they do; one more is a reason to decide again.
AUDIENCE = (
    "Programmaleider, beheerder en ondernemingsraad",
    "Management en medewerkers",
    "Wie het rapport krijgt",
)
_SAME = "Dezelfde cijfers. Iedereen op dezelfde dag."
_THREE = (
    "Voorbeeld: van 7 mensen zijn er 2 het niet eens, zit 1 ertussenin en zijn er 4 het eens. "
    "Hoeveel mensen 'helemaal mee eens' kozen, laten we dan niet zien."
)
_ADDRESS = (
    "Het adres bij een volgcode: tot iemand de toestemming intrekt, of tot de code vervalt.",
    "Zolang iemand een volgcode heeft, kan die de eigen antwoorden zien, verbeteren en laten wissen.",
)


def parts_of(ronde: Ronde, groups: tuple[dict[str, Any], ...]) -> Iterator[Deel]:
    ronde = moved_along(ronde)
    yield _about(ronde)
    yield askers(ronde)
    yield _asked(ronde)
    rules = rules_for(ronde)
    yield _people(groups, rules, minimum_invited(ronde))
    yield _promised(ronde)
    yield _not_promised(ronde)
    yield _seen(ronde, rules)
    yield _kept(ronde)
    yield _when(ronde)
    yield _council()
    yield mail_texts_told(ronde)
    yield Deel("Besluit en handtekening", invullen=_SIGNED)


def _about(ronde: Ronde) -> Deel:
    traject = ronde.traject
    return Deel(
        "Waar gaat het over?",
        (
            f"{ronde.gemeente} wil de ronde '{ronde.naam}' houden onder medewerkers.",
            f"De ronde hoort bij het traject '{traject}'. Het doel daarvan: {traject.doel}",
            "De ondernemingsraad beslist of deze meting mag beginnen.",
            "Zonder besluit gaat de ronde niet open.",
        ),
    )


def _asked(ronde: Ronde) -> Deel:
    content = ronde.versie.content
    number = dutch.counted(sum(1 for _ in content.asked()), "vraag", "vragen")
    long = dutch.counted(minutes_to_answer(content), "minuut", "minuten")
    return Deel(
        "Wat vragen we?",
        (
            f"Dit zijn alle vragen: {number}. Invullen duurt ongeveer {long}.",
            "Niemand hoeft mee te doen, en niemand hoeft een vraag te beantwoorden.",
        ),
        vragen=questions_of(ronde),
    )


def _people(groups: tuple[dict[str, Any], ...], rules: Drempels, minimum: int) -> Deel:
    return Deel(
        "Wie vragen we, en op welk niveau laten we iets zien?",
        (
            "Er zijn uitkomsten voor het geheel en voor de groepen in de tabel.",
            "Andere groepen maken we niet, ook later niet. We kruisen de groepen nergens mee.",
            f"In elke groep zijn minstens {minimum} mensen uitgenodigd.",
            f"Geven minder dan {rules.groep} mensen in een groep antwoord?",
            "Dan laten we die groep niet apart zien, maar samen met de groep die ernaast staat.",
            worked_example(groups, rules.groep),
        ),
        tabel=groups_table(groups),
    )


def _promised(ronde: Ronde) -> Deel:
    return Deel(
        "Wat beloven we?",
        ("Dit lezen medewerkers in de mail en boven de vragenlijst:",),
        promise(ronde),
    )


def _not_promised(ronde: Ronde) -> Deel:
    coded = _CODED if ronde.modus == Modus.VERTROUWELIJK else ()
    sealing, days = timezone.localdate(ronde.verzegel_op), KEY_COPIES.days
    sealed, gone = (dutch.tied(dutch.day(day)) for day in (sealing, sealing + KEY_COPIES))
    return Deel(
        "Wat kunnen we niet beloven?",
        (
            "Zolang de ronde loopt, zijn antwoorden versleuteld. De sleutel ligt apart van de database.",
            "Wie allebei in handen heeft, kan een antwoord aan een uitnodiging koppelen.",
            "Dat zijn de mensen die de server beheren.",
        ),
        (
            f"Bij het definitief afsluiten, na {sealed}, vernietigen we de sleutel.",
            f"Een reservekopie van de sleutel kan nog {days} dagen bestaan, tot en met {gone}.",
            "Pas daarna kan niemand antwoorden nog aan een uitnodiging koppelen.",
            "We weten dát een uitnodiging is gebruikt, niet wanneer. Geen pagina laat zien wie meedeed.",
            "Wie in eigen woorden iets herkenbaars schrijft, kan herkend worden.",
            "Wie op papier of per telefoon meedoet: de collega die de antwoorden invoert, leest ze.",
            "Wat iemand op het eigen scherm laat zien of vertelt, kunnen we niet afschermen.",
            *coded,
        ),
    )


def _seen(ronde: Ronde, rules: Drempels) -> Deel:
    k, full = rules.groep, rules.volledig
    return Deel(
        "Wie ziet wat, en wanneer?",
        tabel=Tabel(
            ("Wanneer", "Wie", "Wat"),
            (
                ("Ronde open", "Iedereen met toegang", "Alleen hoeveel mensen meededen."),
                ("Na het definitief afsluiten", AUDIENCE[0], "Cijfers."),
                (
                    "Na het vrijgeven",
                    AUDIENCE[1],
                    _SAME,
                ),
                ("Met een gepubliceerd rapport", AUDIENCE[2], "De cijfers in het rapport."),
            ),
        ),
        punten=(
            f"Minder dan {k} antwoorden in een groep: we laten niets van die groep zien.",
            f"{k} tot en met {full - 1} antwoorden: het gemiddelde, en de antwoorden in drie stukken.",
            _THREE,
            f"Vanaf {full} antwoorden: hoe vaak elk antwoord is gekozen.",
            *own_words_told(ronde),
            f"Iedereen kan zien hoeveel mensen iets schreven, vanaf {k} antwoorden.",
            "Geeft een hele groep hetzelfde antwoord? Dan laten we dat niet precies zien.",
        ),
    )


def _kept(ronde: Ronde) -> Deel:
    coded = _ADDRESS if ronde.modus == Modus.VERTROUWELIJK else ()
    return Deel(
        "Hoe lang bewaren we het?",
        punten=(
            "Namen en e-mailadressen: tot 30 dagen na het sluiten.",
            *coded,
            "Antwoorden: zonder naam, zonder tijd en door elkaar gehusseld. Die blijven, om te vergelijken.",
            "Wat mensen zelf schrijven: twaalf maanden. Wat dan in een rapport staat, blijft daarin staan.",
            "Cijfers: blijven staan.",
            "Apparaat, plek en internetadres van wie invult: bewaren we nooit.",
        ),
    )


def _when(ronde: Ronde) -> Deel:
    opens, closes, seals = (
        dutch.tied(dutch.day(timezone.localdate(moment)))
        for moment in (ronde.opent_op, ronde.sluit_op, ronde.verzegel_op)
    )
    rows = [("Opent op", opens), ("Sluit na", closes), *mail_days(ronde), ("Definitief afgesloten na", seals)]
    told = "Deze dagen mogen schuiven zonder nieuw besluit, zolang het besluit geldt."
    plan = (told,) if ronde.status == Status.CONCEPT else ()
    return Deel("Wanneer?", plan, tabel=Tabel(("Wat", "Wanneer"), tuple(rows)))


def _council() -> Deel:
    return Deel(
        "Wat kan de ondernemingsraad?",
        punten=(
            "Instemmen, afwijzen, of schrijven dat instemming niet nodig is.",
            "De ronde stoppen, zolang die niet definitief is afgesloten.",
            "Dat doet de voorzitter of de secretaris, zonder iets te vragen aan de gemeente.",
            "Na het stoppen kan meteen niemand meer meedoen, en gaan er geen mails meer weg.",
            "Binnen 14 dagen kiest de ondernemingsraad: de antwoorden vernietigen, of definitief afsluiten.",
            "Kiest de ondernemingsraad niets, dan worden de antwoorden en de sleutel vernietigd.",
            "Een hogere grens kiezen voor wat we laten zien. Die geldt meteen, ook voor een ronde die loopt.",
            "Op de pagina 'Bewaard' zien wat er is opgeslagen: tabellen en aantallen, nooit antwoorden.",
            "Het logboek lezen: daarin staat wie wat in het programma veranderde.",
            "Een besluit geldt hoogstens twaalf maanden.",
            "Vragen we meer, of laten we meer zien? Dan is een nieuw besluit nodig.",
            "Vragen we minder, of schuiven de dagen? Dan is geen nieuw besluit nodig.",
        ),
    )


def questions_of(ronde: Ronde) -> tuple[tuple[str, str], ...]:
    """Return each question with what can be answered, in order."""
    return tuple((vraag.tekst, _answers(vraag)) for vraag in ronde.versie.content.vragen())


def _answers(vraag: Vraag) -> str:
    parts = []
    if vraag.rijen:
        parts.append(f"Over: {'; '.join(_bare(row.tekst) for row in vraag.rijen)}.")
    if vraag.opties:
        parts.append(f"Antwoorden: {'; '.join(_bare(option.tekst) for option in vraag.opties)}.")
    return " ".join(parts) or _OPEN.get(vraag.soort, "Een kort antwoord.")


def _bare(text: str) -> str:
    return text.strip().removesuffix(".")
