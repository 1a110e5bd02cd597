"""A decision of the ondernemingsraad, on dossiers of rounds that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from adoptie.forms.orbesluit import OrbesluitForm
from enquetes.queries.besluiten import Keuze


class BesluitForm(OrbesluitForm):
    dossiers = forms.MultipleChoiceField(
        label="Over welk dossier gaat het besluit?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Gaat het om een reeks? Dan geldt het besluit voor alle rondes van die reeks.",
        error_messages={"required": "Kies over welk dossier het besluit gaat."},
    )
    field_order = ("dossiers",)

    def __init__(self, *args: Any, keuzes: Sequence[Keuze], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossiers"].choices = [(each.waarde, each.naam) for each in keuzes]  # type: ignore[attr-defined]
        number = self.fields["dossier_versie"]
        number.required = False
        number.help_text = "Heeft de raad een eigen nummer? Vul dat in. Leeg: het nummer van dit dossier."
        if len(keuzes) == 1:
            # There is nothing to choose.
            del self.fields["dossiers"]
            self._only = keuzes[0].waarde

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        return data if "dossiers" in self.fields else {**data, "dossiers": [self._only]}
