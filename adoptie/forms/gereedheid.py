from __future__ import annotations

from django import forms
from django.utils import timezone

from adoptie.forms.base import PlainForm, date_field, text_field


class BewijsForm(PlainForm):
    bewijs = text_field(
        "Bewijs", help_text="Waaruit blijkt het? Bijvoorbeeld een uitkomst, een verslag of een test."
    )
    voldaan_op = date_field("Klaar sinds", past=True, initial=timezone.localdate)


class CriteriumForm(PlainForm):
    criterium = forms.CharField(
        label="Wat klaar moet zijn",
        max_length=200,
        help_text="Schrijf iets op waarvan u later ja of nee kunt zeggen.",
    )


class StapForm(PlainForm):
    naam = forms.CharField(label="Naam van de stap", max_length=120)
