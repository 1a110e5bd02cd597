"""The answers in an archive of LimeSurvey, with ``code[part]`` above each column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from enquetes.importers.limesurvey.archive import Archive
from enquetes.importers.limesurvey.document import Row
from enquetes.importers.limesurvey.source import Source, read_groups

_SENT = "submitdate"


def write_answers(archive: Archive, target: Path) -> None:
    """Write the answers without the people who gave them, and what else LimeSurvey noted."""
    names = {f"_{field}": heading for field, heading in _headings(archive)}
    present = {name for row in archive.answers for name in row}
    columns = {name: heading for name, heading in names.items() if name in present}
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*columns.values(), _SENT])
        writer.writerows(
            [*(row.get(name, "") for name in columns), row.get(_SENT, "")] for row in archive.answers
        )


def _headings(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the field of LimeSurvey, by numbers, and the heading of each column."""
    for group in read_groups(archive.document.tables()):
        for source in group.sources:
            row = source.row
            number = f"{row.get('sid', '')}X{row.get('gid', '')}X{row.get('qid', '')}"
            yield number, source.title
            yield from ((f"{number}{part}", f"{source.title}[{part}]") for part in _parts(source))


def _parts(source: Source) -> Iterator[str]:
    rows, columns = (_codes(source.parts.get(scale, ())) for scale in (0, 1))
    yield from ("other", "comment", "othercomment")
    for row in rows:
        yield row
        yield f"{row}comment"
        yield from (f"{row}_{column}" for column in columns)
    yield from (str(place) for place, _ in enumerate(source.answers.get(0, ()), start=1))


def _codes(rows: tuple[Row, ...]) -> list[str]:
    return [row.get("title", "") for row in rows]
