"""Having the database forget what was deleted, where a deleted row stays readable in its files.

SQLite (in WAL) appends what changes to a second file; the row as it was stays in the first until the second
is brought home, and in the second until that is emptied. PostgreSQL keeps dead rows until autovacuum takes
them away; docs/beheer.md tells when, and what archives hold.
"""

from __future__ import annotations

import logging

from django.db import OperationalError, connection, transaction

# Somebody waits for the page: a reader that takes longer is left to the nightly task.
_PATIENCE = 2_000

logger = logging.getLogger(__name__)


def forget_deleted() -> None:
    """Empty the files of what was deleted, once this transaction has committed."""
    transaction.on_commit(_bring_home)


def _bring_home() -> None:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
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
