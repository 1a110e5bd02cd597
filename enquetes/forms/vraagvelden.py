"""The fields that a question of each kind needs to be made."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from adoptie.forms.base import text_field
from enquetes.content import CODE, Optie, Soort
from enquetes.content.vraag import CONTACT
from enquetes.forms.getal import GetalField
from enquetes.forms.lines import LinesField

AGREE = ("helemaal niet mee eens", "niet mee eens", "niet eens, niet oneens", "mee eens", "helemaal mee eens")
OTHER = Optie("anders", "Anders, namelijk", namelijk=True)
_FEWEST = 2
# As short as the smallest screens can show.
_SPOREN = [
    ("mentaal", "Mentaal: hoe mensen werken"),
    ("virtueel", "Virtueel: het zaaksysteem"),
    ("fysiek", "Fysiek: apparaten, ruimtes"),
]
_BETTER = [("hoger", "Hoger is beter"), ("lager", "Lager is beter"), ("geen", "Geen van beide")]
COMMON = (
    "minimum",
    "maximum",
    "eenheid",
    "minste",
    "meeste",
    "lang",
    "heel",
    "lijst",
    "formule",
    "uitkomst",
)

# What each kind asks, beside its text and explanation.
FIELDS: dict[Soort, tuple[str, ...]] = {
    Soort.KEUZE: ("antwoorden", "anders", "weet_niet", "lijst", "willekeurig"),
    Soort.MEERKEUZE: (
        "antwoorden",
        "anders",
        "geen_van_deze",
        "geen_antwoord",
        "minste",
        "meeste",
        "willekeurig",
    ),
    Soort.SCHAAL: ("antwoorden", "uiteinde_laag", "uiteinde_hoog", "weet_niet", "richting"),
    Soort.RAPPORTCIJFER: ("weet_niet", "richting"),
    Soort.MATRIX: ("rijen", "antwoorden", "weet_niet", "richting"),
    Soort.DUBBELMATRIX: ("rijen", "kop", "antwoorden", "kop2", "antwoorden2", "richting", "geen_antwoord"),
    Soort.RANGSCHIKKING: ("antwoorden", "geen_antwoord", "minste", "meeste", "willekeurig"),
    Soort.GETAL: ("minimum", "maximum", "eenheid", "heel", "richting", "geen_antwoord"),
    Soort.DATUM: ("geen_antwoord",),
    Soort.TEKST: ("lang", "geen_antwoord"),
    Soort.EMAIL: ("geen_antwoord",),
    Soort.TELEFOON: ("geen_antwoord",),
    Soort.AKKOORD: ("geen_antwoord",),
    Soort.UITLEG: (),
    Soort.BEREKENING: ("formule", "uitkomst"),
}


def _tick(label: str) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def _words(label: str, help_text: str = "", *, required: bool = False) -> forms.Field:
    return forms.CharField(label=label, max_length=200, required=required, help_text=help_text)


def _how_many(label: str, lowest: int = 1) -> forms.Field:
    return forms.IntegerField(label=label, min_value=lowest, max_value=25, required=False)


MAKE: dict[str, Callable[[], forms.Field]] = {
    "antwoorden": lambda: LinesField(
        label="Antwoorden", fewest=_FEWEST, help_text="Elk antwoord op een eigen regel."
    ),
    "antwoorden2": lambda: LinesField(
        label="Antwoorden in de tweede kolom", fewest=_FEWEST, help_text="Begin met het laagste."
    ),
    "rijen": lambda: LinesField(label="Stellingen", help_text="Elke stelling op een eigen regel."),
    "kop": lambda: _words("Kop boven de eerste kolom", "Bijvoorbeeld: hoe belangrijk?", required=True),
    "kop2": lambda: _words("Kop boven de tweede kolom", "Bijvoorbeeld: hoe tevreden?", required=True),
    "uiteinde_laag": lambda: _words(
        "Woorden bij het laagste antwoord", "Alleen bij antwoorden als 1, 2, 3. Bijvoorbeeld: zeer moeilijk."
    ),
    "uiteinde_hoog": lambda: _words("Woorden bij het hoogste antwoord", "Bijvoorbeeld: zeer makkelijk."),
    "anders": lambda: _tick("Ook 'anders, namelijk' laten kiezen, met een regel om iets op te schrijven."),
    "geen_van_deze": lambda: _words("Antwoord dat de andere uitsluit", "Bijvoorbeeld: geen van deze."),
    "weet_niet": lambda: _tick("Ook 'weet ik niet' laten kiezen. Dat telt niet mee in het gemiddelde."),
    "geen_antwoord": lambda: _words(
        "Vakje voor wie geen antwoord heeft", "Bijvoorbeeld: weet ik niet, of niet van toepassing."
    ),
    "lijst": lambda: _tick("De antwoorden in een uitklaplijst zetten. Alleen handig bij veel antwoorden."),
    "willekeurig": lambda: _tick("De antwoorden voor iedereen in een andere volgorde zetten."),
    "minimum": lambda: GetalField(label="Laagste getal", required=False),
    "maximum": lambda: GetalField(label="Hoogste getal", required=False),
    "eenheid": lambda: forms.CharField(
        label="Eenheid", max_length=40, required=False, help_text="Bijvoorbeeld: uren per week."
    ),
    "heel": lambda: _tick("Alleen hele getallen"),
    "minste": lambda: _how_many("Hoeveel antwoorden minstens?"),
    "meeste": lambda: _how_many("Hoeveel antwoorden hoogstens?"),
    "lang": lambda: _tick("Ruimte voor meer zinnen"),
    "formule": lambda: text_field("Berekening", rows=2, help_text="Bijvoorbeeld: 36 - uren_thuis."),
    "uitkomst": lambda: forms.ChoiceField(
        label="Wat komt eruit?",
        choices=[("getal", "Een getal"), ("tekst", "Een tekst")],
        widget=forms.RadioSelect,
    ),
    "controle": lambda: text_field(
        "Controle van het antwoord",
        required=False,
        rows=2,
        help_text="Een formule die moet kloppen. Bijvoorbeeld: uren_thuis <= uren_totaal.",
    ),
    "controle_tekst": lambda: _words(
        "Wat ziet iemand als de controle niet klopt?",
        "Bijvoorbeeld: u werkt thuis niet meer uren dan in totaal.",
    ),
    "concept": lambda: forms.RegexField(
        rf"^{CODE.pattern}\Z",
        label="Hoort bij de lijn van",
        required=False,
        help_text="Alleen als dit eerder onder een andere code is gevraagd. Schrijf dan die code.",
        error_messages={"invalid": "Een code begint met een letter en heeft alleen letters en cijfers."},
    ),
    "spoor": lambda: forms.TypedChoiceField(
        label="Over welk spoor gaat deze vraag?",
        choices=_SPOREN,
        required=False,
        initial="mentaal",
        empty_value="mentaal",
        help_text="Bij dit spoor staan de cijfers op het dashboard. De vraag zelf verandert er niet door.",
    ),
    "richting": lambda: forms.ChoiceField(
        label="Wat is beter?",
        choices=_BETTER,
        widget=forms.RadioSelect,
        help_text="Zo weet het programma of een verandering goed nieuws is.",
    ),
}  # fmt: skip
# Rarely needed, and folded away until they are.
MORE = ("minste", "meeste", "lijst", "willekeurig", "controle", "controle_tekst", "concept", "spoor")
OF_ANSWERS = ("controle", "controle_tekst", "concept")
# An explanation has no answers, and of these answers there is nothing to follow.
WITHOUT_SPOOR = CONTACT | {Soort.AKKOORD, Soort.UITLEG}
ORDERED = frozenset({Soort.SCHAAL, Soort.MATRIX, Soort.DUBBELMATRIX})
