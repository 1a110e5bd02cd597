"""What Django asks of a database; all but how long a writer waits for another is Django's own."""

from __future__ import annotations

import sqlite3
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

_PAUSE = 0.0003


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction that begins as a writer does so soon after the one before it has ended.

    SQLite itself sleeps 1, 2, 5, 10, ... 100 ms before it looks again. Answers are written in less than that:
    when many people send in at once, most of the time went by asleep.
    """

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begins(last=time.monotonic() > until):
                time.sleep(_PAUSE)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")

    def _begins(self, *, last: bool) -> bool:
        """Tell whether a transaction could begin. Raises OperationalError when it waits no longer."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except OperationalError as fault:
            if last or getattr(fault.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True
