"""Which questions the columns of a file were, and what to do with what the questionnaire does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.content import Vraag
from enquetes.importers.columns import Table
from enquetes.importers.fitting import Fit, adapted, extended, fit
from enquetes.importers.headings import Column, shortened
from enquetes.importers.inferring import Preference, infer, preferred_scales
from enquetes.importers.reading import Asked, read_asked
from enquetes.importers.texts import label

_NAMED = 20


class Onbekend(StrEnum):
    """What to do with columns and answers that the questionnaire does not know."""

    WEIGEREN = "weigeren"
    AFLEIDEN = "afleiden"
    WEGLATEN = "weglaten"


@dataclass(slots=True)
class Chosen:
    """The questions of a file, and by what they were chosen."""

    known: list[Asked] = field(default_factory=list)
    inferred: list[Asked] = field(default_factory=list)
    dropped: list[Column] = field(default_factory=list)
    strange: list[tuple[Column, int]] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


def choose(table: Table, vragen: Iterable[Vraag], onbekend: Onbekend) -> Chosen:
    """Find the question of every column. Without ``vragen`` all are inferred from the answers.

    Raises Refusal with columns, rows and answers when there is something unknown and that is not wanted.
    """
    known = {vraag.code.casefold(): vraag for vraag in vragen}
    groups: dict[str, list[Column]] = {}
    for column in table.columns:
        groups.setdefault(column.code.casefold(), []).append(column)
    chosen = Chosen()
    preferred = (
        preferred_scales(table.columns) if not known or onbekend == Onbekend.AFLEIDEN else Preference()
    )
    for columns in groups.values():
        if not known:
            chosen.inferred += infer(columns, preferred)
        elif onbekend == Onbekend.AFLEIDEN:
            _take_or_infer(columns, known, preferred, chosen)
        else:
            _take(fit(columns, known), chosen)
    if known and onbekend == Onbekend.WEIGEREN:
        _refuse(table, chosen)
    return chosen


def _take(found: Fit, chosen: Chosen) -> None:
    chosen.known += found.asked
    chosen.dropped += found.unknown
    for asked in found.asked:
        chosen.strange += read_asked(asked).strange


def _take_or_infer(
    columns: Sequence[Column], known: Mapping[str, Vraag], preferred: Preference, chosen: Chosen
) -> None:
    """Take a code from the questionnaire as a whole, or infer it as a whole."""
    found = fit(columns, known)
    if not found.asked:
        chosen.inferred += infer(columns, preferred)
        return
    taken, messages = [], []
    for asked in _completed(found):
        read = read_asked(asked)
        fitting, done = adapted(asked, read) if read.strange else (asked, ())
        if fitting is None:
            break
        taken.append(fitting)
        if done:
            messages.append(f"Vraag {fitting.vraag.code}: {'; '.join(done)}.")
    else:
        if taken:
            chosen.known += taken
            chosen.meldingen += messages
            return
    chosen.misfits.append(columns[0].raw)
    chosen.inferred += infer(columns, preferred)


def _completed(found: Fit) -> Sequence[Asked]:
    """Return the known questions with the unknown columns among them; nothing when those do not fit."""
    if not found.unknown:
        return found.asked
    whole = extended(found.asked[0], found.unknown) if len(found.asked) == 1 else None
    return [whole] if whole else []


def _refuse(table: Table, chosen: Chosen) -> None:
    faults = []
    if chosen.dropped:
        named = [column.where for column in chosen.dropped]
        faults.append(f"Onbekende kolommen: {_some(named)}.")
    if chosen.strange:
        faults.append(f"Onbekende antwoorden: {_some(_answers(table, chosen.strange))}.")
    if faults:
        raise Refusal(
            f"Het bestand past niet bij de vragenlijst. {' '.join(faults)} "
            "Kies --onbekend afleiden om dit uit de antwoorden af te leiden, "
            "of --onbekend weglaten om het weg te laten."
        )


def _answers(table: Table, strange: Sequence[tuple[Column, int]]) -> list[str]:
    """Name each unknown answer of a column once, with the first row in which it stands."""
    rows: dict[tuple[str, str], list[int]] = {}
    for column, row in strange:
        rows.setdefault((column.where, label(column.cells[row])), []).append(table.rows[row])
    return [
        f"{where}, rij {found[0]}{_more(found)}: '{shortened(text, 40)}'"
        for (where, text), found in rows.items()
    ]


def _more(rows: Sequence[int]) -> str:
    return f" en nog {len(rows) - 1}" if len(rows) > 1 else ""


def _some(named: Sequence[str]) -> str:
    more = len(named) - _NAMED
    if more <= 0:
        return dutch.listing(named)
    return f"{'; '.join(named[:_NAMED])}; en nog {dutch.number(more)}"
