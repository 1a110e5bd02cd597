"""What an earlier survey left behind: its questionnaire as it was asked, and its answers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.importers.limesurvey.archive import read_archive
from enquetes.importers.limesurvey.asked import read_as_asked
from enquetes.importers.limesurvey.document import Document, read_document
from enquetes.importers.limesurvey.responses import write_answers


@dataclass(frozen=True, slots=True)
class LssContent:
    """The questionnaire, and sentences on what is not in it."""

    inhoud: Inhoud
    meldingen: tuple[str, ...]


def read_lss(path: Path) -> LssContent:
    """Read a file of LimeSurvey, of any version, in the language in which it was made.

    Groups become pages; all texts lose their HTML. Raises Refusal with what is wrong and where.
    """
    return _content(read_document(path))


@contextmanager
def earlier(answers: Path, lss: Path | None) -> Iterator[tuple[Path, LssContent | None]]:
    """Give the answers as a sheet, with the questionnaire where there is one.

    An archive of LimeSurvey holds both. Raises Refusal with what is wrong and where.
    """
    if not _is_archive(answers):
        yield answers, read_lss(lss) if lss else None
        return
    archive = read_archive(answers)
    if not archive.answers:
        raise Refusal("In dit archief zitten geen antwoorden. Kies een ander bestand.")
    with TemporaryDirectory(prefix="spoor-") as folder:
        sheet = Path(folder) / f"{answers.stem}.csv"
        write_answers(archive, sheet)
        yield sheet, _content(archive.document) if lss is None else read_lss(lss)


def _content(document: Document) -> LssContent:
    return LssContent(*read_as_asked(document))


def _is_archive(path: Path) -> bool:
    """Tell whether this is an archive of LimeSurvey, and no workbook."""
    try:
        with zipfile.ZipFile(path) as package:
            return any(name.endswith(".lss") for name in package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
