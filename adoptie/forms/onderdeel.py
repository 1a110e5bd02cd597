from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from adoptie.forms.base import PlainForm, date_field
from adoptie.models import Gemeente, Onderdeel


class OnderdeelForm(PlainForm):
    naam = forms.CharField(label="Naam", max_length=120, help_text="Bijvoorbeeld: Burgerzaken.")
    ouder = forms.ModelChoiceField(
        Onderdeel.objects.none(), label="Valt onder", required=False, empty_label="(niets)"
    )
    begint_op = date_field("Begint op", required=False, help_text="Alleen als het onderdeel nieuw is.")

    def __init__(
        self, *args: Any, gemeente: Gemeente, onderdeel: Onderdeel | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        present = Q(pk=onderdeel.ouder_id) if onderdeel else Q()
        self.fields["ouder"].queryset = gemeente.onderdelen.filter(  # type: ignore[attr-defined]
            Q(eindigt_op__isnull=True) | present
        ).exclude(pk=onderdeel.pk if onderdeel else 0)


class EindeForm(PlainForm):
    eindigt_op = date_field("Laatste dag")
    opvolger = forms.ModelChoiceField(
        Onderdeel.objects.none(),
        label="Opvolger",
        required=False,
        empty_label="(geen)",
        help_text="Het onderdeel waar het werk en de mensen naartoe gaan.",
    )

    def __init__(self, *args: Any, onderdeel: Onderdeel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opvolger"].queryset = (  # type: ignore[attr-defined]
            onderdeel.gemeente.onderdelen.filter(eindigt_op__isnull=True).exclude(pk=onderdeel.pk)
        )
