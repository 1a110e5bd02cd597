"""Promises that no code path may break: the database itself refuses, by a trigger.

Each app says in its ``promises.py`` what it promises. ``manage.py migrate`` puts the triggers in place every
time, for SQLite drops them without a word when a migration makes a table anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

_SQLITE = """CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {broken}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END"""
# The condition stands in the function: in the trigger it would hold the columns against later migrations.
# What goes has no NEW, and what comes no OLD.
_POSTGRES = """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {broken} THEN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
RETURN COALESCE(NEW, OLD); END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"""


@dataclass(frozen=True, slots=True)
class Promise:
    """``broken`` is a condition on OLD and NEW, the rows before and after, in SQL that all databases read."""

    name: str
    table: str
    broken: str
    sentence: str
    event: Literal["UPDATE", "INSERT", "DELETE"] = "UPDATE"


def changed(*columns: str) -> str:
    """Say in SQL that one of these columns changes, also from or to nothing.

    >>> changed("n")
    '(NEW."n" <> OLD."n" OR (NEW."n" IS NULL) <> (OLD."n" IS NULL))'
    """
    pairs = ((f'NEW."{name}"', f'OLD."{name}"') for name in columns)
    return f"({' OR '.join(f'{new} <> {old} OR ({new} IS NULL) <> ({old} IS NULL)' for new, old in pairs)})"


def keep_promises(connection: BaseDatabaseWrapper, promises: Iterable[Promise]) -> None:
    """Have exactly these triggers in the database, whatever was there under their names."""
    postgres = connection.vendor == "postgresql"
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for promise in promises:
            place = f" ON {promise.table}" if postgres else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {promise.name}{place}")
            cursor.execute((_POSTGRES if postgres else _SQLITE).format(**asdict(promise)))


def keep_untold(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> None:
    """Let PostgreSQL keep no samples of what stands in these tables.

    For its plans it copies values out of a table into ``pg_statistic``; there they stay when the table is
    emptied, and in every copy of the database.
    """
    if connection.vendor != "postgresql":
        return
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in models:
            told = model._meta  # noqa: SLF001 - public by another name
            plain = [f for f in told.local_concrete_fields if not (f.primary_key or f.is_relation)]
            changes = ", ".join(f"ALTER COLUMN {name(str(f.column))} SET STATISTICS 0" for f in plain)
            cursor.execute(f"ALTER TABLE {name(told.db_table)} {changes}")
