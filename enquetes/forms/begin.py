"""The first round, with everything that can wait filled in."""

from __future__ import annotations

from typing import Any

from enquetes.forms.ronde import PlanForm, initial_of
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.plan import fresh_days

_ASKED = ("naam", "opent_op", "sluit_op", "herinner_op", "bedank_op", "verzegel_op")


class NulmetingForm(PlanForm):
    """A ``PlanForm`` that asks for the name and the days only, and yields ``plan``."""

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, gemeente=ronde.gemeente, initial=days_of(ronde), **kwargs)
        self.ronde = ronde
        again = ("herinner_weer_op",) if ronde.herinner_weer_op else ()
        self.fields = {name: field for name, field in self.fields.items() if name in _ASKED + again}

    def clean(self) -> dict[str, Any]:
        self.cleaned_data = {
            "versie": self.ronde.versie,
            "doelgroep": Doelgroep.MEDEWERKERS,
            "modus": Modus(self.ronde.modus),
            "herinner_weer_op": None,
            "profielitems": (),
            "quotum_item": "",
            "quotum": None,
            **self.cleaned_data,
        }
        data = super().clean()
        return data if self.errors else {"plan": data["plan"]}


def days_of(ronde: Ronde) -> dict[str, Any]:
    """Return the plan as it stands; days that went by while the ondernemingsraad decided are chosen anew."""
    planned, fresh = initial_of(ronde), fresh_days()
    if planned["opent_op"] >= fresh["opent_op"]:
        return planned
    days = {name: day for name, day in fresh.items() if planned[name]}
    return planned | days | {"verzegel_op": None}
