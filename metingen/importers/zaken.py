"""Reads a case export to one row per case, and counts it so that no case is left in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.arrays import BooleanArray

from adoptie import dutch
from metingen.importers.cases import Cases, gather_cases
from metingen.importers.columns import read_columns
from metingen.importers.disguise import disguised_seconds, tell_disguised, tell_offsets
from metingen.importers.errors import LeveringError
from metingen.importers.judging import GOOD, Apart, Codes, judge, judge_later, list_apart, tell_apart
from metingen.importers.kanalen import tell_unknown, to_kanalen
from metingen.importers.mapping import Mapping

KEYS = ["startmaand", "kanaal", "zaaktype", "onderdeel", "duur", "open", "te_laat", "overdrachten"]
# About nine seconds. Coarser steps turn a median of 56.5501 days into 56.55, and that is shown as 56.5.
DECIMALS = 4
_DAY = np.timedelta64(1, "D")

Flags = NDArray[np.bool_]
Late = tuple[BooleanArray, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Zaken:
    """A delivery of cases, as it was at the peildatum.

    ``frame``, one row per case and without its number: ``start``, ``startmaand`` ('2011-05'), ``kanaal``,
    ``zaaktype``, ``onderdeel``, ``duur`` (exact days from start to end; for an open case until the
    peildatum), ``open``, ``te_laat`` (closed after the norm, or open and past it; NA without a norm),
    ``overdrachten`` (NA when unknown) and ``datum_vermomd`` (the start has no true time).
    ``period``: first and last start. ``apart``: the cases that do not count. ``meldingen``: what was noticed.
    """

    frame: pd.DataFrame
    peildatum: pd.Timestamp
    period: tuple[pd.Timestamp, pd.Timestamp]
    apart: tuple[Apart, ...]
    meldingen: tuple[str, ...]


def read_zaken(
    path: Path,
    mapping: Mapping,
    *,
    uiterlijk: dt.datetime,
    peildatum: dt.date | dt.datetime | None = None,
) -> Zaken:
    """Read an export of cases, or of the events of cases.

    ``uiterlijk``: the moment of reading, after which nothing can have happened. ``peildatum``: the moment for
    which the file speaks; a date means the end of that day. Default: the latest start or end in the file.
    What closed later counts as open.

    Raises LeveringError when the file cannot be read, or must not be read because of personal data.
    """
    now = pd.Timestamp(uiterlijk).tz_convert(mapping.tijdzone)
    _refuse_future(peildatum, now)
    columns = read_columns(path, mapping)
    cases = gather_cases(columns, columns.mapping)
    start = cases.dates["start"]
    disguise = disguised_seconds(start.parsed)
    noticed = [*tell_disguised(start.parsed, disguise, "starttijd"), *tell_offsets(start, "starttijd")]
    codes = judge(cases, now)
    _require(cases, codes)
    moment = _peildatum(cases, codes == GOOD, mapping, peildatum)
    codes = judge_later(cases, codes, moment)
    _require(cases, codes)
    usable = codes == GOOD
    late, told = _lateness(cases, usable, moment, mapping.norm)
    kanalen = to_kanalen(cases.labels["kanaal"], mapping)
    if "kanaal" in columns.labels:
        noticed.extend(tell_unknown(cases.labels["kanaal"][usable], kanalen[usable]))
    frame = _frame(cases, moment).assign(kanaal=kanalen, te_laat=late, datum_vermomd=disguise >= 0)
    frame = frame[usable].reset_index(drop=True)
    return Zaken(
        frame=frame,
        peildatum=moment,
        period=(frame["start"].min(), frame["start"].max()),
        apart=list_apart(cases, codes),
        meldingen=(*cases.meldingen, *noticed, *told, *tell_apart(codes)),
    )


def aggregate(zaken: Zaken) -> pd.DataFrame:
    """Count the cases by start month, channel, zaaktype, onderdeel, duration, open, late and hand-offs.

    The duration is rounded to 0.0001 day. The result holds no case numbers and no dates other than the
    month; counts (``n``) of parts of a delivery may be added up.
    """
    frame = zaken.frame.assign(duur=zaken.frame["duur"].round(DECIMALS))
    return frame.groupby(KEYS, dropna=False, sort=True).size().rename("n").reset_index()


def _refuse_future(peildatum: dt.date | dt.datetime | None, now: pd.Timestamp) -> None:
    if peildatum is None:
        return
    moment = pd.Timestamp(peildatum)
    if (moment.tz_localize(now.tz) if moment.tz is None else moment) > now:
        raise LeveringError("De peildatum ligt in de toekomst. Kies een dag tot en met vandaag.")


def _require(cases: Cases, codes: Codes) -> None:
    if codes.all():
        first = list_apart(cases, codes)[0]
        raise LeveringError(f"Geen enkele zaak in het bestand kan kloppen. Rij {first.rij}: {first.reden}")


def _peildatum(
    cases: Cases, usable: Flags, mapping: Mapping, asked: dt.date | dt.datetime | None
) -> pd.Timestamp:
    start, end = cases.dates["start"].parsed, cases.dates["einde"].parsed
    if asked is None:
        latest = (start.moments[usable].max(), end.moments[usable].max())
        return max(moment for moment in latest if not pd.isna(moment))
    moment = pd.Timestamp(asked)
    if not isinstance(asked, dt.datetime) and not start.date_only[usable].all():
        moment += pd.Timedelta(days=1)
    return moment.tz_localize(mapping.tijdzone) if moment.tz is None else moment.tz_convert(mapping.tijdzone)


def _frame(cases: Cases, peildatum: pd.Timestamp) -> pd.DataFrame:
    start, end = cases.dates["start"].parsed, cases.dates["einde"].parsed
    closed = np.asarray(end.moments <= peildatum)
    until = end.moments.where(closed, peildatum)
    exact = np.asarray(until - start.moments) / _DAY
    # Between two dates without a time lie whole days, also when the clock was changed in between.
    whole = np.asarray(until.tz_localize(None) - start.moments.tz_localize(None)) / _DAY
    return pd.DataFrame(
        {
            "start": start.moments,
            "startmaand": _months(start.moments),
            **{role: cases.labels[role].array for role in ("kanaal", "zaaktype", "onderdeel")},
            "duur": np.where(start.date_only & (end.date_only | ~closed), whole, exact),
            "open": ~closed,
            "overdrachten": cases.overdrachten.array,
        }
    )


def _months(moments: pd.DatetimeIndex) -> NDArray[np.object_]:
    """Return the months as '2011-05'; each month is written once, since writing is slow."""
    numbers = np.nan_to_num(np.asarray(moments.year * 12 + moments.month - 1, dtype=np.float64))
    distinct, place = np.unique(numbers.astype(np.int64), return_inverse=True)
    names = np.array([f"{number // 12}-{number % 12 + 1:02d}" for number in distinct], dtype=object)
    return names[place]


def _lateness(cases: Cases, usable: Flags, peildatum: pd.Timestamp, norm: str | None) -> Late:
    """Compare the end, or the peildatum for what is open, with the norm."""
    if norm is None or norm not in cases.dates:
        return pd.array([pd.NA] * len(usable), dtype="boolean"), ()
    start, end, due = (cases.dates[role].parsed for role in ("start", "einde", norm))
    starts, ends = start.moments, end.moments
    closed = np.asarray(ends <= peildatum)
    until = ends.where(closed, peildatum)
    # A norm without a time of day is met until that day is over.
    limit = due.moments.where(
        ~due.date_only, due.moments.normalize() + pd.DateOffset(days=1, microseconds=-1)
    )
    backward = np.asarray(limit < starts)
    known = np.asarray(limit.notna()) & ~backward
    late = np.asarray(until > limit) & known
    same_day = late & closed & np.asarray(ends.normalize() == limit.normalize())
    messages = [
        (backward, f"een {norm}e einddatum vóór de start. Daar geldt geen norm"),
        (due.wrong | due.far, f"een {norm}e einddatum die niet kan. Daar geldt geen norm"),
        (same_day, "een einde op de dag van de norm zelf, na het tijdstip. Zij tellen als te laat"),
    ]
    told = (
        f"{dutch.counted(int((found & usable).sum()), 'zaak heeft', 'zaken hebben')} {sentence}."
        for found, sentence in messages
        if (found & usable).any()
    )
    values = pd.array(late, dtype="boolean")
    values[~known] = pd.NA
    return values, tuple(told)
