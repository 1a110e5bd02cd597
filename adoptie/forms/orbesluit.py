from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, date_field, text_field
from adoptie.models import Orbesluit


class OrbesluitForm(PlainForm):
    soort = forms.ChoiceField(
        label="Besluit",
        choices=[(soort.value, soort.label.capitalize()) for soort in Orbesluit.Soort],
        widget=forms.RadioSelect,
    )
    dossier_versie = forms.CharField(
        label="Versie van het dossier", max_length=20, help_text="Het nummer dat op het dossier staat."
    )
    metingen = text_field(
        "Metingen waar het besluit over gaat",
        help_text="Noem elke vragenlijst en elk cijfer over medewerkers.",
    )
    genomen_op = date_field("Genomen op", past=True)
    geldig_tot = date_field("Geldig tot en met", help_text="Hoogstens twaalf maanden na het besluit.")
    vertrouwelijk_mag = forms.BooleanField(
        label="Vertrouwelijk meten mag: dezelfde mensen volgen, als zij dat zelf goed vinden",
        required=False,
        help_text="Zonder dit vinkje kan een vertrouwelijke ronde niet open, ook niet na instemming.",
    )
    brief = forms.CharField(
        label="Kenmerk van de brief",
        max_length=120,
        required=False,
        help_text="Vul dit in als instemming niet nodig is.",
    )

    def __init__(self, *args: Any, vertrouwelijk: bool = True, voorstel: str = "", **kwargs: Any) -> None:
        """``vertrouwelijk``: that is asked for; ``voorstel`` says why the last day was filled in."""
        super().__init__(*args, **kwargs)
        if not vertrouwelijk:
            del self.fields["vertrouwelijk_mag"]
        self.fields["geldig_tot"].help_text = f"{voorstel} {self.fields['geldig_tot'].help_text}".strip()
