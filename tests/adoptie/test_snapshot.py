"""What was made is shown again only as long as nobody wrote anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
import time_machine
from django.db import connection, transaction

from adoptie import snapshot
from adoptie.models import Gemeente
from adoptie.snapshot import kept
from tests.factories.adoptie import GemeenteFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def make() -> Iterator[Callable[[], int]]:
    """Give something that is made: each time another number."""
    snapshot._KEPT.clear()
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, 0, 20, tzinfo=dt.UTC), tick=False):
        yield count().__next__


def elsewhere(write: Callable[[], object]) -> None:
    """Write in a connection of its own, as another process does."""

    def written() -> None:
        try:
            write()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(written).result()


def test_what_was_made_is_shown_again(make: Callable[[], int]) -> None:
    assert [kept("a", make), kept("a", make)] == [0, 0]


def test_each_key_has_its_own(make: Callable[[], int]) -> None:
    assert [kept("a", make), kept("b", make), kept("a", make)] == [0, 1, 0]


def test_whatever_is_written_here_makes_it_anew(make: Callable[[], int]) -> None:
    gemeente = GemeenteFactory.create()
    assert kept("a", make) == 0
    Gemeente.objects.filter(pk=gemeente.pk).update(naam="Elders")
    assert kept("a", make) == 1
    gemeente.delete()
    assert kept("a", make) == 2


def test_whatever_another_process_writes_makes_it_anew(make: Callable[[], int]) -> None:
    assert kept("a", make) == 0
    elsewhere(GemeenteFactory.create)
    assert kept("a", make) == 1
    elsewhere(Gemeente.objects.all().delete)
    assert kept("a", make) == 2


def test_what_is_written_while_it_is_made_makes_it_anew(make: Callable[[], int]) -> None:
    def making() -> int:
        elsewhere(GemeenteFactory.create)
        return make()

    assert kept("a", making) == 0
    assert kept("a", make) == 1


def test_what_is_read_within_a_transaction_is_not_kept(make: Callable[[], int]) -> None:
    """It may be undone, and nobody could tell."""
    with transaction.atomic():
        assert [kept("a", make), kept("a", make)] == [0, 1]
    assert kept("a", make) == 2


def test_another_connection_does_not_take_the_first_for_its_own(make: Callable[[], int]) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL counts for all connections together")
    assert kept("a", make) == 0
    connection.close()
    assert kept("a", make) == 1


def test_what_the_clock_changes_is_seen_within_a_minute(make: Callable[[], int]) -> None:
    assert kept("a", make) == 0
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, 1, 1, tzinfo=dt.UTC), tick=False):
        assert kept("a", make) == 1


def test_no_more_is_kept_than_fits(make: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_MOST", 3)
    for key in range(10):
        kept(key, make)
    assert len(snapshot._KEPT) <= 3
