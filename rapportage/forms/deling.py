from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Gemeente
from rapportage.queries.delingen import to_choose


class DelingForm(PlainForm):
    """With which gemeente to compare."""

    met = forms.ModelChoiceField(
        Gemeente.objects.none(), label="Met welke gemeente?", empty_label="Kies een gemeente"
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"].queryset = to_choose(gemeente)  # type: ignore[attr-defined]
