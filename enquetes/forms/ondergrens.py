"""From how many answers on something is shown."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm


class OndergrensForm(PlainForm):
    waarde = forms.IntegerField(
        label="Vanaf hoeveel antwoorden laten we iets zien?",
        help_text="Een getal van 5 tot en met 50.",
        error_messages={"invalid": "Vul een heel getal in."},
    )
    reden = forms.CharField(
        label="Waarom?", max_length=400, help_text="Dit lezen de programmaleider en wie na u komt."
    )
