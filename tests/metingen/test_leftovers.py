"""Counts that no levering names go at night."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError

from adoptie.tasks import apply_retention
from metingen import sealed
from metingen.actions import leveringen
from metingen.actions.leveringen import ensure_bron
from metingen.models import Bron, Levering
from metingen.queries.leveringen import current_counts
from tests.factories.adoptie import GemeenteFactory
from tests.metingen.test_leveringen import export, receive

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """The command goes, without a word."""


@pytest.fixture
def bron() -> Bron:
    return ensure_bron(gemeente=GemeenteFactory.create(slug="hattem"), naam="zaaksysteem", by="test")


def files() -> list[Path]:
    return sorted((Path(settings.SEALED_DIR) / "hattem" / "leveringen").iterdir())


def grow_old() -> None:
    past = time.time() - 4000
    for path in files():
        os.utime(path, (past, past))


def test_counts_go_that_were_written_and_never_kept(
    bron: Bron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(bron, export(tmp_path / "a.csv"))
    kept = files()

    def killed(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(leveringen, "_keep", killed)
        patch.setattr(sealed, "remove_counts", killed)
        with pytest.raises(KilledError):
            receive(bron, export(tmp_path / "b.csv", month="2026-02"))
        patch.setattr(Path, "rename", killed)
        with pytest.raises(KilledError):
            receive(bron, export(tmp_path / "c.csv", month="2026-03"))
    apply_retention()
    assert len(files()) == 3
    grow_old()
    apply_retention()

    assert files() == kept
    assert not current_counts(bron)[0].empty


def test_counts_stay_while_nobody_knows_whether_they_were_kept(
    bron: Bron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = leveringen._keep

    def lost(levering: Levering, by: str) -> None:
        keep(levering, by)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(leveringen, "_keep", lost)
    with pytest.raises(OperationalError):
        receive(bron, export(tmp_path / "a.csv"))

    assert not current_counts(bron)[0].empty
