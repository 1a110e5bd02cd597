from __future__ import annotations

from django import forms
from django.utils import timezone

from adoptie.forms.base import PlainForm, date_field, text_field


class BewijsForm(PlainForm):
    bewijs = text_field(
        "Waaruit blijkt dit?", help_text="Bijvoorbeeld een uitkomst, een verslag of een test."
    )
    voldaan_op = date_field("Sinds wanneer is dit klaar?", initial=timezone.localdate)


class CriteriumForm(PlainForm):
    criterium = forms.CharField(
        label="Wat moet er klaar zijn?",
        max_length=200,
        help_text="Schrijf iets op waarvan u later ja of nee kunt zeggen.",
    )


class StapForm(PlainForm):
    naam = forms.CharField(label="Naam van de stap", max_length=120)
