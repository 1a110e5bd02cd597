"""Instruments about working with a system."""

from __future__ import annotations

from enquetes.bibliotheek.antwoorden import EENS_5, EENS_7, MAKKELIJK_7, rows
from enquetes.bibliotheek.instrument import Deel, Instrument, Maat, Rekenwijze, Toets, Woorden, of_library
from enquetes.content import Soort, Vraag

_MATRIX = Soort.MATRIX

SUS = Instrument(
    code="sus",
    titel="System Usability Scale (SUS)",
    meet="Hoe makkelijk mensen een systeem vinden in het gebruik.",
    wie=("medewerkers", "inwoners"),
    wanneer="Mensen hebben net met het systeem gewerkt, of doen dat elke week.",
    wanneer_niet="Mensen kennen het systeem nog niet. Of u wilt weten wat er precies beter kan.",
    vragen=(
        of_library(
            Vraag(
                "sus",
                _MATRIX,
                "Wat vindt u van het systeem?",
                toelichting="Denk aan de laatste keer dat u ermee werkte. Twijfelt u? Kies dan het midden.",
                opties=EENS_5,
                rijen=rows(
                    "Ik denk dat ik dit systeem vaak wil gebruiken.",
                    "Ik vind het systeem ingewikkelder dan nodig.",
                    "Ik vind het systeem makkelijk in het gebruik.",
                    "Ik denk dat ik hulp van een kenner nodig heb om met het systeem te werken.",
                    "Ik vind dat de delen van het systeem goed bij elkaar passen.",
                    "Ik vind dat het systeem niet overal op dezelfde manier werkt.",
                    "Ik denk dat de meeste mensen snel leren werken met het systeem.",
                    "Ik vind het systeem heel onhandig in het gebruik.",
                    "Ik voel me zeker als ik met het systeem werk.",
                    "Ik moest veel leren voordat ik met het systeem kon werken.",
                ),
                spoor="virtueel",
            )
        ),
    ),
    licentie="Vrij te gebruiken, met bronvermelding.",
    bronvermelding="System Usability Scale (SUS): John Brooke, 1986, Digital Equipment Corporation.",
    woorden=Woorden.VERTAALD,
    bron="Brooke, J. (1996). SUS: a 'quick and dirty' usability scale.",
    maten=(
        Maat(
            code="sus",
            naam="Gebruiksgemak van het systeem (SUS)",
            reken=Rekenwijze.UITGEREKT,
            delen=tuple(Deel("sus", f"r{number}", omgekeerd=number % 2 == 0) for number in range(1, 11)),
            punten=(1, 5),
            bereik=(0, 100),
            eenheid="punten",
            richting="hoger",
            lezen="Bij veel systemen ligt de score rond de 68. Vergelijk vooral met uw eigen vorige ronde.",
            niet="Het is geen percentage. Bij één persoon zegt pas een verschil van meer dan 18 punten iets. "
            "De score zegt niet wat er beter kan.",
            toets=Toets(((4, 3, 4, 3, 3, 3, 4, 3, 3, 4),), 55),
        ),
    ),
)

UMUX = Instrument(
    code="umux",
    titel="UMUX-Lite",
    meet="In twee vragen: of een systeem doet wat nodig is, en of het makkelijk werkt.",
    wie=("medewerkers", "inwoners"),
    wanneer="U wilt kort meten, bijvoorbeeld elk kwartaal of direct na het gebruik.",
    wanneer_niet="U wilt iets zeggen over één persoon. Twee vragen zijn daar te weinig voor.",
    vragen=(
        of_library(
            Vraag(
                "umux",
                _MATRIX,
                "Bent u het hiermee eens?",
                opties=EENS_7,
                rijen=rows("Het systeem kan wat ik nodig heb.", "Het systeem is makkelijk te gebruiken."),
                richting="hoger",
                spoor="virtueel",
            )
        ),
    ),
    licentie="Vrij te gebruiken, met bronvermelding.",
    bronvermelding="UMUX-Lite: Lewis, Utesch en Maher, 2013.",
    woorden=Woorden.VERTAALD,
    bron="Lewis, J., Utesch, B. & Maher, D. (2013). UMUX-LITE: when there's no time for the SUS. CHI '13.",
    maten=(
        Maat(
            code="umux",
            naam="Het systeem past en werkt makkelijk (UMUX-Lite)",
            reken=Rekenwijze.UITGEREKT,
            delen=(Deel("umux", "r1"), Deel("umux", "r2")),
            punten=(1, 7),
            bereik=(0, 100),
            eenheid="punten",
            richting="hoger",
            lezen="Lees alleen het gemiddelde van een groep.",
            niet="Het is geen percentage, en ook geen SUS-score.",
            toets=Toets(((5, 6),), 75),
        ),
    ),
)

GEMAK = Instrument(
    code="gemak",
    titel="Gemak",
    meet="Hoe makkelijk iemand iets kon regelen of doen.",
    wie=("inwoners", "medewerkers"),
    wanneer="Direct nadat iemand iets heeft geregeld.",
    wanneer_niet="Weken later: dan weten mensen het niet goed meer.",
    vragen=(
        of_library(
            Vraag(
                "gemak",
                Soort.SCHAAL,
                "Hoe makkelijk was het om te regelen wat u wilde regelen?",
                opties=MAKKELIJK_7,
                richting="hoger",
            )
        ),
    ),
    licentie="Vrij te gebruiken.",
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    maten=(
        Maat(
            code="gemak",
            naam="Vond het makkelijk",
            reken=Rekenwijze.AANDEEL,
            delen=(Deel("gemak", naam="een beetje makkelijk, makkelijk of heel makkelijk"),),
            punten=(1, 7),
            bereik=(0, 1),
            eenheid="procent",
            richting="hoger",
            lezen="Het deel dat een van de drie hoogste antwoorden koos.",
            niet="Wie halverwege stopte, staat er niet in.",
            toets=Toets(((2, 3, 5, 10, 20, 40, 20),), 0.8),
            hoogste=3,
        ),
    ),
)
