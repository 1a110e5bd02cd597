from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Functie, Rol


def functie_field() -> forms.ChoiceField:
    """Return the question what somebody is in the ondernemingsraad."""
    return forms.ChoiceField(
        label="Functie in de ondernemingsraad",
        required=False,
        choices=[("", "Lid"), *((each.value, each.label.capitalize()) for each in Functie)],
        widget=forms.RadioSelect,
        help_text="Alleen de voorzitter en de secretaris kunnen een meting stoppen of de ondergrens kiezen.",
    )


class LidmaatschapForm(PlainForm):
    email = forms.EmailField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    naam = forms.CharField(
        label="Naam", max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=[(rol.value, rol.label.capitalize()) for rol in Rol],
        widget=forms.RadioSelect,
    )
    functie = functie_field()

    def clean(self) -> dict[str, Any]:
        """Drop the functie of who has another role: it says nothing there."""
        data = self.cleaned_data
        return data if data.get("rol") == Rol.OR else {**data, "functie": ""}


class FunctieForm(PlainForm):
    functie = functie_field()
