"""What changed between two periods or two rounds, in finished sentences: the same for all who show them.

Nothing else compares two figures. Whoever asks cannot leave out the doubt that belongs to it: the months of a
period, or the other questions of a round.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from metingen.analysis.comparisons import Comparison, Direction, Movement, possible
from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.doubt import with_doubt
from metingen.analysis.levels import last_difference
from metingen.analysis.shares import wilson
from metingen.analysis.values import Estimate, t_value, z_value
from metingen.analysis.verdicts import Design, Evidence, verdict
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from metingen.queries.maandreeks import calendar_place, calendar_values
from metingen.queries.schattingen import better_of, estimate_of, span_of, unit_of

_MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12}
LEVEL = 0.05
# Ends the codes of figures of which another figure of the same question says the same.
_TOLD_OTHERWISE = (":top2", ":zeven", ":omgerekend")
AMONG_MANY = "Een klein verschil; bij zoveel vragen kan dat toeval zijn."


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure differs from an earlier one; ``sentence`` is chosen by the numbers."""

    before: Cijfer
    after: Cijfer
    difference: Estimate
    sentence: str
    direction: Direction
    movement: Movement = ""

    @property
    def clear(self) -> bool:
        """Tell whether the sentence says that it is more than chance."""
        return self.difference.clear and self.sentence != AMONG_MANY


@dataclass(frozen=True, slots=True)
class Perioden:
    """Figures of cases by period of one length, their months, and the days on which something was changed."""

    figures: tuple[Cijfer, ...]
    months: tuple[Cijfer, ...]
    starts: tuple[dt.date, ...]

    def of(self, bron: str) -> Perioden:
        """Return the figures of one source."""
        figures, months = (
            tuple(each for each in part if each.bron == bron) for part in (self.figures, self.months)
        )
        return replace(self, figures=figures, months=months)

    def months_of(self, now: Cijfer) -> tuple[Cijfer, ...]:
        """Return the months of the same figure, up to the end of its period."""
        return tuple(
            each
            for each in self.months
            if (each.code, each.bron) == (now.code, now.bron) and each.eind <= now.eind
        )

    def change_of(self, now: Cijfer) -> Change | None:
        """Return how a figure of the whole differs from that of the period before; None without one.

        A count has no margin: cases are counted, not drawn, and no verdict is given on it.
        """
        previous = parse_period(now.periode).previous().code
        wanted = (now.code, now.bron, previous, "", "")
        before = next((each for each in self.figures if _place(each) == wanted), None)
        if before is None or now.categorie or now.groep or now.eenheid == "aantal":
            return None
        months = self.months_of(now)
        values = calendar_values(months, now.eind)
        steps = {calendar_place(months, start) for start in self.starts}
        return _compared(before, now, last_difference(values, _MONTHS[now.lengte], steps=steps))


def read_perioden(
    gemeente: Gemeente,
    *,
    lengte: str,
    codes: Collection[str],
    categorie: str | None = "",
    until: dt.date | None = None,
    statuses: Collection[Status] = ALL,
) -> Perioden:
    """Return figures with one of these statuses by period, with their months. Three queries."""
    figures = read_cijfers(
        gemeente, lengte=lengte, codes=codes, categorie=categorie, until=until, statuses=statuses
    )
    months = read_cijfers(gemeente, lengte="maand", codes=codes, categorie="", until=until, statuses=statuses)
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente).order_by("ingangsdatum")
    return Perioden(figures, months, tuple(rows.values_list("ingangsdatum", flat=True)))


def _place(figure: Cijfer) -> tuple[str, str, str, str, str]:
    return figure.code, figure.bron, figure.periode, figure.groep, figure.categorie


def changes_of_rounds(figures: Iterable[Cijfer]) -> tuple[Change, ...]:
    """Return the change of each score, number or ticked answer between its last two rounds.

    ``figures`` are all of a gemeente that may be seen, in line (``Lijnen``): what is no longer clear when all
    these questions are looked at is taken back (Benjamini-Hochberg). Rounds are compared where they asked the
    same people the same in the same words, and where a margin tells that they were asked as a sample. They
    are compared as if other people answered each, which claims less than is known.
    """
    asked: dict[tuple[str, str, str], list[Cijfer]] = {}
    for figure in sorted(figures, key=lambda figure: (figure.begin, figure.ronde_id or 0)):
        if comparable(figure):
            asked.setdefault((figure.code, figure.vraag_hash, figure.doelgroep), []).append(figure)
    return _reckoned([_compared(rows[-2], rows[-1]) for rows in asked.values() if len(rows) > 1])


def read_round_changes(gemeente: Gemeente, statuses: Collection[Status] = ALL) -> tuple[Change, ...]:
    """Return the changes between rounds, from figures with one of these statuses. Two queries."""
    figures = read_cijfers(gemeente, lengte="ronde", groep="", statuses=statuses)
    return changes_of_rounds(Lijnen.of(gemeente).in_line(figures))


def comparable(figure: Cijfer) -> bool:
    whole = not figure.groep and not figure.categorie and not figure.code.endswith(_TOLD_OTHERWISE)
    # Another reader may have put other texts in a theme.
    return whole and figure.laag is not None and not figure.of_theme


def _compared(before: Cijfer, after: Cijfer, months: Estimate | None = None) -> Change:
    """Compare two figures of one indicator; ``months``: their difference as the months see it.

    How far two periods can lie apart is known from their cases. The months take back that a difference is
    more than their wobble.
    """
    pooled = mover(independent(before), independent(after))
    doubted = with_doubt(pooled, months) if months is not None and pooled.clear else pooled
    one, two, unit = estimate_of(before), estimate_of(after), unit_of(after)
    difference = possible(doubted, one, two, unit, span_of(after))
    comparison = Comparison(one, two, difference, unit, better_of(after), wobbles=pooled.clear)
    found = verdict(comparison, Evidence("deze periode", Design.BESCHRIJVING))
    return Change(before, after, difference, found.change, found.direction, found.movement)


def independent(figure: Cijfer) -> Estimate:
    """Return a figure with the interval that serves a comparison: of a round, without its correction."""
    published = estimate_of(figure)
    if figure.lengte != "ronde" or figure.laag is None or figure.waarde is None or not figure.n:
        return published
    if figure.eenheid == "procent":
        return replace(wilson(round(figure.waarde * figure.n), figure.n), flags=published.flags)
    if figure.se is None:
        return published
    half = t_value(1 - LEVEL, max(figure.n - 1, 1)) * figure.se
    return replace(published, low=figure.waarde - half, high=figure.waarde + half)


def _reckoned(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Take back what is no longer clear when all of these are looked at."""
    chances = [(change, chance_of(change.difference)) for change in changes]
    judged = [(change, chance) for change, chance in chances if chance is not None]
    adjusted = benjamini_hochberg([chance for _, chance in judged])
    doubtful = {id(change) for (change, _), chance in zip(judged, adjusted, strict=True) if chance > LEVEL}
    return tuple(
        replace(change, sentence=AMONG_MANY, direction="niet_te_zeggen", movement="")
        if change.difference.clear and id(change) in doubtful
        else change
        for change in changes
    )


def chance_of(difference: Estimate) -> float | None:
    """Return the two-sided p that goes with the limit nearest to zero, as if it were normal."""
    if difference.value is None or difference.low is None or difference.high is None:
        return None
    nearest = difference.low if difference.value > 0 else difference.high
    se = abs(difference.value - nearest) / z_value(1 - LEVEL)
    return 2 * NormalDist().cdf(-abs(difference.value) / se) if se else 0.0
