"""How many people to invent in a try-out."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm

MOST = 200
_BOUNDS = f"Kies een getal van 1 tot en met {MOST}."


class VerzinForm(PlainForm):
    """Yields ``aantal``."""

    aantal = forms.IntegerField(
        label="Hoeveel verzonnen mensen doen mee?",
        min_value=1,
        max_value=MOST,
        initial=40,
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), _BOUNDS),
    )
