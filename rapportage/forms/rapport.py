from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period, parse_period
from rapportage.models import Opdracht, Soort
from rapportage.queries.opdrachten import KINDS


class RapportForm(PlainForm):
    """Which report to make."""

    soort = forms.ChoiceField(
        label="Soort rapport",
        choices=[(soort.value, kind.vraag) for soort, kind in KINDS.items()],
        widget=forms.RadioSelect,
        initial=Soort.VOORTGANG,
    )
    periode = forms.CharField(
        label="Periode",
        max_length=20,
        help_text="Een jaar, kwartaal of maand. Schrijf 2026, 2026-K2 of 2026-05.",
    )
    interventie = forms.ModelChoiceField(
        Interventie.objects.none(),
        label="Verandering",
        required=False,
        empty_label="Geen",
        help_text="Alleen bij een effectrapport.",
    )

    def __init__(
        self, *args: Any, gemeente: Gemeente, quarters: Iterable[Period] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._gemeente = gemeente
        known = Interventie.objects.filter(spoor__traject__gemeente=gemeente)
        self.fields["interventie"].queryset = known  # type: ignore[attr-defined]
        newest = next(iter(quarters), None)
        if newest is not None:
            self.fields["periode"].initial = newest.code

    def clean_periode(self) -> Period:
        try:
            return parse_period(self.cleaned_data["periode"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("soort") == Soort.EFFECT and data.get("interventie") is None and not self.errors:
            self.add_error("interventie", "Kies waar het effectrapport over gaat.")
        return data

    def opdracht(self) -> Opdracht:
        """Return what is asked for, once the form is valid."""
        data = self.cleaned_data
        soort = Soort(data["soort"])
        about = data["interventie"] if "interventie" in KINDS[soort].needs else None
        return Opdracht(gemeente=self._gemeente, soort=soort, period=data["periode"], interventie=about)
