"""What was made from the database, kept for as long as nothing at all was written to it.

Facts of a page come from a dozen tables, and one that is forgotten in the key of a cache gives a page that
misleads. The database itself knows whether anything was written, so a page may be kept without knowing what
it was made from: whatever is written by whomever, it is made anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import connection

_MOST = 400
# What only the clock changes, such as a day that ends, is seen within so many seconds.
_LONGEST = 60
_KEPT: dict[Hashable, tuple[Hashable, Any]] = {}
T = TypeVar("T")


def snapshot() -> Hashable | None:
    """Return what stays the same until something is written; None where that cannot be known.

    PostgreSQL names the transactions that are seen. SQLite counts per connection, apart for what others
    write. What is read in a transaction may still be undone. Source: the manuals of both, "System Information
    Functions" and "PRAGMA data_version".
    """
    if connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
        cursor.execute("PRAGMA data_version")
        (others,) = cursor.fetchone()
        # The connection itself, and not its number: that is given to another one later.
        return connection.connection, others, connection.connection.total_changes


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """Return what was made under this key, or make it anew when something was written or a minute passed."""
    seen = snapshot()
    if seen is None:
        return make()
    # Before it is made: what is written in between makes it old.
    stamp = seen, int(time.time() // _LONGEST)
    found = _KEPT.get(key)
    if found is not None and found[0] == stamp:
        made: T = found[1]
        return made
    made = make()
    if len(_KEPT) >= _MOST:
        _KEPT.clear()
    _KEPT[key] = (stamp, made)
    return made
