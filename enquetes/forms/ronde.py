"""Planning a round, opening it again, stopping it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from adoptie.forms.base import PlainForm, date_field, text_field
from adoptie.models import Gemeente
from enquetes.keycopies import KEY_COPIES
from enquetes.mails import promises
from enquetes.models import Doelgroep, Modus, Ronde, Vragenlijstversie
from enquetes.models.ondergrens import LEAST
from enquetes.plan import MAIL_AT, MOST_ITEMS, SEAL_AFTER, THANK_WITHIN, Plan, at, closing
from enquetes.profiel import ITEMS
from enquetes.queries.panel import kernen_of
from enquetes.queries.vragenlijsten import fixed_versies

# Days on which a mail goes, for the rounds in which mails go.
_MAIL_DAYS = ("herinner_op", "herinner_weer_op", "bedank_op")


class PlanForm(PlainForm):
    """Yields ``versie`` and ``plan``."""

    naam = forms.CharField(
        label="Naam van de ronde",
        max_length=120,
        help_text="Deze naam staat in de mails. Bijvoorbeeld: Nulmeting najaar.",
    )
    versie = forms.ModelChoiceField(
        Vragenlijstversie.objects.none(),
        label="Vragenlijst",
        empty_label=None,
        help_text="U ziet alleen vragenlijsten die vastliggen.",
    )
    doelgroep = forms.ChoiceField(
        label="Wie vraagt u?",
        choices=[(value, label.capitalize()) for value, label in Doelgroep.choices],
        widget=forms.RadioSelect,
    )
    modus = forms.ChoiceField(
        label="Wat belooft u?",
        choices=[(modus.value, " ".join(promises(modus))) for modus in Modus],
        initial=Modus.ANONIEM,
        widget=forms.RadioSelect,
        help_text="Na het openen kan dit niet meer veranderen.",
    )
    opent_op = date_field("Opent op", help_text="U opent de ronde zelf. Pas dan gaan de mails weg.")
    sluit_op = date_field("Sluit na", help_text="De laatste dag waarop iemand online kan meedoen.")
    herinner_op = date_field(
        "Herinnering op",
        required=False,
        help_text="Alleen wie nog niet meedeed, krijgt deze mail. Om 9 uur. Leeg: geen herinnering.",
    )
    herinner_weer_op = date_field(
        "Tweede herinnering op", required=False, help_text="Leeg: geen tweede herinnering."
    )
    bedank_op = date_field(
        "Bedankmail op",
        required=False,
        help_text=(
            "Na het sluiten, om 9 uur. In een anonieme ronde krijgt iedereen deze mail. Zo is niet te zien "
            "wie meedeed. Leeg: geen bedankmail."
        ),
    )
    verzegel_op = date_field(
        "Definitief afsluiten na",
        required=False,
        help_text=(
            "Tot dan kunt u de ronde nog eens openen. "
            f"Leeg: {SEAL_AFTER.days} dagen na het sluiten, en niet voor de bedankmail. "
            f"De dag in de belofte is {KEY_COPIES.days} dagen later: dan zijn ook de reservekopieën weg."
        ),
    )
    profielitems = forms.MultipleChoiceField(
        label="Kenmerken die meegaan",
        required=False,
        choices=[(name, label.capitalize()) for name, label in ITEMS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            f"Alleen bij het panel, hoogstens {MOST_ITEMS}. Klassen met weinig leden tellen samen. "
            "De uitkomsten staan straks ook per kenmerk. Later kan er geen kenmerk bij."
        ),
    )

    quotum_item = forms.ChoiceField(
        label="Grens per klasse",
        required=False,
        choices=[("", "Geen grens"), *((name, label.capitalize()) for name, label in ITEMS.items())],
        help_text=(
            "Alleen bij het panel. Deden uit een klasse genoeg mensen mee? Dan kan daaruit niemand meer "
            "beginnen. Wie al bezig is, mag afmaken."
        ),
    )
    quotum = forms.IntegerField(
        label="Hoogstens hoeveel mensen per klasse?",
        required=False,
        min_value=LEAST,
        error_messages={
            "min_value": f"Kies {LEAST} of meer. Van minder mensen laten we niets zien.",
            "invalid": "Vul een heel getal in, of laat dit leeg.",
        },
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usable = [versie.pk for versie in fixed_versies(gemeente)]
        rows = Vragenlijstversie.objects.filter(pk__in=usable).select_related("vragenlijst")
        if not kernen_of(gemeente):
            for name in ("profielitems", "quotum_item"):
                items = self.fields[name]
                items.choices = [each for each in items.choices if each[0] != "kern"]  # type: ignore[attr-defined]
        self.fields["versie"].queryset = rows.order_by("vragenlijst__naam", "-nummer")  # type: ignore[attr-defined]

    def clean_naam(self) -> str:
        return " ".join(self.cleaned_data["naam"].split())

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors:
            # A day with an error is gone from the data.
            self._check_days(dict(data))
        if self.errors:
            return data
        seal = data["verzegel_op"]
        by_mail = data["doelgroep"] != Doelgroep.OPEN
        mail_days = {name: at(data[name], MAIL_AT) for name in _MAIL_DAYS if data[name] and by_mail}
        plan = Plan(
            naam=data["naam"],
            doelgroep=Doelgroep(data["doelgroep"]),
            modus=Modus(data["modus"]),
            opent_op=at(data["opent_op"], dt.time()),
            sluit_op=closing(data["sluit_op"]),
            verzegel_op=closing(seal) if seal else None,
            profielitems=tuple(data["profielitems"]),
            quotum_item=data["quotum_item"],
            quotum=data["quotum"],
            **mail_days,
        )
        return {"versie": data["versie"], "plan": plan}

    def _check_days(self, data: dict[str, Any]) -> None:
        opens, closes, seal = (data[name] for name in ("opent_op", "sluit_op", "verzegel_op"))
        if closes < max(opens, timezone.localdate()):
            self.add_error("sluit_op", "Kies een dag die niet voorbij is, en niet vóór het openen.")
        if seal and seal < closes:
            self.add_error("verzegel_op", "Kies een dag na het sluiten.")
        if bool(data["quotum_item"]) != bool(data["quotum"]):
            empty = "quotum" if data["quotum_item"] else "quotum_item"
            self.add_error(empty, "Vul bij een grens allebei in: het kenmerk en het aantal.")
        if data["doelgroep"] != Doelgroep.OPEN:
            self._check_mails(data)

    def _check_mails(self, data: dict[str, Any]) -> None:
        opens, closes, first, second, thanks = (data[name] for name in ("opent_op", "sluit_op", *_MAIL_DAYS))
        for name in ("herinner_op", "herinner_weer_op"):
            if data[name] and not opens < data[name] <= closes:
                self.add_error(name, "Kies een dag na het openen en voor het sluiten.")
        if second and not first:
            self.add_error("herinner_op", "Vul eerst de dag van de eerste herinnering in.")
        elif second and second <= first:
            self.add_error("herinner_weer_op", "Kies een dag na de eerste herinnering.")
        if thanks and not closes < thanks <= closes + THANK_WITHIN:
            told = f"Kies een dag na het sluiten, hoogstens {THANK_WITHIN.days} dagen later."
            self.add_error("bedank_op", told)
        elif thanks and data["verzegel_op"] and data["verzegel_op"] < thanks:
            self.add_error("verzegel_op", "Kies de dag van de bedankmail of later: die mail noemt deze dag.")


def initial_of(ronde: Ronde) -> dict[str, Any]:
    """Return what was filled in when this round was planned."""
    local = timezone.localdate
    mail_days = {name: getattr(ronde, name) for name in _MAIL_DAYS}
    return {
        "naam": ronde.naam,
        "versie": ronde.versie_id,
        "doelgroep": ronde.doelgroep,
        "modus": ronde.modus,
        "opent_op": local(ronde.opent_op),
        "sluit_op": local(ronde.sluit_op),
        "verzegel_op": local(ronde.verzegel_op),
        "profielitems": ronde.profielitems,
        "quotum_item": ronde.quotum_item,
        "quotum": ronde.quotum,
        **{name: local(moment) if moment else None for name, moment in mail_days.items()},
    }


class SluitdatumForm(PlainForm):
    """Yields ``sluit_op``: the last moment of the chosen day."""

    sluit_op = date_field("Sluit na", help_text="De laatste dag waarop iemand online kan meedoen.")

    def clean_sluit_op(self) -> dt.datetime:
        day: dt.date = self.cleaned_data["sluit_op"]
        if day < timezone.localdate():
            raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of later.")
        return closing(day)


class StopForm(PlainForm):
    reden = text_field("Waarom stopt de ronde?", rows=3, help_text="Dit komt in het logboek.")
