from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Rol


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
