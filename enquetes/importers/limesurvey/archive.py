"""An archive of LimeSurvey (.lsa): a questionnaire with its answers and the people who were asked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.importers.limesurvey.document import Document, Row, read_document, read_rows

_MAX_BYTES = 60_000_000
_MOST_FILES = 200
_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = "Het archief is beschadigd. Maak het opnieuw in LimeSurvey."
_PIECE = 1 << 20
# How files of an archive are told apart, and what each is in LimeSurvey's own words.
_LSS, _ANSWERS, _PEOPLE = ".lss", "_responses.lsr", "_tokens.lst"


@dataclass(frozen=True, slots=True)
class Archive:
    """``answers`` are as they stand there, ``fields`` their columns; of people only the number is kept."""

    document: Document
    answers: tuple[Row, ...]
    people: int
    others: tuple[str, ...]


def read_archive(path: Path) -> Archive:
    """Read an archive. Raises Refusal with the file in it that cannot be read."""
    with TemporaryDirectory(prefix="spoor-") as folder:
        files = _unpacked(path, Path(folder))
        lss = files.get(_LSS)
        if lss is None:
            raise Refusal(
                "In dit archief zit geen vragenlijst van LimeSurvey (.lss). Kies een ander bestand."
            )
        return Archive(
            read_document(lss),
            _rows(files.get(_ANSWERS), "Responses", "responses"),
            len(_rows(files.get(_PEOPLE), "Tokens", "tokens")),
            tuple(name for name in files if name not in {_LSS, _ANSWERS, _PEOPLE}),
        )


def _rows(path: Path | None, kind: str, table: str) -> tuple[Row, ...]:
    return read_rows(path, kind)[0].get(table, ()) if path else ()


def _unpacked(path: Path, folder: Path) -> Mapping[str, Path]:
    """Unpack what is asked for under names of our own; what else there is has no path."""
    try:
        with zipfile.ZipFile(path) as package:
            return _files(package, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as fault:
        raise Refusal(_BROKEN) from fault


def _files(package: zipfile.ZipFile, folder: Path) -> dict[str, Path]:
    parts = package.infolist()
    if len(parts) > _MOST_FILES:
        raise Refusal(f"In het archief zitten meer dan {_MOST_FILES} bestanden. Kies een ander archief.")
    left = _MAX_BYTES
    files: dict[str, Path] = {}
    for part in parts:
        name = PurePosixPath(part.filename).name
        kind = next((each for each in (_LSS, _ANSWERS, _PEOPLE) if name.endswith(each)), "")
        if not kind:
            files[name[:80]] = folder
            continue
        if kind in files:
            raise Refusal(f"In het archief zit twee keer een bestand '{kind}'. Kies een ander archief.")
        if part.flag_bits & 1 or part.compress_type not in _PLAIN:
            raise Refusal(f"Het bestand '{name[:80]}' in het archief is niet uit te pakken. {_BROKEN}")
        files[kind] = folder / f"deel{len(files)}"
        left -= _unpack(package, part, files[kind], left)
    return files


def _unpack(package: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path, most: int) -> int:
    """Unpack one file up to a limit, whatever size it says to have; return its size."""
    size = 0
    with package.open(part) as source, target.open("wb") as file:
        while piece := source.read(_PIECE):
            size += len(piece)
            if size > most:
                limit = dutch.number(_MAX_BYTES / 1e6)
                raise Refusal(f"Het archief is uitgepakt groter dan {limit} MB. Kies een ander archief.")
            file.write(piece)
    return size
