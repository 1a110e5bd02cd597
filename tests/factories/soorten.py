"""A questionnaire with a question of every kind, for tests that must hold for all of them."""

from __future__ import annotations

from enquetes.content import CIJFERS, Answer, Inhoud, Optie, Pagina, Soort, Vraag

UNSURE = Optie("wn", "weet ik niet", telt=False)
_YES_NO = (Optie("ja", "Ja"), Optie("nee", "Nee"))
_SEVEN = tuple(Optie(str(point), str(point)) for point in range(1, 8))
_TASKS = (Optie("r1", "Zaken zoeken"), Optie("r2", "Zaken afsluiten"))

EVERY_KIND = Inhoud(
    titel="Alle soorten",
    inleiding="Een vraag van elke soort.",
    slot="Tot de volgende keer.",
    paginas=(
        Pagina(
            titel="Kiezen",
            vragen=(
                Vraag("welkom", Soort.UITLEG, "Deze vragen gaan over het zaaksysteem."),
                Vraag(
                    "werkplek",
                    Soort.KEUZE,
                    "Waar werkt u meestal?",
                    opties=(
                        Optie("1", "Thuis"),
                        Optie("2", "Op kantoor"),
                        Optie("anders", "Anders, namelijk", namelijk=True),
                        UNSURE,
                    ),
                ),
                Vraag("beroep", Soort.KEUZE, "Wat doet u?", opties=_YES_NO, lijst=True, willekeurig=True),
                Vraag(
                    "hulp",
                    Soort.MEERKEUZE,
                    "Wat helpt u?",
                    opties=(
                        Optie("1", "Een collega"),
                        Optie("2", "Een cursus"),
                        Optie("3", "Een filmpje"),
                        Optie("geen", "Geen van deze", alleen=True),
                    ),
                    meeste=2,
                ),
                Vraag(
                    "gemak",
                    Soort.SCHAAL,
                    "Hoe makkelijk is het systeem?",
                    opties=_SEVEN,
                    uiteinden=("zeer moeilijk", "zeer makkelijk"),
                    richting="hoger",
                ),
                Vraag(
                    "cijfer",
                    Soort.RAPPORTCIJFER,
                    "Welk cijfer geeft u het systeem?",
                    opties=(*CIJFERS, UNSURE),
                    richting="hoger",
                ),
            ),
        ),
        Pagina(
            titel="Rijen",
            vragen=(
                Vraag(
                    "lukt",
                    Soort.MATRIX,
                    "Lukt dit?",
                    opties=(*_YES_NO, UNSURE),
                    rijen=_TASKS,
                    richting="hoger",
                ),
                Vraag(
                    "taken",
                    Soort.DUBBELMATRIX,
                    "Hoe gaat dit?",
                    opties=_SEVEN[:3],
                    opties2=_YES_NO,
                    koppen=("Hoe vaak?", "Tevreden?"),
                    rijen=_TASKS,
                ),
                Vraag(
                    "eerst",
                    Soort.RANGSCHIKKING,
                    "Wat moet eerst beter?",
                    opties=(Optie("1", "Snelheid"), Optie("2", "Zoeken"), Optie("3", "Hulp")),
                ),
            ),
        ),
        Pagina(
            titel="Invullen",
            vragen=(
                Vraag(
                    "uren",
                    Soort.GETAL,
                    "Hoeveel uur werkt u per week?",
                    minimum=0,
                    maximum=60,
                    eenheid="uur",
                    heel=True,
                    geen_antwoord="Dat wisselt",
                ),
                Vraag("over", Soort.BEREKENING, "Uren vrij", formule="60 - uren"),
                Vraag("sinds", Soort.DATUM, "Sinds wanneer werkt u hier?", geen_antwoord="weet ik niet"),
                Vraag("kort", Soort.TEKST, "Wat is het beste?"),
                Vraag("lang", Soort.TEKST, "Wat moet anders?", lang=True, geen_antwoord="niets"),
                Vraag("mail", Soort.EMAIL, "Wat is uw e-mailadres?"),
                Vraag("bellen", Soort.TELEFOON, "Op welk nummer mogen we bellen?"),
                Vraag("mag", Soort.AKKOORD, "Mijn antwoorden mogen worden bewaard."),
            ),
        ),
    ),
)

# What somebody may have filled in, as a draft keeps it.
EVERY_ANSWER: dict[str, Answer] = {
    "werkplek": "anders",
    "werkplek.anders": "In de trein",
    "beroep": "ja",
    "hulp": ["1", "3"],
    "gemak": "6",
    "cijfer": "8",
    "lukt": {"r1": "ja", "r2": "nee"},
    "taken": {"r1_a": "2", "r1_b": "ja", "r2_a": "3"},
    "eerst": ["3", "1", "2"],
    "uren": 36.0,
    "sinds": "2019-03-01",
    "kort": "De rust",
    "lang.nvt": "ja",
    "mail": "iemand@hattem.example",
    "bellen": "038-1234567",
    "mag": "ja",
}
