"""Forms about the library: where questions come, and what is kept of own ones."""

from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, text_field
from enquetes.content import Inhoud
from enquetes.editing import Plek

WIE = (("medewerkers", "Medewerkers"), ("inwoners", "Inwoners"))
_PLACES: dict[str, Plek] = {"na": "na", "pagina": "pagina"}


class ZoekForm(PlainForm):
    """What is looked for; anything else than a known choice looks for everything."""

    zoek = forms.CharField(label="Zoeken", required=False, max_length=100)
    wie = forms.ChoiceField(label="Wie vraagt u?", required=False, choices=(("", "Iedereen"), *WIE))


class PlekForm(PlainForm):
    """On which page of the draft questions come; yields ``code`` and ``plek``."""

    waar = forms.ChoiceField(label="Waar komen de vragen?")

    def __init__(self, *args: Any, inhoud: Inhoud, bij: str = "", **kwargs: Any) -> None:
        """Make the form; ``bij`` is the question at which the maker was, if any."""
        choices, first = [], ""
        for number, page in enumerate(inhoud.paginas, start=1):
            last, name = page.vragen[-1].code, f"pagina {number}{f': {page.titel}' if page.titel else ''}"
            choices.append((f"na:{last}", f"Onderaan {name}"))
            choices.append((f"pagina:{last}", f"Op een nieuwe pagina na {name}"))
            if any(vraag.code == bij for vraag in page.vragen):
                first = f"pagina:{last}"
        super().__init__(*args, initial={"waar": first or choices[-1][0]}, **kwargs)
        self.fields["waar"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has them

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        place, _, code = self.cleaned_data["waar"].partition(":")
        return {"code": code, "plek": _PLACES[place]}


class BewaarForm(PlainForm):
    """What is kept in the library, under which name, and for whom."""

    naam = forms.CharField(label="Naam", max_length=120, help_text="Zo vindt u de vragen terug.")
    waarom = text_field(
        "Waarvoor zijn deze vragen?", rows=3, help_text="Wat meten zij, en wanneer gebruikt u ze?"
    )
    wat = forms.ChoiceField(
        label="Wat bewaart u?",
        choices=(("vraag", "Alleen deze vraag"), ("pagina", "Alle vragen van deze pagina")),
        widget=forms.RadioSelect,
        initial="vraag",
    )
    wie = forms.MultipleChoiceField(
        label="Aan wie stelt u deze vragen?",
        choices=WIE,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies aan wie u deze vragen stelt."},
    )
    gedeeld = forms.BooleanField(
        label="Ook delen met de andere gemeenten die hier samenwerken",
        required=False,
        help_text="Andere gemeenten zien dan de vragen en de naam van uw gemeente. Zij gebruiken een kopie. "
        "U kunt er altijd mee stoppen.",
    )

    def clean_naam(self) -> str:
        return " ".join(self.cleaned_data["naam"].split())
