from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from adoptie import dutch
from adoptie.forms.base import PlainForm, date_field
from adoptie.models import Interventie
from adoptie.periods import add_months
from metingen.plan import Plan
from metingen.queries.meetplannen import channels, measurable

_NOTHING = [("", "Niets")]
# Before this many months there is no verdict on a change.
_MONTHS = 3


class MeetplanForm(PlainForm):
    """What is agreed for an interventie; gives a ``plan``."""

    indicator = forms.ChoiceField(
        label="Welk cijfer moet beter worden?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het cijfer waar het om gaat."},
    )
    controle = forms.ChoiceField(
        label="Welk cijfer mag niet veranderen?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Verandert dit cijfer toch, dan was er misschien iets anders aan de hand. "
        "Zonder zo'n cijfer noemen we geen oorzaak.",
    )
    onaangeraakt = forms.ChoiceField(
        label="Voor welke aanvragen verandert er niets?",
        required=False,
        help_text="Verandert het cijfer daar net zo veel, dan kwam het niet door de verandering.",
    )
    einddatum = date_field("Wanneer geven we een oordeel?")

    def __init__(self, *args: Any, interventie: Interventie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeente = interventie.spoor.traject.gemeente
        figures = [(row.code, row.naam) for row in measurable(gemeente)]
        ways = [(channel, channel.capitalize()) for channel in channels(gemeente)]
        self.earliest = add_months(interventie.ingangsdatum.replace(day=1), _MONTHS)
        self.fields["indicator"].choices = figures  # type: ignore[attr-defined]
        self.fields["controle"].choices = _NOTHING + figures  # type: ignore[attr-defined]
        self.fields["onaangeraakt"].choices = [("", "Geen"), *ways]  # type: ignore[attr-defined]
        self.fields["einddatum"].help_text = f"Op zijn vroegst op {dutch.day(self.earliest)}."

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("indicator") and data["indicator"] == data.get("controle"):
            self.add_error("controle", "Kies een ander cijfer dan het cijfer dat beter moet worden.")
        if "einddatum" in data and data["einddatum"] < self.earliest:
            self.add_error("einddatum", f"Eerder dan {dutch.day(self.earliest)} is er geen oordeel.")
        return data if self.errors else {"plan": Plan(**data, vastgelegd_op=timezone.localdate())}
