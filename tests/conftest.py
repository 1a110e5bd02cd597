"""What every test gets: a world of its own, and no way out of it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.core.management.color import Style
from django.db.backends.base.operations import BaseDatabaseOperations
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.browsing", "tests.mailbox"]
gc.disable()

# A slow machine is no reason to fail; on the build server each run tries the same examples.
settings.register_profile(
    "desk", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.register_profile("thorough", settings.get_profile("desk"), max_examples=400)
settings.load_profile(os.environ.get("EXAMPLES") or ("ci" if os.environ.get("CI") else "desk"))


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what stays: modules and tests, a sixth of the time of a run.

    After that it looks less often: libraries that come later are many objects too, of which none is garbage.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Spare each emptying of the database what Django then writes about every model: nobody reads that."""
    from django.contrib.contenttypes.management import create_contenttypes
    from django.db.models.signals import post_migrate

    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    _empty_reports_before_their_files()


def _empty_reports_before_their_files() -> None:
    """Empty tables in an order that the database allows: a settled report keeps its files while it stands."""
    from django.db import connection

    # Of all connections: a browser opens one of its own.
    operations = type(connection.ops)
    flush = operations.sql_flush

    def ordered(self: BaseDatabaseOperations, style: Style, tables: Iterable[str], **how: bool) -> list[str]:
        return flush(self, style, sorted(tables, key=lambda name: name != "rapportage_rapport"), **how)

    operations.sql_flush = ordered  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def _no_power_cuts() -> Iterator[None]:
    """Wait for no disk: nothing here has to survive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)
        yield


@pytest.fixture(autouse=True)
def _own_folders(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Point what the program writes to the folder of this test, where Django is in play."""
    if not request.config.pluginmanager.hasplugin("django"):
        return
    django_settings = request.getfixturevalue("settings")
    django_settings.DATA_DIR = tmp_path
    django_settings.SEALED_DIR = tmp_path / "verzegeld"
    django_settings.KEY_DIR = tmp_path / "sleutels"
    django_settings.MEDIA_ROOT = tmp_path / "media"
