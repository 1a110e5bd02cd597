"""Forms for what stands around the questions of a questionnaire."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm, text_field


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
