"""What the register of processing (AVG article 30) and the DPIA consist of; each app tells its own facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from adoptie.models import Gemeente


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A part of the DPIA: sentences, then a table; ``volgorde`` says where it stands."""

    volgorde: int
    titel: str
    zinnen: tuple[str, ...] = ()
    koppen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()

    def as_rows(self) -> list[dict[str, str]]:
        return [dict(zip(self.koppen, rij, strict=True)) for rij in self.rijen]


def told_by_apps(gemeente: Gemeente) -> list[Hoofdstuk]:
    """Return what each app tells of how it is set up in this gemeente, in order."""
    tell: Iterable[Callable[[Gemeente], Iterable[Hoofdstuk]]] = map(import_string, settings.REGISTERFEITEN)
    return sorted((part for each in tell for part in each(gemeente)), key=lambda part: part.volgorde)
