from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from adoptie.actions.orbesluit import record_orbesluit, year_after
from adoptie.models import Gebeurtenis, Orbesluit
from adoptie.refusal import Refusal
from tests.factories.adoptie import TrajectFactory

pytestmark = pytest.mark.django_db
TAKEN = dt.date(2011, 1, 10)


def _record(**changes: Any) -> Orbesluit:
    fields: dict[str, Any] = {
        "traject": TrajectFactory.create(),
        "soort": "instemming",
        "dossier_versie": "1",
        "metingen": "Nulmeting",
        "genomen_op": TAKEN,
        "geldig_tot": dt.date(2012, 1, 10),
        "by": "opdracht",
    }
    return record_orbesluit(**{**fields, **changes})


def test_record_orbesluit_holds_twelve_months() -> None:
    besluit = _record()

    assert besluit.allows
    assert Gebeurtenis.objects.get().action == "or-besluit vastgelegd"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"geldig_tot": dt.date(2012, 1, 11)},
            "hoogstens twaalf maanden, hier dus tot en met 10 januari 2012",
        ),
        ({"geldig_tot": TAKEN}, "moet langer gelden"),
        ({"soort": "niet_nodig"}, "Noem het kenmerk van de brief"),
        ({"soort": "afgewezen", "vertrouwelijk_mag": True}, "kan vertrouwelijk meten niet"),
    ],
)
def test_record_orbesluit_refuses(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        _record(**changes)

    assert not Orbesluit.objects.exists()


def test_record_orbesluit_refuses_day_to_come() -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    with pytest.raises(Refusal, match="niet in de toekomst"):
        _record(genomen_op=tomorrow, geldig_tot=tomorrow + dt.timedelta(days=30))


def test_record_orbesluit_that_refuses_allows_nothing() -> None:
    assert not _record(soort="afgewezen").allows


@given(st.dates(max_value=dt.date(9998, 12, 31)))
def test_year_after_is_same_day_or_last_of_february(start: dt.date) -> None:
    end = year_after(start)

    assert end.year == start.year + 1
    assert end.month == start.month
    assert start.day - end.day in (0, 1)
