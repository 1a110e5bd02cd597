from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from adoptie.forms.base import PlainForm, date_field, text_field
from adoptie.models import Interventie, Onderdeel, Spoor, Traject


class InterventieForm(PlainForm):
    spoor = forms.ModelChoiceField(
        Spoor.objects.none(), label="Spoor", widget=forms.RadioSelect, empty_label=None
    )
    naam = forms.CharField(
        label="Naam",
        max_length=80,
        help_text="Kort, want de naam staat in de grafieken. Bijvoorbeeld: loket.",
    )
    in_een_zin = forms.CharField(
        label="Naam in een zin",
        max_length=100,
        required=False,
        help_text="Zo staat het in rapporten. Bijvoorbeeld: het digitale loket.",
    )
    ingangsdatum = date_field("Ingangsdatum", help_text="De eerste dag waarop het anders gaat.")
    wat = text_field("Wat er verandert")
    waarom = text_field("Waarom", help_text="Wat verwacht u dat er beter of lichter wordt?")
    onderdelen = forms.ModelMultipleChoiceField(
        Onderdeel.objects.none(),
        label="Onderdelen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kiest u niets? Dan geldt het voor de hele organisatie.",
    )

    def __init__(
        self, *args: Any, traject: Traject, interventie: Interventie | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen = Q(interventies=interventie) if interventie else Q(pk=None)
        self.fields["spoor"].queryset = traject.sporen.all()  # type: ignore[attr-defined]
        self.fields["onderdelen"].queryset = traject.gemeente.onderdelen.filter(  # type: ignore[attr-defined]
            Q(eindigt_op__isnull=True) | chosen
        ).distinct()

    def clean_onderdelen(self) -> list[Onderdeel]:
        return list(self.cleaned_data["onderdelen"])
