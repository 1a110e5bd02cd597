from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from adoptie.forms.base import PlainForm
from adoptie.models import Onderdeel, Rapportagegroep, Traject

_NONE_FREE = (
    "Er is geen onderdeel meer vrij. Haal er eerst een uit een andere groep, of voeg een onderdeel toe."
)


class RapportagegroepForm(PlainForm):
    naam = forms.CharField(label="Naam", max_length=80, help_text="Deze naam zien de medewerkers.")
    onderdelen = forms.ModelMultipleChoiceField(
        Onderdeel.objects.none(),
        label="Onderdelen",
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies samen minstens 15 mensen. Dan kan niemand zien wie wat zei.",
        error_messages={"required": "Kies minstens één onderdeel."},
    )
    buur = forms.ModelChoiceField(
        Rapportagegroep.objects.none(),
        label="Buurgroep",
        required=False,
        empty_label="(geen)",
        help_text="Vullen te weinig mensen iets in? Dan tellen we deze groepen samen.",
    )

    def __init__(
        self, *args: Any, traject: Traject, groep: Rapportagegroep | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        others = traject.rapportagegroepen.exclude(pk=groep.pk if groep else 0)
        own = Q(rapportagegroepen=groep) if groep else Q(pk=None)
        self.fields["buur"].queryset = others  # type: ignore[attr-defined]
        self.fields["onderdelen"].queryset = (  # type: ignore[attr-defined]
            traject.gemeente.onderdelen.filter(Q(eindigt_op__isnull=True) | own)
            .exclude(rapportagegroepen__in=others)
            .distinct()
        )
        if not self.fields["onderdelen"].queryset.exists():  # type: ignore[attr-defined]
            self.fields["onderdelen"].help_text = _NONE_FREE

    def clean_onderdelen(self) -> list[Onderdeel]:
        return list(self.cleaned_data["onderdelen"])
