"""Django's migrate, and after it the promises that the database keeps."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from adoptie.promises import keep_promises, keep_untold
from enquetes.promises import PROMISES as ASKING
from enquetes.promises import UNTOLD
from metingen.promises import PROMISES as KNOWING
from rapportage.promises import PROMISES as TELLING

PROMISES = (*ASKING, *KNOWING, *TELLING)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        connection = connections[options["database"]]
        executor = MigrationExecutor(connection)
        # A database on its way to or from an older version has not all columns.
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            keep_promises(connection, PROMISES)
            keep_untold(connection, UNTOLD)
