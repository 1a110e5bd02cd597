from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.periods import Length, Period

_HEADS: dict[Length, str] = {"kwartaal": "Kwartalen", "maand": "Maanden", "jaar": "Jaren"}


class PeriodeForm(PlainForm):
    """Which quarter, month or year to show; sent by GET."""

    periode = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, periods: Iterable[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = tuple(periods)
        parts = (
            (head, [(each.code, each.label) for each in known if each.length == length])
            for length, head in _HEADS.items()
        )
        self.fields["periode"].choices = [part for part in parts if part[1]]  # type: ignore[attr-defined]
