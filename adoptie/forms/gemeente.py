from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm


class GegevensForm(PlainForm):
    naam = forms.CharField(label="Naam", max_length=80)
    inwoners = forms.IntegerField(label="Aantal inwoners", required=False, min_value=1, max_value=2_000_000)
    contact_email = forms.EmailField(
        label="E-mailadres voor vragen",
        required=False,
        help_text="Dit adres staat op de contactpagina. Iedereen kan het lezen.",
    )
