"""Bring the database up to date, and in production collect the files that pages load."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Zet de database klaar, en op een echte server ook de opmaak."
    # What it would complain about is what this command mends.
    requires_system_checks = []

    def handle(self, **_: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
