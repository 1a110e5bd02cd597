"""Look for mail that came back: ``manage.py lees_retourmail``. The worker does it every ten minutes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from adoptie import dutch
from enquetes.actions.retour import read_returned_mail


class Command(BaseCommand):
    help = "Leest de mailbox met teruggekomen mails, en schrijft op welke mails niet aankwamen."

    def handle(self, **_: Any) -> None:
        number = read_returned_mail()
        if number is None:
            raise CommandError("De mailbox is niet te lezen. Kijk naar SPOOR_RETOUR_BUS in docs/beheer.md.")
        self.stdout.write(f"{dutch.counted(number, 'mail kwam', 'mails kwamen')} terug.")
