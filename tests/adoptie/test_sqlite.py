"""Two who write at the same time: the second waits, and is told when that lasts too long."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, transaction

from adoptie.models import Gemeente
from tests.factories.adoptie import GemeenteFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _only_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL lets several write at once.")


def write(seconds: float, begun: Event) -> None:
    """Write for a while, as another process does."""
    with transaction.atomic():
        GemeenteFactory.create(naam="Eerst")
        begun.set()
        time.sleep(seconds)
    connection.close()


def other_writer(seconds: float) -> Thread:
    begun = Event()
    thread = Thread(target=write, args=(seconds, begun))
    thread.start()
    assert begun.wait(10)
    return thread


def test_second_writer_waits_for_the_first() -> None:
    first = other_writer(0.2)

    with transaction.atomic():
        names = set(Gemeente.objects.values_list("naam", flat=True))
        GemeenteFactory.create(naam="Daarna")

    first.join()
    assert names == {"Eerst"}
    assert Gemeente.objects.count() == 2


def test_who_waits_too_long_is_told_and_can_go_on_later(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    first = other_writer(0.5)

    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        GemeenteFactory.create(naam="Daarna")

    first.join()
    with transaction.atomic():
        GemeenteFactory.create(naam="Later")
    assert set(Gemeente.objects.values_list("naam", flat=True)) == {"Eerst", "Later"}
