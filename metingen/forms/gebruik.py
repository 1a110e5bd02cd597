"""A source of usage by staff, and a file with its totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, file_field
from adoptie.models import Spoor, Traject
from adoptie.periods import parse_period

_MOST = 2_000_000
_TOO_LARGE = "Dit bestand is groter dan 2 MB. Totalen per groep zijn kleiner. Kies een ander bestand."


class GebruikForm(PlainForm):
    traject = forms.ModelChoiceField(label="Bij welk traject hoort het?", queryset=Traject.objects.none())
    wat = forms.CharField(
        label="Wat gebruiken medewerkers?",
        max_length=80,
        help_text="Zoals het in een zin staat. Bijvoorbeeld: het nieuwe zaaksysteem.",
    )
    spoor = forms.ChoiceField(
        label="Bij welk spoor hoort het?",
        choices=[
            (Spoor.Soort.VIRTUEEL.value, "Virtueel spoor: een systeem"),
            (Spoor.Soort.FYSIEK.value, "Fysiek spoor: een apparaat of een ruimte"),
        ],
        widget=forms.RadioSelect,
    )
    vanaf = forms.CharField(
        label="Eerste maand",
        max_length=7,
        help_text="Vanaf welke maand wilt u tellen? Bijvoorbeeld: 2026-01. Eerdere maanden weigeren we.",
    )

    def __init__(self, *args: Any, trajecten: Sequence[Traject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Traject.objects.filter(pk__in=[each.pk for each in trajecten])
        self.fields["traject"].queryset = own  # type: ignore[attr-defined]
        if len(trajecten) == 1:
            # There is nothing to choose.
            del self.fields["traject"]
            self._only = trajecten[0]

    def clean_vanaf(self) -> dt.date:
        try:
            period = parse_period(self.cleaned_data["vanaf"])
        except ValueError as no:
            raise forms.ValidationError("Dit is geen maand. Schrijf bijvoorbeeld 2026-01.") from no
        if period.length != "maand":
            raise forms.ValidationError("Dit is geen maand. Schrijf bijvoorbeeld 2026-01.")
        return period.begin

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        return data if "traject" in self.fields else {**data, "traject": self._only}


class GebruikbestandForm(PlainForm):
    bestand = file_field(
        "Bestand met totalen (CSV of Excel)",
        most=_MOST,
        too_large=_TOO_LARGE,
        help_text="Vier kolommen: maand, groep, medewerkers en gebruikers. We bewaren het bestand niet.",
    )


MAX_BYTES = _MOST
