"""What is forgotten by itself: the log tells how many, and not who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from adoptie.audit import Actor
from adoptie.forgetting import forget_deleted
from adoptie.models import Gemeente
from adoptie.periods import period_of
from adoptie.queue import enqueue
from enquetes.actions.panel import record, remove
from enquetes.models import Panellid, Panelmail, Ronde, Uitnodiging
from enquetes.queries.bewaren import never_confirmed, silent_members, unwarned_members, warned_members

Soort = Panelmail.Soort


@transaction.atomic
def forget_unconfirmed(*, by: Actor) -> int:
    """Erase sign-ups that nobody confirmed within seven days."""
    return _erase_all(never_confirmed(timezone.now()), "aanmeldingen vervallen", by)


@transaction.atomic
def note_participation(rondes: Iterable[Ronde]) -> None:
    """Before invitations go: who answered was there, in the month of closing and no finer."""
    for ronde in rondes:
        month = period_of(timezone.localdate(ronde.sluit_op), "maand").begin
        answered = Uitnodiging.objects.filter(ronde=ronde, gebruikt=True, panellid__isnull=False)
        members = Panellid.objects.filter(pk__in=answered.values("panellid"), laatst_actief_op__lt=month)
        members.update(laatst_actief_op=month)


@transaction.atomic
def warn_inactive(*, by: Actor) -> int:
    """Ask members who were not seen for 24 months whether they want to stay; return how many."""
    now = timezone.now()
    members = list(unwarned_members(now).select_related("gemeente").defer("gemeente__logo"))
    Panelmail.objects.bulk_create(
        Panelmail(panellid=lid, soort=Soort.BLIJVEN, gevraagd_op=now) for lid in members
    )
    if members:
        enqueue("enquetes.tasks.send_panelmails")
    return _record_counts(Counter(lid.gemeente for lid in members), "panelleden gewaarschuwd", by)


@transaction.atomic
def erase_inactive(*, by: Actor) -> int:
    """Erase members who were warned 30 days ago and were not seen since; return how many.

    Only a warning that left counts: one that waits, or of which nobody knows, erases nobody.
    """
    now = timezone.now()
    Panelmail.objects.filter(soort=Soort.BLIJVEN).exclude(panellid__in=silent_members(now)).delete()
    return _erase_all(warned_members(now), "panelleden vervallen", by)


def _erase_all(members: QuerySet[Panellid], action: str, by: Actor) -> int:
    gone = [lid.gemeente for lid in members.select_related("gemeente").defer("gemeente__logo") if remove(lid)]
    forget_deleted()
    return _record_counts(Counter(gone), action, by)


def _record_counts(counts: Counter[Gemeente], action: str, by: Actor) -> int:
    for gemeente, number in counts.items():
        record(action, gemeente, by, aantal=number)
    return counts.total()
