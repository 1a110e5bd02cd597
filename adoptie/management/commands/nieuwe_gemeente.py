"""Make a gemeente and its first beheerder; everybody else is let in by that person, in the browser."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.text import slugify

from adoptie.actions.gemeente import create_gemeente
from adoptie.actions.lidmaatschap import grant_lidmaatschap
from adoptie.mail import toegang_link
from adoptie.models import Lidmaatschap, Rol
from adoptie.refusal import Refusal

BY = "opdracht"


class Command(BaseCommand):
    help = "Maakt een gemeente en haar eerste beheerder, die een mail krijgt om een wachtwoord te kiezen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naam", required=True, help="bijvoorbeeld: Hattem")
        parser.add_argument("--cbs", required=True, metavar="CODE", help="CBS-code, bijvoorbeeld: GM0244")
        parser.add_argument("--beheerder", required=True, metavar="E-MAIL")
        parser.add_argument("--naam-beheerder", default="", metavar="NAAM")
        parser.add_argument("--link", action="store_true", help="laat ook hier zien waar die inlogt")

    def handle(self, **options: Any) -> None:
        try:
            found = _build(options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        gemeente, beheerder = found.gemeente, found.gebruiker
        self.stdout.write(f"{gemeente} is er. De mail aan {beheerder.email} gaat weg zodra de worker draait.")
        if options["link"]:
            self.stdout.write(toegang_link(beheerder))


@transaction.atomic
def _build(options: dict[str, Any]) -> Lidmaatschap:
    naam = options["naam"].strip()
    gemeente = create_gemeente(naam=naam, slug=slugify(naam), cbs_code=options["cbs"], by=BY)
    return grant_lidmaatschap(
        gemeente=gemeente,
        email=options["beheerder"],
        naam=options["naam_beheerder"],
        rol=Rol.BEHEERDER,
        by=BY,
    )
