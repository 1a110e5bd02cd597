"""Everything that the database and the folders hold: to see that nothing changed, or that nothing is left."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

# Counters of the database itself, which go on where a row was made and taken back.
_COUNTERS = {"sqlite_sequence"}


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, whether a model has it or not."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - _COUNTERS):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            rows = [tuple(_plain(value) for value in row) for row in cursor.fetchall()]
            found[table] = sorted(rows, key=repr)
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def tables_holding(*words: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows in which one of these words stands, in capitals or not, as text, JSON or bytes."""
    wanted = [word.lower() for word in words]

    def holds(row: tuple[Any, ...]) -> bool:
        texts = [value.decode(errors="replace") if isinstance(value, bytes) else str(value) for value in row]
        return any(word in text.lower() for word in wanted for text in texts)

    found = {name: [row for row in rows if holds(row)] for name, rows in tables().items()}
    return {name: rows for name, rows in found.items() if rows}


def files() -> dict[str, str]:
    """Return the hash of every file in the folders of the program."""
    folder = Path(settings.DATA_DIR)
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
