from __future__ import annotations

import datetime as dt

import pytest

from adoptie.criteria import OR_BESLOTEN
from adoptie.models import Gereedheid, Rol, Traject
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OrbesluitFactory, TrajectFactory

DATA = {"naam": "Anders werken", "doel": "Sneller antwoord.", "begint_op": "2011-01-01"}


def test_traject_shows_what_is_still_missing(world: World) -> None:
    page = world.client(Rol.LEZER).get(world.url("traject")).content.decode()

    assert world.criterium.criterium in page
    assert world.interventie.naam in page


def test_traject_leads_to_what_only_has_to_be_confirmed(world: World) -> None:
    Gereedheid.objects.update(criterium=OR_BESLOTEN)
    OrbesluitFactory.create(traject=world.traject, genomen_op=dt.date(2011, 5, 3))

    leader, reader = (
        world.client(*rol).get(world.url("traject")).content.decode().replace("\N{NO-BREAK SPACE}", " ")
        for rol in ((), (Rol.LEZER,))
    )

    assert "Volgens het programma: instemming op 3 mei 2011" in leader
    assert "Stel dit vast" in leader
    assert "Stel dit vast" not in reader


def test_traject_of_other_gemeente_is_not_found_under_own_address(world: World) -> None:
    other = TrajectFactory.create()

    assert world.client().get(f"/gemeente/{world.gemeente.slug}/traject/{other.pk}/").status_code == 404


def test_traject_starten_makes_traject_with_steps(world: World) -> None:
    response = world.client().post(world.url("traject-starten"), DATA, follow=True)

    traject = Traject.objects.get(naam="Anders werken")
    assert traject.sporen.count() == 3
    assert "Het traject is gestart" in response.content.decode()


@pytest.mark.parametrize("written", ["2011-01-01", "1-1-2011", "01-01-2011"])
def test_traject_starten_reads_dutch_dates(written: str, world: World) -> None:
    world.client().post(world.url("traject-starten"), {**DATA, "begint_op": written})

    assert Traject.objects.filter(begint_op="2011-01-01", naam=DATA["naam"]).exists()


def test_traject_starten_keeps_what_was_typed_when_refused(world: World) -> None:
    data = {**DATA, "naam": world.traject.naam}

    page = world.client().post(world.url("traject-starten"), data).content.decode()

    assert "Er is al een traject met deze naam." in page
    assert "Sneller antwoord." in page


def test_traject_wijzigen_changes(world: World) -> None:
    world.client().post(world.url("traject-wijzigen"), DATA)

    world.traject.refresh_from_db()
    assert world.traject.naam == "Anders werken"


def test_traject_wijzigen_shows_old_name_above_refused_form(world: World) -> None:
    other = TrajectFactory.create(gemeente=world.gemeente)

    response = world.client().post(world.url("traject-wijzigen"), {**DATA, "naam": other.naam})

    assert response.context["traject"].naam == world.traject.naam
