"""Instruments about how people were helped."""

from __future__ import annotations

from enquetes.bibliotheek.antwoorden import EENS_5, TEVREDEN_5, answers, rows
from enquetes.bibliotheek.instrument import Deel, Instrument, Maat, Rekenwijze, Toets, Woorden, of_library
from enquetes.content import CIJFERS, Optie, Soort, Vraag

_OWN = "Vrij te gebruiken."

DIENST = Instrument(
    code="dienst",
    titel="Tevreden over de dienst (GOV.UK)",
    meet="Hoe tevreden iemand is over een dienst, direct na het gebruik.",
    wie=("inwoners",),
    wanneer="Aan het einde van een digitale dienst, of aan de balie.",
    wanneer_niet="Voor een mening over de hele gemeente.",
    vragen=(
        of_library(
            Vraag(
                "dienst",
                Soort.SCHAAL,
                "Hoe tevreden bent u over hoe u vandaag bent geholpen?",
                opties=TEVREDEN_5,
                richting="hoger",
            )
        ),
    ),
    licentie="Open Government Licence 3.0.",
    bronvermelding="Contains public sector information licensed under the Open Government Licence v3.0.",
    woorden=Woorden.VERTAALD,
    bron="GOV.UK Service Manual: measuring user satisfaction.",
    maten=(
        Maat(
            code="dienst",
            naam="Tevredenheid over de dienst",
            reken=Rekenwijze.UITGEREKT,
            delen=(Deel("dienst"),),
            punten=(1, 5),
            bereik=(0, 1),
            eenheid="procent",
            richting="hoger",
            lezen="Is iedereen heel tevreden, dan is het 100 %. Is iedereen heel ontevreden, dan is het 0 %.",
            niet="Het is niet het deel van de mensen dat tevreden is.",
            toets=Toets(tuple((point,) for point in (1, 2, 3, 3, 4, 4, 4, 5, 5, 5)), 0.65),
        ),
    ),
)

_DRIJFVEREN = ("vertrouwen", "kwaliteit", "gemak", "snelheid", "duidelijkheid", "menselijkheid")
A11 = Instrument(
    code="a11",
    titel="Wat een contact goed maakt (A-11, deel 280)",
    meet="Op zes punten hoe iemand een contact met de gemeente vond.",
    wie=("inwoners",),
    wanneer="Kort na een aanvraag of gesprek.",
    wanneer_niet="Voor contact zonder medewerker: de laatste regel past dan niet.",
    vragen=(
        of_library(
            Vraag(
                "a11",
                Soort.MATRIX,
                "Denk aan uw laatste contact met de gemeente. Bent u het hiermee eens?",
                opties=EENS_5,
                rijen=rows(
                    "Door dit contact heb ik meer vertrouwen in de gemeente.",
                    "De gemeente hielp mij met wat ik nodig had.",
                    "Het was makkelijk om dit te regelen.",
                    "Het ging snel genoeg.",
                    "Ik begreep steeds wat er van mij werd gevraagd.",
                    "De medewerkers hielpen mij goed.",
                ),
                richting="hoger",
            )
        ),
    ),
    licentie="Werk van de overheid van de Verenigde Staten: vrij te gebruiken.",
    woorden=Woorden.VERTAALD,
    bron="OMB Circular A-11, Section 280: managing customer experience and improving service delivery.",
    maten=(
        Maat(
            code="a11",
            naam="Wat een contact goed maakt",
            reken=Rekenwijze.AANDEEL,
            delen=tuple(Deel("a11", f"r{at}", naam=name) for at, name in enumerate(_DRIJFVEREN, start=1)),
            punten=(1, 5),
            bereik=(0, 1),
            eenheid="procent",
            richting="hoger",
            lezen="Het deel dat het (helemaal) eens is, per punt. Het laagste punt kan het meest beter.",
            niet="Tel de zes punten niet op: het zijn verschillende dingen.",
            toets=Toets(((5, 5, 10, 50, 30),), 0.8),
            hoogste=2,
        ),
    ),
)

