"""Having the database forget what was deleted, where a deleted row stays readable in its files.

SQLite (in WAL) appends what changes to a second file; the row as it was stays in the first until the second
is brought home, and in the second until that is emptied. PostgreSQL keeps dead rows until autovacuum takes
them away, and where a row lies tells when it was last written: a table that is written anew, in the order of
its keys, tells neither. docs/beheer.md tells what archives hold.
"""

from __future__ import annotations

import logging
from functools import partial

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import Model

# Somebody waits for the page: a reader that takes longer is left to the nightly task.
_PATIENCE = 2_000

logger = logging.getLogger(__name__)


def forget_deleted(*models: type[Model]) -> None:
    """Empty the files of what was deleted, once this transaction has committed.

    ``models`` are those of which PostgreSQL writes the tables anew; each is locked while that lasts.
    """
    transaction.on_commit(partial(_forget, models))


def _forget(models: tuple[type[Model], ...]) -> None:
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        for model in models:
            _write_anew(model._meta.db_table)  # noqa: SLF001 - public by another name
    else:
        _bring_home()


def _write_anew(table: str) -> None:
    name = connection.ops.quote_name
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {_PATIENCE}")
            cursor.execute(f"CLUSTER {name(table)} USING {name(f'{table}_pkey')}")
    except DatabaseError as fault:
        logger.warning("%s keeps its dead rows until tonight: %s", table, type(fault).__name__)


def _bring_home() -> None:
    usual = int(1000 * connection.settings_dict["OPTIONS"].get("timeout", 5))
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={_PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        except OperationalError:
            busy = True
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
    if busy:
        logger.warning("The database is in use; what was deleted leaves its files tonight.")
