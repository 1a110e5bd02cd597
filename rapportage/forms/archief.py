from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from rapportage.models import Rapport, Soort
from rapportage.queries.archief import Keus, Zoekvraag


class ArchiefForm(PlainForm):
    """Which reports to show; sent by GET. What cannot be read does not matter."""

    woorden = forms.CharField(label="Zoek op woorden", required=False, max_length=100)
    soort = forms.ChoiceField(label="Soort", required=False)
    status = forms.ChoiceField(label="Status", required=False)
    jaar = forms.ChoiceField(label="Jaar", required=False)

    def __init__(self, *args: Any, keus: Keus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {
            "soort": [(each, Soort(each).label.capitalize()) for each in keus.soorten],
            "status": [(each, Rapport.Status(each).label.capitalize()) for each in keus.statussen],
            "jaar": [(each, each) for each in keus.jaren],
        }
        for name, choices in known.items():
            self.fields[name].choices = [("", "Alle"), *choices]  # type: ignore[attr-defined]

    @property
    def zoekvraag(self) -> Zoekvraag:
        self.full_clean()
        return Zoekvraag(**getattr(self, "cleaned_data", {}))
