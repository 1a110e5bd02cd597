"""What an inwoner fills in for the panel, or a clerk for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from enquetes.consent import CURRENT
from enquetes.forms.lines import LinesField
from enquetes.models import Profiel, Toestemming
from enquetes.queries.panel import Klassen

_RATHER_NOT = ("", "Dat zeg ik liever niet")
# More of them are easier to find in a list that opens.
_MOST_ROUNDS = 12


class EmailForm(PlainForm):
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl.",
        },
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AndersAdresForm(EmailForm):
    """The address of somebody else than who fills it in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"


class ProfielForm(PlainForm):
    """Classes only, and each may be left open."""

    leeftijd = forms.ChoiceField(
        label="Hoe oud bent u?",
        choices=[*Profiel.Leeftijd.choices, _RATHER_NOT],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    kern = forms.ChoiceField(
        label="In welke kern of wijk woont u?", required=False, initial="", widget=forms.RadioSelect
    )
    ondernemer = forms.ChoiceField(
        label="Bent u ook ondernemer?",
        choices=[("ja", "Ja"), ("nee", "Nee"), _RATHER_NOT],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kernen: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*((kern, kern) for kern in kernen), _RATHER_NOT]
        if len(choices) > _MOST_ROUNDS:
            self.fields["kern"].widget = forms.Select()
        self.fields["kern"].choices = choices  # type: ignore[attr-defined]  # it is a ChoiceField
        if not kernen:
            del self.fields["kern"]

    def klassen(self) -> Klassen:
        entrepreneur = {"ja": True, "nee": False}.get(self.cleaned_data["ondernemer"])
        return Klassen(self.cleaned_data["leeftijd"], self.cleaned_data.get("kern", ""), entrepreneur)

    @staticmethod
    def initial_of(klassen: Klassen) -> dict[str, str]:
        words = {True: "ja", False: "nee", None: ""}
        return {
            "leeftijd": klassen.leeftijd,
            "kern": klassen.kern,
            "ondernemer": words[klassen.ondernemer],
        }


class AanmeldForm(EmailForm, ProfielForm):
    akkoord = forms.BooleanField(
        label="Ja, ik vind dit goed.",
        error_messages={"required": "Zet een vinkje als u dit goed vindt. Zonder kunt u geen lid worden."},
    )
    # Says which text was on the page that was sent in.
    versie = forms.CharField(widget=forms.HiddenInput, initial=CURRENT)

    field_order: tuple[str, ...] = ("email", "leeftijd", "kern", "ondernemer", "akkoord", "versie")

    def clean_versie(self) -> str:
        version = str(self.cleaned_data["versie"])
        if version != CURRENT:
            # What comes back on the page is the new text, with no yes to it yet.
            self.data = {**dict(self.data.items()), "versie": CURRENT, "akkoord": ""}
            raise forms.ValidationError("De tekst is intussen veranderd. Lees hem nog eens.")
        return version


class KernenForm(PlainForm):
    namen = LinesField(
        label="Kernen of wijken",
        required=False,
        fewest=0,
        most=60,
        longest=60,
        help_text="Eén per regel, bijvoorbeeld Wapenveld. Kies ze niet te klein: weinig leden tellen samen.",
    )


class BalieForm(AanmeldForm, AndersAdresForm):
    """What a clerk fills in for somebody who wrote or called."""

    kanaal = forms.ChoiceField(
        label="Hoe heeft de inwoner ja gezegd?",
        choices=[
            (kanaal.value, f"Op {kanaal.label}" if kanaal == "papier" else "Door de telefoon")
            for kanaal in (Toestemming.Kanaal.PAPIER, Toestemming.Kanaal.TELEFOON)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies papier of telefoon."},
    )

    field_order: tuple[str, ...] = ("kanaal", *AanmeldForm.field_order)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["akkoord"].label = "De inwoner vindt deze tekst goed."
