"""The first round, with everything that can wait filled in."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField

from adoptie.contact import Contact
from adoptie.forms.gemeente import ContactForm, initial_contact
from adoptie.models import Gebruiker
from enquetes.forms.ronde import PlanForm, initial_of
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.plan import fresh_days

_CONTACT = tuple(initial_contact(Contact()))
_ASKED = ("naam", "opent_op", "sluit_op", "herinner_op", "bedank_op", "verzegel_op")


class NulmetingForm(PlanForm, ContactForm):
    """A ``PlanForm`` that asks for the name and the days only, and whom people can ask.

    Yields ``plan`` and ``contact``. Where nobody was named yet, ``by`` is filled in.
    """

    def __init__(self, *args: Any, ronde: Ronde, by: Gebruiker, **kwargs: Any) -> None:
        contact = ronde.gemeente.contact or Contact(by.naam, email=by.email)
        initial = days_of(ronde) | initial_contact(contact)
        super().__init__(*args, gemeente=ronde.gemeente, initial=initial, **kwargs)
        self.ronde = ronde
        again = ("herinner_weer_op",) if ronde.herinner_weer_op else ()
        self.fields = {
            name: field for name, field in self.fields.items() if name in _CONTACT + _ASKED + again
        }

    @property
    def about_contact(self) -> list[BoundField]:
        return [self[name] for name in _CONTACT]

    @property
    def about_plan(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name not in _CONTACT]

    def clean(self) -> dict[str, Any]:
        contact = self._contact()
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
        return data if self.errors else {"plan": data["plan"], "contact": contact}

    def _contact(self) -> Contact:
        naam, telefoon, email = (self.cleaned_data.pop(name, "") for name in _CONTACT)
        contact = Contact(naam, telefoon, email)
        if not contact and not self.errors:
            self.add_error(
                "contact_email", "Vul dit in, of een telefoonnummer. Mensen willen iets kunnen vragen."
            )
        return contact


def days_of(ronde: Ronde) -> dict[str, Any]:
    """Return the plan as it stands; days that went by while the ondernemingsraad decided are chosen anew."""
    planned, fresh = initial_of(ronde), fresh_days()
    if planned["opent_op"] >= fresh["opent_op"]:
        return planned
    days = {name: day for name, day in fresh.items() if planned[name]}
    return planned | days | {"verzegel_op": None}
