"""The form in which a question is made: the fields that its kind needs, as short lines of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from adoptie.forms.base import PlainForm, text_field
from adoptie.refusal import Refusal
from enquetes.content import CIJFERS, Optie, Soort, Vraag
from enquetes.editing import UNKNOWN, options_from
from enquetes.forms.getal import GetalField
from enquetes.forms.lines import LinesField

AGREE = ("helemaal niet mee eens", "niet mee eens", "een beetje mee eens", "mee eens", "helemaal mee eens")
OTHER = Optie("anders", "Anders, namelijk", namelijk=True)
_FEWEST = 2
_BETTER = [("hoger", "Hoger is beter"), ("lager", "Lager is beter"), ("geen", "Geen van beide")]
_COMMON = (
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
_FIELDS: dict[Soort, tuple[str, ...]] = {
    Soort.KEUZE: ("antwoorden", "anders", "weet_niet", "lijst", "willekeurig"),
    Soort.MEERKEUZE: ("antwoorden", "anders", "geen_van_deze", "minste", "meeste", "willekeurig"),
    Soort.SCHAAL: ("antwoorden", "uiteinde_laag", "uiteinde_hoog", "weet_niet", "richting"),
    Soort.RAPPORTCIJFER: ("weet_niet", "richting"),
    Soort.MATRIX: ("rijen", "antwoorden", "weet_niet", "richting"),
    Soort.DUBBELMATRIX: ("rijen", "kop", "antwoorden", "kop2", "antwoorden2", "richting"),
    Soort.RANGSCHIKKING: ("antwoorden", "meeste", "willekeurig"),
    Soort.GETAL: ("minimum", "maximum", "eenheid", "heel", "richting", "geen_antwoord"),
    Soort.DATUM: ("geen_antwoord",),
    Soort.TEKST: ("lang", "geen_antwoord"),
    Soort.EMAIL: (),
    Soort.TELEFOON: (),
    Soort.AKKOORD: (),
    Soort.UITLEG: (),
    Soort.BEREKENING: ("formule", "uitkomst"),
}


def _tick(label: str) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def _words(label: str, help_text: str = "", *, required: bool = False) -> forms.Field:
    return forms.CharField(label=label, max_length=200, required=required, help_text=help_text)


def _how_many(label: str, lowest: int = 1) -> forms.Field:
    return forms.IntegerField(label=label, min_value=lowest, max_value=25, required=False)


_MAKE: dict[str, Callable[[], forms.Field]] = {
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
    "richting": lambda: forms.ChoiceField(
        label="Wat is beter?",
        choices=_BETTER,
        widget=forms.RadioSelect,
        help_text="Zo weet het programma of een verandering goed nieuws is.",
    ),
}  # fmt: skip
_ORDERED = frozenset({Soort.SCHAAL, Soort.MATRIX, Soort.DUBBELMATRIX})


class VraagForm(PlainForm):
    """The fields that this kind of question needs; yields ``vraag``."""

    tekst = text_field("Vraag of stelling", rows=2, help_text="Vraag één ding tegelijk, in een korte zin.")
    toelichting = text_field("Uitleg bij de vraag", required=False, rows=2)

    def __init__(self, *args: Any, soort: Soort, vraag: Vraag | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(soort, vraag), **kwargs)
        self.soort, self.vraag = soort, vraag
        self.fields |= {name: _MAKE[name]() for name in _FIELDS[soort]}
        if soort in _ORDERED:
            self.fields["antwoorden"].help_text += " Begin met het laagste."
        if "rijen" in self.fields:
            self.fields["tekst"].label = "Zin boven de stellingen"
            self.fields["tekst"].help_text = "Bijvoorbeeld: wat vindt u van het nieuwe zaaksysteem?"
        if soort == Soort.UITLEG:
            self.fields["tekst"].label, self.fields["tekst"].help_text = "Tekst", "Mensen lezen dit alleen."

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        for low, high, words in (("minimum", "maximum", "getal"), ("minste", "meeste", "aantal")):
            least, most = data.get(low), data.get(high)
            if least is not None and most is not None and least >= most + (words == "aantal"):
                raise ValidationError({high: f"Het hoogste {words} moet meer zijn dan het laagste."})
        try:
            return {"vraag": self._vraag(data)}
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal

    def _vraag(self, data: dict[str, Any]) -> Vraag:
        """Return the question; what this form does not show stays as it was."""
        told: dict[str, Any] = {name: data[name] for name in _COMMON if name in data}
        told["tekst"] = " ".join(data["tekst"].split())
        told["toelichting"] = data["toelichting"].strip()
        told["opties"] = _options(self.soort, data, self.vraag)
        for name in ("geen_antwoord", "richting", "willekeurig"):
            if name in data:
                told[name] = data[name]
        if "rijen" in data:
            told["rijen"] = options_from(data["rijen"], self.vraag.rijen if self.vraag else (), prefix="r")
        if "kop" in data:
            told["koppen"] = (data["kop"], data["kop2"])
            told["opties2"] = options_from(data["antwoorden2"], self.vraag.opties2 if self.vraag else ())
        if "uiteinde_laag" in data:
            ends = (data["uiteinde_laag"], data["uiteinde_hoog"])
            told["uiteinden"] = ends if all(ends) else ()
        if self.vraag:
            return replace(self.vraag, **told)
        # A new question gets its code when it is stored.
        return Vraag(code="nieuw", soort=self.soort, **told)


def _options(soort: Soort, data: dict[str, Any], before: Vraag | None) -> tuple[Optie, ...]:
    earlier = before.opties if before else ()
    if soort == Soort.RAPPORTCIJFER:
        options = CIJFERS
    else:
        options = options_from(data.get("antwoorden", ()), [each for each in earlier if _is_plain(each)])
    alone = data.get("geen_van_deze")
    return (
        *options,
        *(_kept(earlier, "namelijk", OTHER) if data.get("anders") else ()),
        *(
            [replace(_kept(earlier, "alleen", Optie("geen", "", alleen=True))[0], tekst=alone)]
            if alone
            else ()
        ),
        *(_unknown(earlier) if data.get("weet_niet") else ()),
    )


def _is_plain(option: Optie) -> bool:
    return option.telt and not option.namelijk and not option.alleen


def _kept(earlier: tuple[Optie, ...], what: str, fresh: Optie) -> list[Optie]:
    return [option for option in earlier if getattr(option, what)] or [fresh]


def _unknown(earlier: tuple[Optie, ...]) -> list[Optie]:
    return [option for option in earlier if not option.telt] or [UNKNOWN]


def _initial(soort: Soort, vraag: Vraag | None) -> dict[str, Any]:
    if vraag is None:
        answers = AGREE if soort in {Soort.SCHAAL, Soort.MATRIX} else ()
        return {
            "antwoorden": "\n".join(answers),
            "richting": "hoger" if answers or soort == Soort.RAPPORTCIJFER else "geen",
            "uitkomst": "getal",
            "weet_niet": bool(answers),
        }
    shown = {name: getattr(vraag, name) for name in ("tekst", "toelichting", "richting", *_COMMON)}
    ends, heads = vraag.uiteinden or ("", ""), vraag.koppen or ("", "")
    return shown | {
        "antwoorden": _lines(option for option in vraag.opties if _is_plain(option)),
        "antwoorden2": _lines(vraag.opties2),
        "rijen": _lines(vraag.rijen),
        "anders": any(option.namelijk for option in vraag.opties),
        "geen_van_deze": next((option.tekst for option in vraag.opties if option.alleen), ""),
        "weet_niet": any(not option.telt for option in vraag.opties),
        "geen_antwoord": vraag.geen_antwoord,
        "willekeurig": vraag.willekeurig,
        "uiteinde_laag": ends[0],
        "uiteinde_hoog": ends[1],
        "kop": heads[0],
        "kop2": heads[1],
    }


def _lines(options: Any) -> str:
    return "\n".join(option.tekst for option in options)
