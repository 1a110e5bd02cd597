"""Starting a reeks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from adoptie.forms.base import PlainForm, date_field
from adoptie.models import Gemeente
from adoptie.periods import period_of
from enquetes.mails import promises
from enquetes.models import Doelgroep, Modus, Reeks, Vragenlijst
from enquetes.plan import Reeksplan
from enquetes.queries.reeksen import length_of

_NO_NUMBER = {"invalid": "Vul een heel getal in, of laat dit leeg."}


class ReeksForm(PlainForm):
    """Yields ``plan``."""

    naam = forms.CharField(
        label="Naam van de reeks",
        max_length=80,
        help_text="De periode komt erachter. Bijvoorbeeld: Loket, mei 2011.",
    )
    vragenlijst = forms.ModelChoiceField(
        Vragenlijst.objects.none(),
        label="Vragenlijst",
        empty_label=None,
        help_text="Elke ronde gebruikt de nieuwste versie die vastligt.",
    )
    doelgroep = forms.ChoiceField(
        label="Wie vraagt u?",
        choices=[(value, label.capitalize()) for value, label in reversed(Doelgroep.choices)],
        initial=Doelgroep.OPEN,
        widget=forms.RadioSelect,
        help_text="Hoort er een lijst bij? Dan staat elke ronde twee weken vooraf klaar voor de lijst.",
    )
    modus = forms.ChoiceField(
        label="Wat belooft u?",
        choices=[(modus.value, " ".join(promises(modus))) for modus in Modus],
        initial=Modus.ANONIEM,
        widget=forms.RadioSelect,
    )
    periode = forms.ChoiceField(
        label="Hoe vaak?",
        choices=[(value, label.capitalize()) for value, label in Reeks.Periode.choices],
        initial=Reeks.Periode.KWARTAAL,
        widget=forms.RadioSelect,
    )
    begin = date_field("Begint in de periode van", help_text="Elke dag van die periode is goed.")
    dagen = forms.IntegerField(
        label="Hoeveel dagen is een ronde open?",
        required=False,
        min_value=1,
        error_messages=_NO_NUMBER,
        help_text="Vanaf de eerste dag van de periode. Leeg: de hele periode.",
    )
    herinner_na = forms.IntegerField(
        label="Herinnering na hoeveel dagen?",
        required=False,
        min_value=1,
        error_messages=_NO_NUMBER,
        help_text="Leeg: geen herinnering. Bij een open link gaan er geen mails weg.",
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fixed = gemeente.vragenlijsten.filter(versies__vastgesteld=True).distinct()
        self.fields["vragenlijst"].queryset = fixed  # type: ignore[attr-defined]

    def clean_naam(self) -> str:
        return " ".join(self.cleaned_data["naam"].split())

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        if period_of(data["begin"], length_of(data["periode"])).end <= timezone.localdate():
            self.add_error("begin", "Deze periode is al voorbij. Kies een dag in deze periode of later.")
            return data
        kinds = {
            "doelgroep": Doelgroep(data["doelgroep"]),
            "modus": Modus(data["modus"]),
            "periode": Reeks.Periode(data["periode"]),
        }
        return {"plan": Reeksplan(**{**data, **kinds})}
