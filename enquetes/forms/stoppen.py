"""The ondernemingsraad stops a measurement, and chooses what becomes of the answers."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm, text_field
from enquetes.models import Stopkeuze


class HaltForm(PlainForm):
    reden = text_field(
        "Waarom stopt u de meting?",
        rows=3,
        help_text="De programmaleider leest dit. Het komt in het logboek.",
    )


class StopkeuzeForm(PlainForm):
    keuze = forms.ChoiceField(
        label="Wat gebeurt er met de antwoorden?",
        choices=[
            (Stopkeuze.VERNIETIGEN, "Vernietigen: alle antwoorden gaan weg, en de sleutel ook"),
            (
                Stopkeuze.VERZEGELEN,
                "Definitief afsluiten: de antwoorden worden cijfers, met de groepen en de grens die golden",
            ),
        ],
        widget=forms.RadioSelect,
    )

    def clean_keuze(self) -> Stopkeuze:
        return Stopkeuze(self.cleaned_data["keuze"])
