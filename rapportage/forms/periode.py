from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.periods import Period


class PeriodeForm(PlainForm):
    """Which quarter to show; sent by GET."""

    periode = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, quarters: Iterable[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["periode"].choices = [  # type: ignore[attr-defined]
            (quarter.code, quarter.label) for quarter in quarters
        ]
