"""Composing a report: every change is one step that can be taken back, and nobody overwrites another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db import transaction

from adoptie.actions.storing import remove, store
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from rapportage.models import Sjabloon
from rapportage.reports.parts import Deel, check_delen, read_delen, write_delen

_MOST_STEPS = 20
_TAKEN = "Er is al een eigen rapport met deze naam. Kies een andere naam."
Delen = list[Deel]


class ChangedMeanwhileError(Refusal):
    """Somebody changed the report after the page that a change was made on was opened."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit rapport intussen veranderd. U ziet het nu zoals het is. "
            "Doe uw wijziging opnieuw als die nog nodig is."
        )


@transaction.atomic
def create_sjabloon(*, gemeente: Gemeente, naam: str, delen: Sequence[Deel] = (), by: Actor) -> Sjabloon:
    """Begin a report of the gemeente's own with these parts. Raises Refusal when the name is taken."""
    check_delen(delen)
    _refuse_taken(gemeente, naam)
    new = Sjabloon(gemeente=gemeente, naam=naam, delen=write_delen(delen))
    return store(new, "eigen rapport begonnen", by=by, gemeente=gemeente)


def add_deel(*, sjabloon: Sjabloon, versie: int, deel: Deel, na: int, by: Actor) -> Sjabloon:
    """Put a part after the one with this number; after 0 it comes first."""

    def change(delen: Delen) -> Delen:
        return [*delen[:na], deel, *delen[na:]]

    return _change(sjabloon, versie, change, f"'{deel.naam}' is toegevoegd", by)


def write_deel(*, sjabloon: Sjabloon, versie: int, nummer: int, tekst: str, by: Actor) -> Sjabloon:
    """Put these words in a part that people write."""

    def change(delen: Delen) -> Delen:
        old = _at(delen, nummer)
        return [*delen[: nummer - 1], replace(old, tekst=tekst), *delen[nummer:]]

    return _change(sjabloon, versie, change, f"de tekst van deel {nummer} is gewijzigd", by)


def move_deel(*, sjabloon: Sjabloon, versie: int, nummer: int, up: bool, by: Actor) -> Sjabloon:
    """Move a part one place. Raises Refusal where there is no further place."""

    def change(delen: Delen) -> Delen:
        moved = _at(delen, nummer)
        rest = [*delen[: nummer - 1], *delen[nummer:]]
        place = nummer - 2 if up else nummer
        if not 0 <= place <= len(rest):
            raise Refusal("Dit deel kan niet verder.")
        return [*rest[:place], moved, *rest[place:]]

    return _change(
        sjabloon, versie, change, f"deel {nummer} staat een plaats {'hoger' if up else 'lager'}", by
    )


def remove_deel(*, sjabloon: Sjabloon, versie: int, nummer: int, by: Actor) -> Sjabloon:
    """Take a part out; that can be undone."""

    def change(delen: Delen) -> Delen:
        _at(delen, nummer)
        return [*delen[: nummer - 1], *delen[nummer:]]

    return _change(sjabloon, versie, change, f"deel {nummer} is verwijderd", by)


@transaction.atomic
def undo_sjabloon(*, sjabloon: Sjabloon, versie: int, by: Actor) -> Sjabloon:
    """Take the last change back. Raises Refusal when there is none."""
    current = _locked(sjabloon, versie)
    if not current.eerder:
        raise Refusal("Er is niets om ongedaan te maken.")
    *current.eerder, last = current.eerder
    current.delen = last["delen"]
    current.versie += 1
    return store(
        current,
        "eigen rapport: wijziging ongedaan gemaakt",
        by=by,
        gemeente=current.gemeente,
        wat=last["wat"],
    )


@transaction.atomic
def rename_sjabloon(*, sjabloon: Sjabloon, versie: int, naam: str, by: Actor) -> Sjabloon:
    """Give the report another name; reports that were made keep the old one."""
    current = _locked(sjabloon, versie)
    if naam.lower() != current.naam.lower():
        _refuse_taken(current.gemeente, naam)
    old, current.naam = current.naam, naam
    current.versie += 1
    return store(current, "eigen rapport: naam gewijzigd", by=by, gemeente=current.gemeente, naam=[old, naam])


@transaction.atomic
def remove_sjabloon(*, sjabloon: Sjabloon, by: Actor) -> None:
    """Remove it. Raises Refusal when a report or plan rests on it."""
    remove(sjabloon, "eigen rapport verwijderd", by=by, gemeente=sjabloon.gemeente)


@transaction.atomic
def _change(
    sjabloon: Sjabloon, versie: int, change: Callable[[Delen], Delen], wat: str, by: Actor
) -> Sjabloon:
    """Change the parts as they were seen. Raises ChangedMeanwhileError when they are others by now."""
    current = _locked(sjabloon, versie)
    new = change([*read_delen(current.delen)])
    check_delen(new)
    current.eerder = [*current.eerder, {"wat": wat, "delen": current.delen}][-_MOST_STEPS:]
    current.delen = write_delen(new)
    current.versie += 1
    return store(current, "eigen rapport gewijzigd", by=by, gemeente=current.gemeente, wat=wat)


def _locked(sjabloon: Sjabloon, versie: int) -> Sjabloon:
    rows = Sjabloon.objects.select_for_update(of=("self",)).select_related("gemeente")
    current = rows.get(pk=sjabloon.pk)
    if current.versie != versie:
        raise ChangedMeanwhileError
    return current


def _refuse_taken(gemeente: Gemeente, naam: str) -> None:
    if gemeente.sjablonen.filter(naam__iexact=naam).exists():
        raise Refusal(_TAKEN)


def _at(delen: Delen, nummer: int) -> Deel:
    if not 1 <= nummer <= len(delen):
        raise Refusal("Dit deel is er niet meer.")
    return delen[nummer - 1]
