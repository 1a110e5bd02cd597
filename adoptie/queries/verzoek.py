"""Requests about own data: which wait for an answer, and how long they may."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Verzoek
from adoptie.rights import Betrokkene, request_mark

# From so many days before the end a request is told with a warning.
_SOON = 7
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Lopend:
    """A request with how long it may take still; ``kind`` is how that is shown."""

    verzoek: Verzoek
    dagen: int

    @property
    def kind(self) -> str:
        return "danger" if self.dagen < 0 else "warning" if self.dagen <= _SOON else "safe"

    @property
    def woorden(self) -> str:
        if self.dagen == 0:
            return "vandaag de laatste dag"
        number = dutch.counted(abs(self.dagen), "dag", "dagen")
        return f"{number} te laat" if self.dagen < 0 else f"nog {number}"


def running(verzoek: Verzoek) -> Lopend:
    return Lopend(verzoek, (verzoek.uiterlijk_op - timezone.localdate()).days)


def open_requests(gemeente: Gemeente) -> list[Lopend]:
    """Return what waits for an answer, the most urgent first."""
    return [running(each) for each in Verzoek.objects.filter(gemeente=gemeente, afgehandeld_op=None)]


def requests_of(who: Betrokkene) -> list[Verzoek]:
    """Return what was asked by letter about this address, the latest first."""
    rows = Verzoek.objects.filter(gemeente=who.gemeente, adresmerk=request_mark(who))
    return list(rows.order_by("-ontvangen_op", "-pk"))


def others_of(verzoek: Verzoek) -> list[Verzoek]:
    """Return what else was asked about the address of a request, the latest first."""
    if verzoek.adresmerk is None:
        return []
    rows = Verzoek.objects.filter(gemeente=verzoek.gemeente, adresmerk=verzoek.adresmerk)
    return list(rows.exclude(pk=verzoek.pk).order_by("-ontvangen_op", "-pk"))


def is_about(verzoek: Verzoek, who: Betrokkene) -> bool:
    """Tell whether a request is about this address."""
    return verzoek.adresmerk is not None and bytes(verzoek.adresmerk) == request_mark(who)


def answered_requests(gemeente: Gemeente) -> list[Verzoek]:
    rows = Verzoek.objects.filter(gemeente=gemeente, afgehandeld_op__isnull=False)
    return list(rows.order_by("-afgehandeld_op", "-pk")[:_SHOWN])
