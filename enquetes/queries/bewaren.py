"""What is due to go, per kind of record: sets that both the dry run and the daily job count."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from adoptie.retention import Counts, counted
from enquetes import keycopies
from enquetes.keeping import KEEP_INVITATIONS, KEEP_TEXTS
from enquetes.leftovers import unnamed
from enquetes.models import (
    Inzending,
    Panellid,
    Panelmail,
    Ronde,
    Status,
    Stopkeuze,
    Uitnodiging,
    Volgcode,
    Wachtstuk,
)
from enquetes.queries.panellinks import CONFIRM_WITHIN, STAY_WITHIN
from enquetes.wachtstukken import KEPT_FOR

KEEP_TRIALS = dt.timedelta(days=14)
INACTIVE_AFTER = dt.timedelta(days=730)
Soort = Panelmail.Soort


def ended_rondes(moment: dt.datetime) -> QuerySet[Ronde]:
    """Return rounds of which the invitations may go."""
    late = Ronde.objects.filter(sluit_op__lt=moment - KEEP_INVITATIONS)
    return late.filter(status__in=[Status.VERZEGELD, Status.GESTOPT])


def unchosen_rondes(moment: dt.datetime) -> QuerySet[Ronde]:
    """Return rounds that were stopped, of which the time to choose is over and nothing was sealed."""
    held = Ronde.objects.filter(status=Status.GESTOPT, kiezen_tot__lte=moment)
    return held.filter(stopkeuze__in=[Stopkeuze.WACHT, Stopkeuze.VERZEGELEN])


def stopped_answers(moment: dt.datetime) -> Counts:
    return counted(Inzending.objects.filter(ronde__in=unchosen_rondes(moment)), "ronde__traject__gemeente")


def invitations(moment: dt.datetime) -> Counts:
    return counted(Uitnodiging.objects.filter(ronde__in=ended_rondes(moment)), "ronde__traject__gemeente")


def lists_never_used(moment: dt.datetime) -> QuerySet[Uitnodiging]:
    """Return who stands on the list of a round that did not open on the days that were planned."""
    late = Ronde.objects.filter(status=Status.CONCEPT, sluit_op__lt=moment - KEEP_INVITATIONS)
    return Uitnodiging.objects.filter(ronde__in=late)


def stale_lists(moment: dt.datetime) -> Counts:
    return counted(lists_never_used(moment), "ronde__traject__gemeente")


def ended_trials(moment: dt.datetime) -> QuerySet[Ronde]:
    return Ronde.objects.filter(proef_van__isnull=False, sluit_op__lt=moment - KEEP_TRIALS)


def trials(moment: dt.datetime) -> Counts:
    return counted(ended_trials(moment), "traject__gemeente")


def rondes_with_old_texts(moment: dt.datetime) -> QuerySet[Ronde]:
    """Return rounds that were sealed a year ago; what people wrote in them may be gone already."""
    old = Ronde.objects.filter(status=Status.VERZEGELD, verzegel_op__lt=moment - KEEP_TEXTS)
    return old.select_related("traject__gemeente").defer("traject__gemeente__logo")


def leftover_folders(moment: dt.datetime) -> Counts:  # noqa: ARG001 - they do not become more by waiting
    number = len(unnamed())
    return Counter({None: number}) if number else Counter()


def old_key_copies(moment: dt.datetime) -> Counts:
    folder = settings.KEY_COPY_DIR
    number = len(keycopies.old_key_copies(folder, moment)) if folder is not None else 0
    return Counter({None: number}) if number else Counter()


def volgcodes_to_forget(moment: dt.datetime) -> QuerySet[Volgcode]:
    return Volgcode.objects.filter(bewaren_tot__lt=timezone.localdate(moment))


def old_volgcodes(moment: dt.datetime) -> Counts:
    return counted(volgcodes_to_forget(moment), "gemeente")


def wachtstukken_to_forget(moment: dt.datetime) -> QuerySet[Wachtstuk]:
    return Wachtstuk.objects.filter(gezet_op__lt=moment - KEPT_FOR)


def old_wachtstukken(moment: dt.datetime) -> Counts:
    return counted(wachtstukken_to_forget(moment))


def never_confirmed(moment: dt.datetime) -> QuerySet[Panellid]:
    limit = timezone.localdate(moment) - CONFIRM_WITHIN
    return Panellid.objects.filter(status=Panellid.Status.AANGEMELD, aangemeld_op__lt=limit)


def unconfirmed(moment: dt.datetime) -> Counts:
    return counted(never_confirmed(moment), "gemeente")


def panelmails_to_forget(moment: dt.datetime) -> QuerySet[Panelmail]:
    return Panelmail.objects.filter(gevraagd_op__lt=moment - CONFIRM_WITHIN).exclude(soort=Soort.BLIJVEN)


def old_panelmails(moment: dt.datetime) -> Counts:
    # Those of a sign-up that lapses go with it.
    rows = panelmails_to_forget(moment).exclude(panellid__in=never_confirmed(moment))
    return counted(rows, "panellid__gemeente")


def silent_members(moment: dt.datetime) -> QuerySet[Panellid]:
    """Return members who were not seen for 24 months and answered no round that is still remembered."""
    limit = timezone.localdate(moment) - INACTIVE_AFTER
    rows = Panellid.objects.filter(status=Panellid.Status.ACTIEF, laatst_actief_op__lt=limit)
    return rows.exclude(
        pk__in=Uitnodiging.objects.filter(gebruikt=True, panellid__isnull=False).values("panellid")
    )


def warned_members(moment: dt.datetime) -> QuerySet[Panellid]:
    """Return who was warned 30 days ago, by a mail that left, and was not seen since."""
    warned = Panelmail.objects.filter(soort=Soort.BLIJVEN, verstuurd_op__lte=moment - STAY_WITHIN)
    return silent_members(moment).filter(pk__in=warned.values("panellid"))


def silent_after_warning(moment: dt.datetime) -> Counts:
    return counted(warned_members(moment), "gemeente")


def unwarned_members(moment: dt.datetime) -> QuerySet[Panellid]:
    return silent_members(moment).exclude(mails__soort=Soort.BLIJVEN)


def to_warn(moment: dt.datetime) -> Counts:
    return counted(unwarned_members(moment), "gemeente")
