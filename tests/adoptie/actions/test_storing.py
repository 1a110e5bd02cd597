from __future__ import annotations

import pytest
from django.db import IntegrityError

from adoptie.actions.storing import assign, remove, store
from adoptie.models import Gebeurtenis, Onderdeel, Traject
from adoptie.refusal import Refusal
from tests.factories.adoptie import OnderdeelFactory, TrajectFactory

pytestmark = pytest.mark.django_db


def test_store_refuses_what_somebody_else_saved_at_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_the_race(traject: Traject) -> None:
        raise IntegrityError

    traject = TrajectFactory.create()
    monkeypatch.setattr(Traject, "save", lose_the_race)

    with pytest.raises(Refusal, match="net ook door iemand anders opgeslagen"):
        store(traject, "traject gewijzigd", by="opdracht", gemeente=traject.gemeente)

    assert not Gebeurtenis.objects.exists()


def test_remove_refuses_what_is_in_use_and_logs_nothing() -> None:
    ouder = OnderdeelFactory.create(naam="Samenleving")
    OnderdeelFactory.create(gemeente=ouder.gemeente, ouder=ouder)

    with pytest.raises(Refusal, match="'Samenleving' kan niet weg"):
        remove(ouder, "onderdeel verwijderd", by="opdracht", gemeente=ouder.gemeente)

    assert Onderdeel.objects.count() == 2
    assert not Gebeurtenis.objects.exists()


def test_assign_returns_only_what_changed() -> None:
    onderdeel = OnderdeelFactory.create(naam="Oud")

    changed = assign(onderdeel, {"naam": "Nieuw", "ouder": None})

    assert changed == {"naam": ["Oud", "Nieuw"]}
    assert onderdeel.naam == "Nieuw"
