from __future__ import annotations

from django import forms


class VolgcodeForm(forms.Form):
    """Consent to a volgcode; without it the answers count all the same."""

    akkoord = forms.TypedChoiceField(
        label="Mogen wij uw antwoorden met een volgcode vergelijken met uw antwoorden in een andere ronde?",
        help_text="Zegt u nee? Dan telt uw antwoord gewoon mee, zonder volgcode.",
        choices=[("ja", "Ja, dat mag"), ("nee", "Nee, liever niet")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee. Daarna kunt u beginnen."},
    )
