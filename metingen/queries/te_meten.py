"""What has to be measured, found from state: rounds and sources of which the figures are not up to date."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, QuerySet

from adoptie.models import Gemeente, Interventie
from enquetes.models import Modus, Reeksronde, Ronde, Status
from metingen.figures.case_indicators import DEFINITIONS
from metingen.figures.gebruik import METHOD as GEBRUIK_METHOD
from metingen.figures.ronde import METHOD as RONDE_METHOD
from metingen.figures.zaken import METHOD as ZAKEN_METHOD
from metingen.figures.zaken import Moment
from metingen.models import Bron, Levering, Meetwaarde
from metingen.queries.gebruik import usage_of


def moments_of(gemeente: Gemeente) -> list[Moment]:
    """Return the changes that figures of cases are compared around."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente).order_by("pk")
    return [Moment(str(row.pk), row.phrase, row.ingangsdatum) for row in rows]


def bron_state(bron: Bron) -> str:
    """Return what the figures of a source would rest on if they were computed now. Two queries."""
    hashes = list(bron.leveringen.order_by("pk").values_list("verzegeld_hash", flat=True))
    return _usage_state(bron, hashes) if bron.is_gebruik else _state_of(hashes, moments_of(bron.gemeente))


def _usage_state(bron: Bron, hashes: Collection[str]) -> str:
    """Return what the figures of usage rest on: also from how many people something is told. Two queries."""
    about = usage_of(bron)
    rest = [GEBRUIK_METHOD, about.definition.definitie, list(hashes), about.rules.groep, about.buren]
    return hashlib.sha256(json.dumps(rest).encode()).hexdigest()


def _state_of(hashes: Collection[str], moments: Collection[Moment]) -> str:
    """Return what the figures of a source rest on: its leveringen in order, the changes, and the program.

    Of the program counts how it reckons and how it explains that.
    """
    rest = [[moment.key, moment.phrase, moment.date.isoformat()] for moment in moments]
    explained = [each.definitie for each in DEFINITIONS]
    return hashlib.sha256(json.dumps([ZAKEN_METHOD, explained, list(hashes), rest]).encode()).hexdigest()


def unmeasured_bronnen(gemeente: Gemeente | None = None) -> list[Bron]:
    """Return the sources with leveringen of which the figures rest on another state.

    Three queries, and two more for each source of usage by staff.
    """
    bronnen = Bron.objects.filter(leveringen__isnull=False).distinct().select_related("gemeente", "traject")
    leveringen = Levering.objects.order_by("pk")
    interventies = Interventie.objects.select_related("spoor__traject").order_by("pk")
    if gemeente is not None:
        bronnen = bronnen.filter(gemeente=gemeente)
        leveringen = leveringen.filter(bron__gemeente=gemeente)
        interventies = interventies.filter(spoor__traject__gemeente=gemeente)
    hashes: defaultdict[int, list[str]] = defaultdict(list)
    for bron_pk, digest in leveringen.values_list("bron", "verzegeld_hash"):
        hashes[bron_pk].append(digest)
    moments: defaultdict[int, list[Moment]] = defaultdict(list)
    for row in interventies:
        moment = Moment(str(row.pk), row.phrase, row.ingangsdatum)
        moments[row.spoor.traject.gemeente_id].append(moment)

    def state(bron: Bron) -> str:
        own = hashes[bron.pk]
        return _usage_state(bron, own) if bron.is_gebruik else _state_of(own, moments[bron.gemeente_id])

    return [bron for bron in bronnen if bron.gemeten_als != state(bron)]


def _of_another_file() -> QuerySet[Meetwaarde]:
    """Return figures of a round from before answers were erased of somebody who had a volgcode."""
    figures = Meetwaarde.objects.filter(ronde=OuterRef("pk"), ronde__modus=Modus.VERTROUWELIJK)
    return figures.exclude(bron_hash=F("ronde__verzegeld_hash"))


def told_of_more_people(ronde: Ronde) -> bool:
    """Tell whether the figures of a round rest on a file with more people in it than there is now."""
    return Ronde.objects.filter(Exists(_of_another_file()), pk=ronde.pk).exists()


def unmeasured_rondes(gemeente: Gemeente | None = None) -> list[Ronde]:
    """Return the sealed rounds without figures of today's method. One query.

    In a reeks each waits for the ones before it: whether those are told along must never change.
    """
    measured = Meetwaarde.objects.filter(ronde=OuterRef("pk"), methode=RONDE_METHOD)
    before = Reeksronde.objects.filter(
        reeks=OuterRef("reeksronde__reeks"),
        periode__lt=OuterRef("reeksronde__periode"),
        ronde__status__in=[Status.OPEN, Status.GESLOTEN],
    )
    rondes = Ronde.objects.filter(
        ~Exists(measured), ~Exists(before), ~Exists(_of_another_file()), status=Status.VERZEGELD
    )
    if gemeente is not None:
        rondes = rondes.filter(traject__gemeente=gemeente)
    return list(rondes)
