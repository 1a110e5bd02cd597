"""On SQLite one writes at a time: the next begins when the one before is done, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from adoptie.models import Gemeente

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets many write"),
]


def _waits() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (milliseconds,) = cursor.fetchone()
    return int(milliseconds)


@contextmanager
def somebody_writes() -> Iterator[threading.Event]:
    """Have another thread in the middle of writing until the event is set."""
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            Gemeente.objects.create(naam="Eerst", slug="eerst", cbs_code="GM0001")
            begun.set()
            done.wait(20)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(20)
    yield done
    done.set()
    writer.join()


def test_who_waits_for_a_writer_sees_what_it_wrote() -> None:
    with somebody_writes() as done:
        threading.Timer(0.05, done.set).start()
        with transaction.atomic():
            Gemeente.objects.create(naam="Daarna", slug="daarna", cbs_code="GM0002")

    assert sorted(Gemeente.objects.values_list("slug", flat=True)) == ["daarna", "eerst"]


def test_waiting_ends_with_an_error_and_the_connection_can_be_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    with somebody_writes():
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            Gemeente.objects.create(naam="Daarna", slug="daarna", cbs_code="GM0002")
        assert Gemeente.objects.count() == 0

    with transaction.atomic():
        Gemeente.objects.create(naam="Daarna", slug="daarna", cbs_code="GM0002")
    assert Gemeente.objects.count() == 2


def test_a_single_statement_waits_as_long_as_a_transaction() -> None:
    with transaction.atomic():
        pass

    assert _waits() == connection.settings_dict["OPTIONS"]["timeout"] * 1000
