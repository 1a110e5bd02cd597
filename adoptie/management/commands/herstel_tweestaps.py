"""Let somebody in again who lost both the phone and the recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from adoptie.actions.gebruiker import forget_second_factor
from adoptie.models import Gebruiker
from adoptie.refusal import Refusal


class Command(BaseCommand):
    help = "Koppelt de app van iemand los. Doe dit alleen als u zeker weet wie het vraagt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, **options: Any) -> None:
        gebruiker = Gebruiker.objects.filter(email=options["email"].strip().lower()).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen account met het adres {options['email']}.")
        try:
            forget_second_factor(gebruiker=gebruiker, by="opdracht")
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"De app van {gebruiker} is losgekoppeld.")
