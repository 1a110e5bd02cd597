"""Storing figures: only what is new, and never over what stands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from functools import partial

import pandas as pd
from django.db import transaction
from django.db.models import Q

from adoptie import audit
from adoptie.audit import Actor
from adoptie.faults import wordless
from adoptie.models import Gemeente
from enquetes.models import Ronde
from enquetes.seals import DamagedSealError
from metingen.actions.indicatoren import current_indicators, identity
from metingen.disclosure import Cell, Place, gives_way
from metingen.figures import Figure
from metingen.figures import gebruik as gebruik_figures
from metingen.figures import ronde as ronde_figures
from metingen.figures import zaken as zaken_figures
from metingen.models import Bron, Indicator, Meetwaarde
from metingen.queries.gebruik import usage_of
from metingen.queries.leveringen import current_counts
from metingen.queries.sealed_rounds import hash_of, open_together, told_together
from metingen.queries.te_meten import (
    bron_state,
    moments_of,
    told_of_more_people,
    unmeasured_bronnen,
    unmeasured_rondes,
)
from metingen.thema import THEMA

# As many values as every database takes at once.
_MOST_KEYS = 500
logger = logging.getLogger(__name__)
_Key = tuple[int, str, str, str, str]
_Content = tuple[object, ...]


def measure_ronde(*, ronde: Ronde, by: Actor) -> int:
    """Compute and store all figures of a sealed round; return how many are new.

    What was told before goes first (``disclosure.earlier``), and after an answer was erased nothing is told
    anew: the difference would be that answer. Raises DamagedSealError when the sealed file is not what was
    sealed, and UnforeseenError when something else is in the way: the queue keeps what a fault says.
    """
    if told_of_more_people(ronde):
        return 0
    # Computing takes seconds, in which others must be able to write.
    together = told_together(ronde)
    with wordless(DamagedSealError):
        figures = list(ronde_figures.round_figures(open_together(together)))
    with transaction.atomic():
        ronde = Ronde.objects.select_for_update(of=("self",)).get(pk=ronde.pk)
        template = Meetwaarde(ronde=ronde, methode=ronde_figures.METHOD, bron_hash=hash_of(together))
        added = store_figures(ronde.gemeente, figures, template)
        if added:
            audit.record("ronde gemeten", ronde, by=by, gemeente=ronde.gemeente, cijfers=added)
    return added


def measure_bron(*, bron: Bron, by: Actor) -> int:
    """Compute and store all figures of a source from its newest leveringen; return how many are new."""
    added = None
    while added is None:
        added = _measured(bron, by)
    return added


def _measured(bron: Bron, by: Actor) -> int | None:
    """Return how many figures are new; None, with nothing stored, when the source changed meanwhile."""
    state = bron_state(bron)
    counts, digest = current_counts(bron)
    figures, method = _figures(bron, counts)
    with transaction.atomic():
        bron = Bron.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=bron.pk)
        newest = bron.leveringen.first()
        if newest is None:
            return 0
        if bron_state(bron) != state:
            return None
        template = Meetwaarde(levering=newest, methode=method, bron_hash=digest)
        added = store_figures(bron.gemeente, figures, template)
        bron.gemeten_als = state
        bron.save(update_fields=["gemeten_als"])
        if added:
            audit.record("bron gemeten", bron, by=by, gemeente=bron.gemeente, cijfers=added)
    return added


def _figures(bron: Bron, counts: pd.DataFrame) -> tuple[list[Figure], str]:
    """Return the figures of a source, and by which method they were made."""
    if bron.is_gebruik:
        return list(gebruik_figures.usage_figures(counts, usage_of(bron))), gebruik_figures.METHOD
    found = zaken_figures.case_figures(counts, bron.naam, moments_of(bron.gemeente))
    return list(found), zaken_figures.METHOD


def measure_all(*, gemeente: Gemeente, by: Actor) -> int:
    """Bring all figures of a gemeente up to date, as the worker would; return how many are new.

    Where a file is not as it was sealed, the figures stay as they are, and the log tells.
    """
    work = [
        *(partial(measure_ronde, ronde=ronde, by=by) for ronde in unmeasured_rondes(gemeente)),
        *(partial(measure_bron, bron=bron, by=by) for bron in unmeasured_bronnen(gemeente)),
    ]
    return sum(map(unless_damaged, work))


def unless_damaged(measure: Callable[[], int]) -> int:
    """Measure, or tell that a file is not as it was sealed; it is tried again the next time."""
    try:
        return measure()
    except DamagedSealError:
        logger.exception("Not measured")
        return 0


@transaction.atomic
def release_figures(*, gemeente: Gemeente, by: Actor) -> int:
    """Let management and staff see every figure that is computed now; return how many that are."""
    waiting = Meetwaarde.objects.filter(gemeente=gemeente, status=Meetwaarde.Status.BEREKEND)
    released = waiting.update(status=Meetwaarde.Status.VRIJGEGEVEN)
    if released:
        audit.record("cijfers vrijgegeven", gemeente, by=by, gemeente=gemeente, cijfers=released)
    return released


def publish_figures(*, gemeente: Gemeente, keys: Collection[int]) -> int:
    """Let everybody see the figures with these keys that were released; return how many that are.

    Whoever publishes what they stand in holds the transaction and records it.
    """
    known, published = sorted(keys), 0
    for start in range(0, len(known), _MOST_KEYS):
        rows = Meetwaarde.objects.filter(
            gemeente=gemeente,
            pk__in=known[start : start + _MOST_KEYS],
            status=Meetwaarde.Status.VRIJGEGEVEN,
        )
        published += rows.update(status=Meetwaarde.Status.GEPUBLICEERD)
    return published


def store_figures(gemeente: Gemeente, figures: Iterable[Figure], template: Meetwaarde, part: str = "") -> int:
    """Store what is new; return how many figures that are.

    ``part`` is how the codes of these figures begin, where they are the themes of one question: what stands
    of other things is then left alone, as themes are in any other case.
    """
    found = list(figures)
    indicators = current_indicators(gemeente, {figure.definition for figure in found}, template.ronde)
    rows = [_row(gemeente, indicators[identity(figure.definition)], figure, template) for figure in found]
    standing = _standing(gemeente, template, part)
    rows = _as_declared(rows, standing.values())
    of_people = template.ronde is not None or (
        template.levering is not None and template.levering.bron.is_gebruik
    )
    stays = gives_way(map(_cell, rows), map(_cell, standing.values())) if of_people else frozenset()
    new = []
    for row in rows:
        before = standing.pop(_key(row), None)
        if _place(row) not in stays and (before is None or _content(before) != _content(row)):
            new.append(row)
    gone = (row for row in standing.values() if _place(row) not in stays)
    new += [_withdrawn(row, template) for row in gone if Meetwaarde.VERVALLEN not in row.vlaggen]
    Meetwaarde.objects.bulk_create(new, batch_size=500)
    return len(new)


def _as_declared(rows: list[Meetwaarde], standing: Collection[Meetwaarde]) -> list[Meetwaarde]:
    """Leave out the breakdowns that a round was not told by when it was told first."""
    told_by = {row.kenmerk for row in standing}
    return [row for row in rows if not standing or not row.kenmerk or row.kenmerk in told_by]


def _place(row: Meetwaarde) -> Place:
    # Two items of the profile may each have a class of one name, and a source tells of many months.
    return f"{row.indicator.code} {row.periode}", f"{row.kenmerk}: {row.groep}" if row.kenmerk else row.groep


def _cell(row: Meetwaarde) -> Cell:
    return Cell(*_place(row), categorie=row.categorie, shown=row.waarde is not None)


def _standing(gemeente: Gemeente, template: Meetwaarde, part: str) -> dict[_Key, Meetwaarde]:
    """Return the newest version of each figure that came from the same source."""
    rows = Meetwaarde.objects.filter(gemeente=gemeente).select_related("indicator").order_by("pk")
    if template.ronde_id:
        rows = rows.filter(ronde=template.ronde_id)
        own = Q(indicator__code__startswith=part) if part else ~Q(indicator__code__contains=THEMA)
        rows = rows.filter(own)
    else:
        rows = rows.filter(levering__bron=template.levering.bron_id if template.levering else None)
    return {_key(row): row for row in rows.iterator()}


def _key(row: Meetwaarde) -> _Key:
    return row.indicator_id, row.periode, row.kenmerk, row.groep, row.categorie


def _content(row: Meetwaarde) -> _Content:
    return row.n, row.waarde, row.laag, row.hoog, row.se, tuple(row.vlaggen), row.methode


def _withdrawn(row: Meetwaarde, template: Meetwaarde) -> Meetwaarde:
    """Return the row that says that a figure is there no more."""
    same = ("gemeente_id", "indicator_id", "lengte", "periode", "periode_naam", "begin", "eind")
    return Meetwaarde(
        **{name: getattr(row, name) for name in (*same, "kenmerk", "groep", "categorie", "volgorde")},
        vlaggen=[Meetwaarde.VERVALLEN],
        methode=template.methode,
        bron_hash=template.bron_hash,
        ronde=template.ronde,
        levering=template.levering,
    )


def _row(gemeente: Gemeente, indicator: Indicator, figure: Figure, template: Meetwaarde) -> Meetwaarde:
    return Meetwaarde(
        gemeente=gemeente,
        indicator=indicator,
        lengte=figure.lengte,
        periode=figure.periode,
        periode_naam=figure.periode_naam,
        begin=figure.begin,
        eind=figure.eind,
        kenmerk=figure.kenmerk,
        groep=figure.groep,
        categorie=figure.categorie,
        volgorde=figure.volgorde,
        n=figure.n,
        waarde=figure.waarde,
        laag=figure.laag,
        hoog=figure.hoog,
        se=figure.se,
        vlaggen=list(figure.vlaggen),
        methode=template.methode,
        bron_hash=template.bron_hash,
        ronde=template.ronde,
        levering=template.levering,
    )
