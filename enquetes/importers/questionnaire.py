"""Reads a questionnaire of another program, or of ours; what is in a file decides, never its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

from adoptie import dutch
from adoptie.files import readable
from adoptie.refusal import Refusal
from enquetes.importers.limesurvey.archive import Archive, read_archive
from enquetes.importers.limesurvey.document import read_document
from enquetes.importers.limesurvey.tabs import looks_tabbed, read_tabs
from enquetes.importers.limesurvey.vragenlijst import read_vragenlijst
from enquetes.importers.own import read_own
from enquetes.importers.verlies import Gelezen, Gevolg, Regel
from enquetes.importers.xlsform.reading import read_xlsform
from enquetes.importers.xlsform.workbook import OLD

MAX_BYTES = 40_000_000
_KINDS = "LimeSurvey (.lss, .lsa of .txt), XLSForm (.xlsx of .xls) en vragenlijsten van hier (.json)"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read_questionnaire(path: Path) -> Gelezen:
    """Read a questionnaire, and what became of everything in it.

    Raises Refusal with what cannot be read, and where.
    """
    if not readable(path):
        raise Refusal("Het bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > MAX_BYTES:
        raise Refusal(f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB. Kies een ander bestand.")
    try:
        return _read(path)
    except RecursionError as fault:
        raise Refusal("In dit bestand zitten onderdelen te diep in elkaar. Maak het eenvoudiger.") from fault


def _read(path: Path) -> Gelezen:
    with path.open("rb") as file:
        start = file.read(512)
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start.startswith(_ZIP):
        return _packed(path)
    if start.startswith(OLD):
        return read_xlsform(path)
    if text.startswith(b"<"):
        return read_vragenlijst(read_document(path))
    if text.startswith(b"{"):
        return read_own(path)
    if text and looks_tabbed(path):
        return read_vragenlijst(read_tabs(path))
    raise Refusal(f"Dit bestand kennen wij niet. Wij lezen {_KINDS}.")


def _packed(path: Path) -> Gelezen:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise Refusal("Het bestand is beschadigd. Maak het opnieuw, of kies een ander bestand.") from fault
    if "xl/workbook.xml" in names:
        return read_xlsform(path)
    archive = read_archive(path)
    found = read_vragenlijst(archive.document)
    return Gelezen(found.inhoud, "archief van LimeSurvey", (*_about(archive), *found.regels))


def _about(archive: Archive) -> list[Regel]:
    """Say what else is in an archive: it is not a part of the questionnaire."""
    about = []
    if archive.answers:
        count = dutch.counted(len(archive.answers), "ingevulde vragenlijst", "ingevulde vragenlijsten")
        told = f"Er zitten {count} in. Lees die in bij Rondes, met 'Een eerdere vragenlijst inlezen'."
        about.append(Regel("Antwoorden", Gevolg.WEGGELATEN, told))
    if archive.people:
        count = dutch.counted(archive.people, "deelnemer", "deelnemers")
        told = f"Er zitten gegevens van {count} in. Die bewaren wij niet."
        about.append(Regel("Deelnemers", Gevolg.WEGGELATEN, told))
    if archive.others:
        told = f"Ook niet overgenomen: {dutch.listing(archive.others[:10])}."
        about.append(Regel("Andere bestanden", Gevolg.WEGGELATEN, told))
    return about
