"""SQLite as Django has it, with short looks at whether somebody else still writes.

SQLite itself sleeps a millisecond and more before it looks again, while a questionnaire is written in half of
that: with two web processes that costs a tenth of all that can be sent in.
"""

from __future__ import annotations

import time
from sqlite3 import SQLITE_BUSY

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = 0.00015, 0.01, 1.3


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        """Begin as soon as nobody else writes. Raises OperationalError after the time of ``timeout``."""
        patience = float(self.settings_dict["OPTIONS"]["timeout"])
        until, pause = time.monotonic() + patience, _FIRST_PAUSE
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._has_begun(last=time.monotonic() > until):
                time.sleep(pause)
                pause = min(pause * _GROWTH, _LONGEST_PAUSE)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")

    def _has_begun(self, *, last: bool) -> bool:
        try:
            self.cursor().execute("BEGIN IMMEDIATE")
        except OperationalError as fault:
            if last or getattr(fault.__cause__, "sqlite_errorcode", None) != SQLITE_BUSY:
                raise
            return False
        return True