TEVREDENHEID = Instrument(
    code="tevredenheid",
    titel="Tevredenheid",
    meet="Hoe tevreden mensen alles bij elkaar zijn.",
    wie=("inwoners", "medewerkers"),
    wanneer="Elk jaar op dezelfde manier, om een lijn te zien.",
    wanneer_niet="Als enige vraag: u weet dan niet waarom.",
    vragen=(
        of_library(
            Vraag(
                "tevredenheid",
                Soort.SCHAAL,
                "Alles bij elkaar: hoe tevreden bent u over de dienstverlening van de gemeente?",
                opties=TEVREDEN_5,
                richting="hoger",
            )
        ),
    ),
    licentie=_OWN,
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    maten=(
        Maat(
            code="tevredenheid",
            naam="Is tevreden",
            reken=Rekenwijze.AANDEEL,
            delen=(Deel("tevredenheid", naam="tevreden of heel tevreden"),),
            punten=(1, 5),
            bereik=(0, 1),
            eenheid="procent",
            richting="hoger",
            lezen="Het deel dat tevreden of heel tevreden is.",
            niet="Het zegt niet waarover mensen tevreden zijn.",
            toets=Toets(((10, 10, 20, 30, 30),), 0.6),
            hoogste=2,
        ),
    ),
)

RAPPORTCIJFER = Instrument(
    code="rapportcijfer",
    titel="Rapportcijfer",
    meet="Welk cijfer mensen geven, zoals op school.",
    wie=("inwoners", "medewerkers"),
    wanneer="U wilt een cijfer dat iedereen kent.",
    wanneer_niet="Om met andere landen te vergelijken: daar betekent een 7 iets anders.",
    vragen=(
        of_library(
            Vraag(
                "rapportcijfer",
                Soort.RAPPORTCIJFER,
                "Welk cijfer geeft u de dienstverlening van de gemeente?",
                opties=CIJFERS,
                richting="hoger",
            )
        ),
    ),
    licentie=_OWN,
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    lezen="U krijgt het gemiddelde van 1 tot 10, en het deel dat een 7 of hoger gaf. Een klein verschil in "
    "het gemiddelde zegt weinig. Kijk ook hoeveel mensen een onvoldoende gaven.",
)

KANAAL = Instrument(
    code="kanaal",
    titel="Manier van contact",
    meet="Hoe iemand contact had met de gemeente.",
    wie=("inwoners",),
    wanneer="Samen met vragen over tevredenheid of gemak. U krijgt die uitkomsten dan ook per manier van "
    "contact.",
    wanneer_niet="Bij vragen die niet over één contact gaan, en bij medewerkers.",
    vragen=(
        of_library(
            Vraag(
                "kanaal",
                Soort.KEUZE,
                "Hoe had u de laatste keer contact met de gemeente?",
                toelichting="Wij vergelijken antwoorden per manier van contact. Een groep van minder dan 5 "
                "mensen laten wij nooit apart zien.",
                opties=(
                    Optie("digitaal", "via de website"),
                    Optie("balie", "aan de balie"),
                    Optie("telefoon", "per telefoon"),
                    Optie("email", "per e-mail"),
                    Optie("post", "per post"),
                    Optie("anders", "op een andere manier"),
                ),
            )
        ),
    ),
    licentie=_OWN,
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    lezen="U krijgt het deel per manier van contact. Vragen met een goede en een slechte kant staan er ook "
    "per manier van contact. Zo legt u ze naast de doorlooptijd.",
)

AANBEVELING = Instrument(
    code="aanbeveling",
    titel="Aanbevelingsscore",
    meet="Of iemand een dienst zou aanraden.",
    wie=("inwoners",),
    wanneer="Alleen als u verplicht bent deze vraag te stellen.",
    wanneer_niet="Voor diensten waarbij mensen niet kunnen kiezen, zoals een paspoort.",
    afgeraden="Mensen kunnen geen andere gemeente kiezen. Aanraden past daarom niet bij uw diensten. "
    "Kies liever 'Tevredenheid' of 'Gemak'. Wij trekken ook geen groepen van elkaar af: dat gooit "
    "antwoorden weg, en maakt het cijfer onrustig.",
    vragen=(
        of_library(
            Vraag(
                "aanbeveling",
                Soort.SCHAAL,
                "Hoe waarschijnlijk is het dat u deze dienst aanraadt aan iemand die u kent?",
                opties=answers(*map(str, range(11)), first=0),
                uiteinden=("heel onwaarschijnlijk", "heel waarschijnlijk"),
                richting="hoger",
            )
        ),
    ),
    licentie=_OWN,
    woorden=Woorden.EIGEN,
    bron="Gemaakt voor dit programma.",
    maten=(
        Maat(
            code="aanbeveling",
            naam="Gemiddelde aanbeveling",
            reken=Rekenwijze.UITGEREKT,
            delen=(Deel("aanbeveling"),),
            punten=(0, 10),
            bereik=(0, 10),
            eenheid="getal",
            richting="hoger",
            lezen="Het gemiddelde van alle antwoorden.",
            niet="Vergelijk dit niet met cijfers van bedrijven.",
            toets=Toets(((10,), (8,), (6,), (0,)), 6),
        ),
    ),
)
