"""No date of a person is so far away that later arithmetic falls over it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from adoptie.actions.interventie import add_interventie
from adoptie.actions.onderdeel import add_onderdeel, end_onderdeel
from adoptie.actions.orbesluit import record_orbesluit
from adoptie.actions.traject import start_traject
from adoptie.days import plausible_day
from adoptie.forms.gereedheid import BewijsForm
from adoptie.forms.interventie import InterventieForm
from adoptie.forms.onderdeel import EindeForm, OnderdeelForm
from adoptie.forms.orbesluit import OrbesluitForm
from adoptie.forms.traject import TrajectForm
from adoptie.models import Interventie, Traject
from adoptie.periods import FIRST_DAY, LAST_DAY, add_months, parse_period, period_of
from adoptie.refusal import Refusal
from tests.factories.adoptie import (
    GemeenteFactory,
    OnderdeelFactory,
    SpoorFactory,
    TrajectFactory,
)

FAR = (dt.date.min, dt.date(1969, 12, 31), dt.date(2100, 1, 1), dt.date.max)
WORDS = "Kies een dag van 1 januari 1970 tot en met 31 december 2099"


def _date_fields(form: forms.Form) -> list[forms.DateField]:
    return [field for field in form.fields.values() if isinstance(field, forms.DateField)]


@pytest.mark.django_db
@pytest.mark.parametrize("day", FAR)
def test_every_date_of_a_form_refuses_a_day_too_far_away(day: dt.date) -> None:
    traject = TrajectFactory.create()
    onderdeel = OnderdeelFactory.create(gemeente=traject.gemeente)
    shown: list[forms.Form] = [
        BewijsForm(),
        InterventieForm(traject=traject),
        OnderdeelForm(gemeente=traject.gemeente),
        EindeForm(onderdeel=onderdeel),
        OrbesluitForm(),
        TrajectForm(),
    ]

    for field in [field for form in shown for field in _date_fields(form)]:
        with pytest.raises(ValidationError, match=WORDS):
            field.clean(day.isoformat())


@pytest.mark.parametrize("model", list(apps.get_app_config("adoptie").get_models()))
def test_every_date_of_a_model_refuses_a_day_too_far_away(model: type[models.Model]) -> None:
    dates = [field for field in model._meta.get_fields() if type(field) is models.DateField]

    for field in dates:
        assert plausible_day in field.validators, field


@pytest.mark.django_db
@pytest.mark.parametrize("day", FAR)
def test_actions_refuse_a_day_too_far_away_for_commands_too(day: dt.date) -> None:
    gemeente = GemeenteFactory.create()
    spoor = SpoorFactory.create(traject__gemeente=gemeente)
    named: dict[str, Any] = {"naam": "Nieuw", "by": "opdracht"}

    with pytest.raises(Refusal, match=WORDS):
        add_interventie(spoor=spoor, ingangsdatum=day, wat="x", waarom="x", **named)
    with pytest.raises(Refusal, match=WORDS):
        start_traject(gemeente=gemeente, doel="x", begint_op=day, **named)
    with pytest.raises(Refusal, match=WORDS):
        add_onderdeel(gemeente=gemeente, begint_op=day, **named)
    with pytest.raises(Refusal, match=WORDS):
        end_onderdeel(onderdeel=OnderdeelFactory.create(), eindigt_op=day, by="opdracht")
    with pytest.raises(Refusal, match=f"{WORDS}|toekomst"):
        record_orbesluit(
            traject=spoor.traject,
            soort="instemming",
            dossier_versie="1",
            metingen="x",
            genomen_op=day,
            geldig_tot=min(day, dt.date(9999, 12, 1)) + dt.timedelta(days=30),
            by="opdracht",
        )
    assert not Interventie.objects.exists()
    assert Traject.objects.count() == 1


@pytest.mark.parametrize("data", [{"voldaan_op": "2999-01-01"}, {"voldaan_op": "2090-01-01"}])
def test_what_is_done_is_not_done_in_the_future(data: dict[str, str]) -> None:
    assert BewijsForm({"bewijs": "Verslag.", **data}).errors["voldaan_op"]


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_periods_around_the_outermost_days_are_there(day: dt.date) -> None:
    plausible_day(day)

    for length in ("maand", "kwartaal", "jaar"):
        period = period_of(day, length)
        assert period.previous().end == period.begin
        assert parse_period(period.code) == period


def test_period_beyond_the_calendar_is_refused_in_dutch() -> None:
    with pytest.raises(ValueError, match="De datum 1 december 9999 ligt te ver weg"):
        period_of(dt.date(9999, 12, 31), "maand")
    with pytest.raises(ValueError, match="ligt te ver weg"):
        add_months(dt.date(1, 1, 1), -1)
    with pytest.raises(ValueError, match="is geen periode"):
        parse_period("9999-12")
