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


class EerderBesluitForm(OrbesluitForm):
    """A decision on answers that staff gave before, with another program: they are anonymous here."""

    eerder = forms.CharField(
        label="Over welke eerdere vragenlijst gaat het besluit?",
        max_length=100,
        help_text="De naam die u straks bij het inlezen invult. Bijvoorbeeld: Medewerkersonderzoek 2023.",
    )
    field_order = ("eerder",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, vertrouwelijk=False, **kwargs)
        self.fields["dossier_versie"].label = "Nummer of datum van het stuk"
        self.fields["dossier_versie"].help_text = "Van wat u aan de raad voorlegde. Bijvoorbeeld: 12-3-2026."
        self.fields["metingen"].help_text = "Wat is er toen gevraagd, en aan wie? Wat doet u ermee?"
