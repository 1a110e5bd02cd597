"""Requests about own data: which wait for an answer, and how long they may."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente, Verzoek

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


def answered_requests(gemeente: Gemeente) -> list[Verzoek]:
    rows = Verzoek.objects.filter(gemeente=gemeente, afgehandeld_op__isnull=False)
    return list(rows.order_by("-afgehandeld_op", "-pk")[:_SHOWN])
