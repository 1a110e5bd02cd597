from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from adoptie.forms.base import PlainForm, date_field, text_field
from adoptie.models import Gemeente
from rapportage.models import Rapportplan
from rapportage.queries.opdrachten import KINDS
from rapportage.queries.plannen import plannable

_MOST_RECEIVERS = 50
_MOST_BACK = dt.timedelta(days=366)


class RapportplanForm(PlainForm):
    """Which report is made, how often, and who gets it; ``ontvangers`` is a list of addresses."""

    rapport = forms.TypedChoiceField(label="Welk rapport", widget=forms.RadioSelect)
    lengte = forms.ChoiceField(
        label="Hoe vaak",
        choices=[(length.value, length.label.capitalize()) for length in Rapportplan.Lengte],
        widget=forms.RadioSelect,
        initial=Rapportplan.Lengte.KWARTAAL,
    )
    dagen_erna = forms.IntegerField(
        label="Hoeveel dagen na afloop van de periode",
        min_value=0,
        max_value=90,
        initial=5,
        help_text="Zo is er tijd om de laatste gegevens in te lezen en de cijfers vrij te geven.",
    )
    begint_op = date_field(
        "Begint op", help_text="Het eerste rapport gaat over de periode waarin deze dag valt."
    )
    ontvangers = text_field(
        "Wie krijgt het rapport per mail?",
        required=False,
        help_text="Een e-mailadres per regel. Leeg: het rapport wordt alleen gemaakt.",
    )
    goedkeuring = forms.BooleanField(
        label="Eerst vaststellen, dan mailen",
        required=False,
        help_text="De programmaleider krijgt een mail als het rapport klaarstaat om na te kijken.",
    )

    def __init__(
        self, *args: Any, gemeente: Gemeente, plan: Rapportplan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = {f"{soort}:{pk or ''}": (soort, pk, naam) for soort, pk, naam in plannable(gemeente)}
        field = self.fields["rapport"]
        field.choices = [(key, naam) for key, (*_, naam) in known.items()]  # type: ignore[attr-defined]
        field.coerce = lambda key: known[key][:2]  # type: ignore[attr-defined]
        field.initial = next(iter(known), None)
        self._begun = plan.begint_op if plan else None
        if plan is not None:
            self.initial = {
                "rapport": f"{plan.soort}:{plan.sjabloon_id or ''}",
                "lengte": plan.lengte,
                "dagen_erna": plan.dagen_erna,
                "begint_op": plan.begint_op,
                "ontvangers": "\n".join(plan.ontvangers),
                "goedkeuring": plan.goedkeuring,
            }

    def clean_begint_op(self) -> dt.date:
        day: dt.date = self.cleaned_data["begint_op"]
        if day != self._begun and day < timezone.localdate() - _MOST_BACK:
            raise ValidationError("Kies een dag die hoogstens een jaar terug ligt.")
        return day

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        soort, _ = data.get("rapport") or (None, None)
        fits = KINDS[soort].lengte if soort else None
        if fits and data.get("lengte") not in {None, fits}:
            self.add_error("lengte", f"Dit rapport gaat over een heel {fits}. Kies hoe vaak dat past.")
        return data

    def clean_ontvangers(self) -> list[str]:
        text = self.cleaned_data["ontvangers"].replace(",", "\n").replace(";", "\n")
        addresses = list(dict.fromkeys(line.strip().lower() for line in text.splitlines() if line.strip()))
        for address in addresses:
            try:
                validate_email(address)
            except ValidationError:
                raise ValidationError(f"'{address}' is geen e-mailadres.") from None
        if len(addresses) > _MOST_RECEIVERS:
            raise ValidationError(f"Kies hoogstens {_MOST_RECEIVERS} ontvangers.")
        return addresses
