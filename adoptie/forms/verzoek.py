"""What somebody writes down of a request about own data that came by letter, phone or at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from adoptie.forms.base import PlainForm, date_field
from adoptie.models import Verzoek
from adoptie.personal.masking import mask


def _choice(label: str, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices.choices, widget=forms.RadioSelect, **kwargs)


def _names_nobody(value: str) -> None:
    """Refuse what leads to a person by itself. A name cannot be known for sure, so the help text asks."""
    if mask(value) != value:
        raise ValidationError("Zet hier geen e-mailadres, telefoonnummer of ander nummer van de persoon.")


def _why(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=200, required=False, help_text=help_text, validators=[_names_nobody]
    )


def _identity() -> forms.ChoiceField:
    return _choice(
        "Hoe is nagegaan wie dit vraagt?",
        Verzoek.Identiteit,
        help_text="Vraag niet meer dan nodig is. Een kopie van een paspoort is niet nodig.",
    )


class VerzoekForm(PlainForm):
    kenmerk = forms.CharField(
        label="Kenmerk van de brief of de zaak",
        max_length=40,
        help_text="Bijvoorbeeld Z2026-0123. Zet hier geen naam of adres. Die staan al in de brief.",
        validators=[_names_nobody],
    )
    soort = _choice("Wat vraagt deze persoon?", Verzoek.Soort)
    vrager = _choice("Wie vraagt het?", Verzoek.Vrager)
    manier = _choice("Hoe kwam het binnen?", Verzoek.Manier)
    ontvangen_op = date_field(
        "Ontvangen op", past=True, help_text="Vanaf deze dag hebt u een maand om te antwoorden."
    )
    identiteit = _identity()


class VerzoekBijwerkForm(PlainForm):
    identiteit = _identity()
    verlengd_waarom = _why(
        "Waarom duurt het langer dan een maand?",
        "Leeg: u antwoordt binnen een maand. Anders hebt u twee maanden extra. "
        "Schrijf dat ook aan de persoon, binnen de eerste maand.",
    )


class VerzoekAfhandelForm(PlainForm):
    uitkomst = _choice("Wat hebt u de persoon geantwoord?", Verzoek.Uitkomst)
    uitkomst_waarom = _why(
        "Waarom?",
        "Vul dit in als u iets niet deed. Schrijf de persoon dan ook waar die kan klagen: "
        "bij de Autoriteit Persoonsgegevens of de rechter.",
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        refused = data.get("uitkomst") in {Verzoek.Uitkomst.GEWEIGERD, Verzoek.Uitkomst.DEELS}
        if refused and not data.get("uitkomst_waarom"):
            self.add_error("uitkomst_waarom", "Schrijf waarom u niet alles deed.")
        return data


class WisVerzoekForm(VerzoekForm):
    """The same of a request to erase that is done at once, of somebody who has been found."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["soort"]
        known = [choice for choice in Verzoek.Identiteit.choices if choice[0] != Verzoek.Identiteit.NIET]
        self.fields["identiteit"].choices = known  # type: ignore[attr-defined]  # a field with choices
