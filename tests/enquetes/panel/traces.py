"""Looking for a text in every table, also where it is pickled, packed or in base64, and in the files."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

_PACKED = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")


def unpacked(value: bytes) -> Iterator[bytes]:
    """Yield what base64 and zlib make of a value, and of the parts of it that look like base64."""
    for part in [value, *_PACKED.findall(value)]:
        decoded = [part]
        for altchars in (b"+/", b"-_"):
            try:
                decoded.append(base64.b64decode(part + b"=" * (-len(part) % 4), altchars))
            except binascii.Error:
                continue
        for raw in decoded:
            yield raw
            try:
                yield zlib.decompress(raw)
            except zlib.error:
                continue


def as_bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview | bytearray):
        return bytes(value)
    return str(value).encode()


def traces(text: str) -> set[str]:
    """Return each ``table.column`` of the database in which this text stands, in whatever case."""
    wanted = text.lower().encode()
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(columns, row, strict=True):
                    if any(wanted in seen.lower() for seen in unpacked(as_bytes(value))):
                        found.add(f"{table}.{name}")
    return found


def file_traces(text: str) -> dict[str, int]:
    """Return in which files of an SQLite database this text stands, and how often.

    Beside the database itself those are what was written and not yet brought home, and what was deleted.
    """
    database = Path(str(connection.settings_dict["NAME"]))
    found = {
        path.name: path.read_bytes().count(text.encode())
        for path in database.parent.glob(f"{database.name}*")
    }
    return {name: number for name, number in found.items() if number}
