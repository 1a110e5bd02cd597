"""Instruments about a change, and the work that comes with it."""

from __future__ import annotations

from enquetes.bibliotheek.antwoorden import EENS_5, rows
from enquetes.bibliotheek.instrument import Deel, Instrument, Maat, Rekenwijze, Toets, Woorden, of_library
from enquetes.content import Soort, Vraag


def _mean(code: str, naam: str, number: int, lezen: str, toets: Toets) -> Maat:
    return Maat(
        code=code,
        naam=naam,
        reken=Rekenwijze.UITGEREKT,
        delen=tuple(Deel(code.replace("-", "_"), f"r{at}") for at in range(1, number + 1)),
        punten=(1, 5),
        bereik=(1, 5),
        eenheid="getal",
        richting="hoger",
        lezen=lezen,
        niet="Er is geen grens waarboven een organisatie klaar is. Lees de twee delen apart.",
        toets=toets,
    )


ORIC = Instrument(
    code="oric",
    titel="Klaar voor een verandering (ORIC)",
    meet="Of mensen denken dat zij samen een verandering willen en kunnen invoeren.",
    wie=("medewerkers",),
    wanneer="De verandering is bekend, en begint binnenkort.",
    wanneer_niet="Mensen weten nog niet wat er verandert. Of het gaat om wat één persoon vindt van zichzelf.",
    vragen=(
        of_library(
            Vraag(
                "oric_inzet",
                Soort.MATRIX,
                "De mensen die hier werken:",
                opties=EENS_5,
                rijen=rows(
                    "zetten zich in om deze verandering in te voeren",
                    "doen alles wat nodig is om deze verandering in te voeren",
                    "willen deze verandering invoeren",
                    "zijn vastbesloten om deze verandering in te voeren",
                    "hebben zin om deze verandering in te voeren",
                ),
                richting="hoger",
            )
        ),
        of_library(
            Vraag(
                "oric_vertrouwen",
                Soort.MATRIX,
                "De mensen die hier werken, vertrouwen erop dat:",
                opties=EENS_5,
                rijen=rows(
                    "de organisatie mensen warm maakt voor deze verandering",
                    "zij kunnen volgen hoe ver de verandering is",
                    "de organisatie mensen helpt om aan de verandering te wennen",
                    "zij de vaart in deze verandering houden",
                    "zij problemen bij deze verandering aankunnen",
                    "zij het werk goed verdelen, zodat het invoeren soepel gaat",
                    "zij kunnen omgaan met de belangen die meespelen",
                ),
                richting="hoger",
            )
        ),
    ),
    licentie="Creative Commons Naamsvermelding 4.0 (CC BY 4.0).",
    bronvermelding="ORIC: Shea e.a., 2014, Implementation Science 9:7, CC BY 4.0. Vertaald.",
    woorden=Woorden.VERTAALD,
    bron="Shea, C., Jacobs, S., Esserman, D., Bruce, K. & Weiner, B. (2014). Organizational readiness for "
    "implementing change: a psychometric assessment of a new measure.",
    maten=(
        _mean(
            "oric-inzet",
            "Willen: inzet voor de verandering (ORIC)",
            5,
            "Boven de 3 zijn mensen het er meer mee eens dan oneens.",
            Toets(((4, 4, 3, 5, 4),), 4),
        ),
        _mean(
            "oric-vertrouwen",
            "Kunnen: vertrouwen in de verandering (ORIC)",
            7,
            "Boven de 3 zijn mensen het er meer mee eens dan oneens.",
            Toets(((2, 3, 3, 2, 4, 4, 3),), 3),
        ),
    ),
)

_TLX = (
    ("tlx_denken", "Hoeveel moest u denken bij de taak? 0 is heel weinig, 100 is heel veel."),
    ("tlx_lichaam", "Hoe zwaar was de taak voor uw lichaam? 0 is heel licht, 100 is heel zwaar."),
    ("tlx_tijd", "Hoeveel haast had u bij de taak? 0 is heel weinig, 100 is heel veel."),
    ("tlx_lukken", "Hoe goed lukte de taak? 0 is heel goed, 100 is helemaal niet."),
    ("tlx_moeite", "Hoeveel moeite moest u doen voor de taak? 0 is heel weinig, 100 is heel veel."),
    ("tlx_spanning", "Hoe gespannen was u bij de taak? 0 is helemaal niet, 100 is heel erg."),
)
TLX = Instrument(
    code="tlx",
    titel="Hoe zwaar een taak is (NASA-TLX, zonder gewichten)",
    meet="Hoe zwaar mensen één taak vinden.",
    wie=("medewerkers",),
    wanneer="Direct na een taak die u goed kunt aanwijzen, zoals het behandelen van één aanvraag.",
    wanneer_niet="Voor de werkdruk van een hele week, of van een hele baan.",
    vragen=tuple(
        of_library(Vraag(code, Soort.GETAL, text, minimum=0, maximum=100, heel=True, richting="lager"))
        for code, text in _TLX
    ),
    licentie="Werk van NASA, de overheid van de Verenigde Staten: vrij te gebruiken.",
    bronvermelding="NASA Task Load Index: Hart en Staveland, NASA Ames Research Center, 1988.",
    woorden=Woorden.VERTAALD,
    bron="Hart, S. & Staveland, L. (1988). Development of NASA-TLX.",
    maten=(
        Maat(
            code="tlx",
            naam="Zwaarte van de taak (NASA-TLX)",
            reken=Rekenwijze.UITGEREKT,
            delen=tuple(Deel(code) for code, _ in _TLX),
            punten=(0, 100),
            bereik=(0, 100),
            eenheid="punten",
            richting="lager",
            lezen="Vergelijk dezelfde taak voor en na een verandering.",
            niet="Het is geen werkdruk, en zegt niets over gezondheid. Er is geen grens voor te zwaar.",
            toets=Toets(((80, 10, 60, 30, 70, 50),), 50),
        ),
    ),
)

_TREDEN = ("weten", "willen", "kunnen", "doen", "volhouden")
LADDER = Instrument(
    code="ladder",
    titel="Weten, willen, kunnen, doen, volhouden",
    meet="Op welke trede mensen blijven steken bij een nieuwe manier van werken.",
    wie=("medewerkers",),
    wanneer="Tijdens een verandering, om te kiezen wat nu helpt.",
    wanneer_niet="Om mensen te beoordelen.",
    vragen=(
        of_library(
            Vraag(
                "ladder",
                Soort.MATRIX,
                "Bent u het hiermee eens?",
                opties=EENS_5,
                rijen=rows(
                    "Ik weet waarom wij anders gaan werken.",
                    "Ik wil op de nieuwe manier werken.",
                    "Ik kan op de nieuwe manier werken.",
                    "Ik werk nu op de nieuwe manier.",
                    "Ik blijf op de nieuwe manier werken, ook als het druk is.",
                ),
                richting="hoger",
            )
        ),
    ),
    licentie="Vrij te gebruiken.",
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    maten=(
        Maat(
            code="ladder",
            naam="Treden van de verandering",
            reken=Rekenwijze.TREDE,
            delen=tuple(Deel("ladder", f"r{at}", naam=name) for at, name in enumerate(_TREDEN, start=1)),
            punten=(1, 5),
            bereik=(1, 5),
            eenheid="getal",
            richting="hoger",
            lezen="De eerste trede met een 3 of lager is het knelpunt: begin daar.",
            niet="Een lage trede zegt niet waarom. Vraag dat aan de mensen zelf.",
            toets=Toets(((4, 3.6, 2.8, 2.1, 2),), 3),
        ),
    ),
)
