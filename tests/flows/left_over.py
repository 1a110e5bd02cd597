"""What is left of a round for whoever gets hold of everything, and what can be read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from django.conf import settings
from django.db import connection

from enquetes.models import Ronde
from enquetes.sealed import sealed_base
from tests.enquetes.panel.traces import as_bytes, unpacked

# What PostgreSQL writes before anything else.
WAL = re.compile(r"database [0-9A-F]{24}$")
# So far from what chance gives, once in some millions of times.
_STANDARD_ERRORS = 5
_SHUFFLES = 400
# So many pairs that lie at the same place chance gives once in a million times: Poisson with mean 1.
_MOST_EXACT = 10


def database_files() -> Iterator[Path]:
    """Yield every file of the database, with its journal; of PostgreSQL also the log of the server."""
    if connection.vendor == "sqlite":
        database = Path(str(connection.settings_dict["NAME"]))
        yield from database.parent.glob(f"{database.name}*")
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        data = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        own = cursor.fetchone()[0]
    for folder in ("base/" + str(own), "pg_wal"):
        yield from (path for path in (data / folder).iterdir() if path.is_file())
    yield from data.parent.glob("log")


def tables() -> bytes:
    """Return every cell of every table, also as it reads when it is unpacked."""
    heap: list[bytes] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            for row in cursor.fetchall():
                for cell in row:
                    if isinstance(cell, str | bytes | memoryview | bytearray | dict | list):
                        heap += unpacked(as_bytes(cell))
    return b"\n".join(heap)


def files(*folders: Path) -> dict[str, bytes]:
    """Return what lies in these folders, by path."""
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def heaps(log: str, *copies: Path) -> dict[str, bytes]:
    """Return everything that is left, by where it was found; the sealed answers apart."""
    found = {"tables": tables(), "log": log.encode()}
    found |= {f"database {path.name}": path.read_bytes() for path in database_files()}
    found |= files(Path(settings.KEY_DIR), Path(settings.MEDIA_ROOT), *copies)
    return found


def places(needles: Iterable[str | bytes], heaps: dict[str, bytes], sign: str = "") -> set[str]:
    """Return where one of these can be read; ``sign`` is what is in all of them."""
    wanted = [needle.encode() if isinstance(needle, str) else needle for needle in needles]
    likely = {place: heap for place, heap in heaps.items() if sign.encode() in heap}
    return {place for place, heap in likely.items() if any(needle in heap for needle in wanted)}


def sealed_orders(ronde: Ronde) -> dict[str, list[object]]:
    """Return each order in which sealed answers lie: by file, the answer that nobody else gave."""
    orders: dict[str, list[object]] = {}
    for path in sorted(sealed_base(ronde.gemeente.slug).glob("*/*.parquet")):
        frame = pd.read_parquet(path)
        column = "uren" if "uren" in frame else "tekst"
        if column in frame:
            orders[path.name] = list(frame[column])
        if "_nummer" in frame:
            orders[f"{path.name} by number"] = list(frame.sort_values("_nummer")[column])
    return orders


def invitation_orders(ronde: Ronde) -> dict[str, list[int]]:
    """Return each order in which the invitations lie, as keys."""
    asked = {
        "pk": "ORDER BY id",
        "email": "ORDER BY email",
        "file": "ORDER BY rowid" if connection.vendor == "sqlite" else "ORDER BY ctid",
    }
    if connection.vendor == "postgresql":
        asked["xmin"] = "ORDER BY xmin::text::bigint, ctid"
    found = {}
    with connection.cursor() as cursor:
        for name, order in asked.items():
            cursor.execute(
                f"SELECT id FROM enquetes_uitnodiging WHERE ronde_id = %s AND email <> '' {order}",  # noqa: S608
                [ronde.pk],
            )
            found[name] = [pk for (pk,) in cursor.fetchall()]
    return found


def matches(left: Sequence[Any], right: Sequence[Any], truth: Mapping[Any, Any]) -> str:
    """Say how an order of invitations tells an order of answers, better than chance would; "" if it does not.

    ``truth``: the answer of each invitation that was used. Looked at are the order of all (Spearman),
    neighbours that stayed neighbours, and pairs at the same place, from the front and from the back.
    """
    at = {answer: place for place, answer in enumerate(right)}
    told = [at[truth[key]] for key in left if key in truth and truth[key] in at]
    ranks = np.argsort(np.argsort(told)).astype(float)
    chance = np.random.default_rng(1)
    by_chance = np.array([_told_by(chance.permutation(ranks)) for _ in range(_SHUFFLES)])
    away = (np.array(_told_by(ranks)) - by_chance.mean(axis=0)) / by_chance.std(axis=0)
    exact = max(int((ranks == line).sum()) for line in (np.arange(len(ranks)), np.arange(len(ranks))[::-1]))
    if np.abs(away).max() > _STANDARD_ERRORS or exact >= _MOST_EXACT:
        return f"{away[0]:.1f} and {away[1]:.1f} standard errors, {exact} of {len(ranks)} at the same place"
    return ""


def _told_by(ranks: npt.NDArray[np.float64]) -> tuple[float, float]:
    return float(ranks @ np.arange(len(ranks))), float(np.abs(np.diff(ranks)).sum())
