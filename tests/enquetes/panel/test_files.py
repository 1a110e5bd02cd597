"""What was erased is gone from the files of the database too, and not only from its tables."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from adoptie.forgetting import forget_deleted
from adoptie.tasks import apply_retention
from enquetes.models import Panellid
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.panel.traces import file_traces

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="files of SQLite; see docs/beheer.md for others"
    ),
]


@pytest.fixture
def address(inwoner: Inwoner) -> str:
    """Give the address of a member, which no other test ever wrote."""
    address = f"jet.{uuid4().hex}@voorbeeld.example"
    inwoner.join(address)
    inwoner.own_page(address)
    assert file_traces(address)
    return address


def test_erasing_takes_the_address_out_of_the_files(inwoner: Inwoner, address: str) -> None:
    inwoner.post(f"{inwoner.mailed_path()}stoppen/")

    assert file_traces(address) == {}


def test_another_address_takes_the_place_of_the_old_one_in_the_files(inwoner: Inwoner, address: str) -> None:
    new = f"jet.{uuid4().hex}@voorbeeld.example"
    inwoner.post(f"{inwoner.mailed_path()}adres/", {"email": new})
    inwoner.post(inwoner.mailed_path())

    assert Panellid.objects.get().email == new
    assert file_traces(address) == {}


def test_retention_takes_the_address_out_of_the_files(inwoner: Inwoner) -> None:
    address = f"jet.{uuid4().hex}@voorbeeld.example"
    inwoner.sign_up(address)

    with time_machine.travel(timezone.now() + dt.timedelta(days=9)):
        apply_retention()

    assert file_traces(address) == {}


def test_night_makes_good_what_somebody_else_was_reading(inwoner: Inwoner, address: str) -> None:
    """A checkpoint waits for readers, and a person does not wait for it."""
    with sqlite3.connect(Path(str(connection.settings_dict["NAME"]))) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM enquetes_panellid").fetchall()
        inwoner.post(f"{inwoner.mailed_path()}stoppen/")
        assert file_traces(address)
        other.rollback()
    other.close()

    apply_retention()

    assert file_traces(address) == {}


def test_forgetting_waits_for_the_commit(inwoner: Inwoner, address: str) -> None:
    from django.db import transaction

    with transaction.atomic():
        Panellid.objects.all().delete()
        forget_deleted()
        assert file_traces(address)

    assert file_traces(address) == {}
