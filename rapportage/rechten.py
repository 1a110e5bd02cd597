"""What telling does for a person: who gets reports."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie.audit import Actor
from adoptie.rights import Betrokkene, Rechten
from rapportage.models import Rapportplan, Uitvoering


def _without(addresses: list[str], email: str) -> list[str]:
    return [each for each in addresses if each.lower() != email.lower()]


def _correct(who: Betrokkene, *, email: str, **_: object) -> Iterator[str]:
    if email and email != who.email.lower():
        for plan in Rapportplan.objects.filter(gemeente=who.gemeente):
            kept = _without(plan.ontvangers, who.email)
            if kept != plan.ontvangers:
                plan.ontvangers = list(dict.fromkeys([*kept, email]))
                plan.save(update_fields=["ontvangers"])
    yield from ()


def _erase(who: Betrokkene, *, by: Actor) -> Iterator[str]:  # noqa: ARG001 - logged by the whole
    for plan in Rapportplan.objects.filter(gemeente=who.gemeente):
        Rapportplan.objects.filter(pk=plan.pk).update(ontvangers=_without(plan.ontvangers, who.email))
    for row in Uitvoering.objects.filter(gemeente=who.gemeente).only("gemaild", "gevraagd"):
        Uitvoering.objects.filter(pk=row.pk).update(
            gemaild=_without(row.gemaild, who.email), gevraagd=_without(row.gevraagd, who.email)
        )
    yield from ()


RECHTEN = Rechten(correct=_correct, erase=_erase)
