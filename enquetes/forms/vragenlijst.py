"""Forms for making a questionnaire: a question is filled in as short lines of text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from adoptie.forms.base import PlainForm, text_field
from adoptie.refusal import Refusal
from enquetes.content import CODED, Optie, Soort, Vraag
from enquetes.editing import UNKNOWN, options_from
from enquetes.forms.getal import GetalField
from enquetes.forms.lines import LinesField

_FEWEST = 2
AGREE = ("helemaal niet mee eens", "niet mee eens", "een beetje mee eens", "mee eens", "helemaal mee eens")
_BETTER = [("hoger", "Hoger is beter"), ("lager", "Lager is beter"), ("geen", "Geen van beide")]


class NaamForm(PlainForm):
    naam = forms.CharField(
        label="Naam",
        max_length=120,
        help_text="Deze naam ziet ook wie de vragen invult. Bijvoorbeeld: Nulmeting.",
    )

    def clean_naam(self) -> str:
        return " ".join(self.cleaned_data["naam"].split())


class TekstenForm(PlainForm):
    titel = forms.CharField(label="Titel", max_length=120, help_text="Staat boven de vragenlijst.")
    inleiding = text_field(
        "Inleiding",
        required=False,
        help_text="Waarom stelt u deze vragen, en wat gebeurt er daarna? Houd het kort.",
    )


class PaginaTekstForm(PlainForm):
    titel = forms.CharField(label="Kop van de pagina", max_length=120, required=False)
    uitleg = text_field("Uitleg boven de vragen", required=False, rows=3)


class VraagForm(PlainForm):
    """The fields that this kind of question needs; yields ``vraag``."""

    tekst = text_field("Vraag of stelling", rows=2, help_text="Vraag één ding tegelijk, in een korte zin.")
    toelichting = text_field("Uitleg bij de vraag", required=False, rows=2)

    def __init__(self, *args: Any, soort: Soort, vraag: Vraag | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(soort, vraag), **kwargs)
        self.soort, self.vraag = soort, vraag
        self.fields |= _fields(soort)
        if soort == Soort.MATRIX:
            self.fields["tekst"].label = "Zin boven de stellingen"
            self.fields["tekst"].help_text = "Bijvoorbeeld: wat vindt u van het nieuwe zaaksysteem?"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        low, high = data.get("minimum"), data.get("maximum")
        if low is not None and high is not None and low >= high:
            raise ValidationError({"maximum": "Het hoogste getal moet meer zijn dan het laagste."})
        try:
            return {"vraag": self._vraag(data)}
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal

    def _vraag(self, data: dict[str, Any]) -> Vraag:
        before = self.vraag
        return Vraag(
            # A new question gets its code when it is stored.
            code=before.code if before else "nieuw",
            soort=self.soort,
            tekst=" ".join(data["tekst"].split()),
            toelichting=data["toelichting"].strip(),
            opties=_options(data, before),
            rijen=options_from(data.get("rijen", ()), before.rijen if before else (), prefix="r"),
            minimum=data.get("minimum"),
            maximum=data.get("maximum"),
            eenheid=data.get("eenheid", ""),
            lang=data.get("lang", False),
            richting=data.get("richting", "geen"),
        )


def _options(data: dict[str, Any], before: Vraag | None) -> tuple[Optie, ...]:
    if "antwoorden" not in data:
        return ()
    counting = options_from(data["antwoorden"], [o for o in before.opties if o.telt] if before else ())
    unknown = [o for o in before.opties if not o.telt] if before else []
    return (*counting, *((unknown or [UNKNOWN]) if data.get("weet_niet") else []))


def _initial(soort: Soort, vraag: Vraag | None) -> dict[str, Any]:
    if vraag is None:
        answers = AGREE if soort in {Soort.SCHAAL, Soort.MATRIX} else ()
        return {
            "antwoorden": "\n".join(answers),
            "richting": "hoger" if answers else "geen",
            "weet_niet": bool(answers),
        }
    return {
        "tekst": vraag.tekst,
        "toelichting": vraag.toelichting,
        "antwoorden": "\n".join(option.tekst for option in vraag.opties if option.telt),
        "weet_niet": any(not option.telt for option in vraag.opties),
        "rijen": "\n".join(row.tekst for row in vraag.rijen),
        "minimum": vraag.minimum,
        "maximum": vraag.maximum,
        "eenheid": vraag.eenheid,
        "lang": vraag.lang,
        "richting": vraag.richting,
    }


def _fields(soort: Soort) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    ordered = soort in {Soort.SCHAAL, Soort.MATRIX}
    if soort == Soort.MATRIX:
        fields["rijen"] = LinesField(label="Stellingen", help_text="Elke stelling op een eigen regel.")
    if soort in CODED:
        from_low = " Begin met het laagste." if ordered else ""
        fields["antwoorden"] = LinesField(
            label="Antwoorden", fewest=_FEWEST, help_text=f"Elk antwoord op een eigen regel.{from_low}"
        )
    if soort in CODED - {Soort.MEERKEUZE}:
        fields["weet_niet"] = forms.BooleanField(
            label="Ook 'weet ik niet' laten kiezen. Dat telt niet mee in het gemiddelde.", required=False
        )
    if soort == Soort.GETAL:
        fields |= {
            "minimum": GetalField(label="Laagste getal", required=False),
            "maximum": GetalField(label="Hoogste getal", required=False),
            "eenheid": forms.CharField(
                label="Eenheid", max_length=40, required=False, help_text="Bijvoorbeeld: uren per week."
            ),
        }
    if soort == Soort.TEKST:
        fields["lang"] = forms.BooleanField(label="Ruimte voor meer zinnen", required=False)
    if ordered or soort == Soort.GETAL:
        fields["richting"] = forms.ChoiceField(
            label="Wat is beter?",
            choices=_BETTER,
            widget=forms.RadioSelect,
            help_text="Zo weet het programma of een verandering goed nieuws is.",
        )
    return fields
