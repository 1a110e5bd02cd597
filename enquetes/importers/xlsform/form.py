"""A form as pyxform understands it: its questions in groups, and its lists of answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from adoptie.refusal import Refusal
from enquetes.importers.xlsform.workbook import read_workbook

Element = dict[str, Any]
# As pyxform tells where it goes wrong: "[row : 7] ...".
_ROW = re.compile(r"\[row : (\d+)\]")
_LONGEST = 300


def read_form(path: Path) -> Element:
    """Read a form. Raises Refusal with the sheet, and the row where it is known."""
    from pyxform.xls2json import workbook_to_json  # type: ignore[import-untyped]
    from pyxform.xls2json_backends import DefinitionData  # type: ignore[import-untyped]

    sheets = read_workbook(path)
    data: Element = {"sheet_names": list(sheets), "fallback_form_name": "formulier"}
    for name, rows in sheets.items():
        headings = dict.fromkeys(heading for row in rows for heading in row)
        data |= {name: rows, f"{name}_header": [headings] if headings else []}
    if not data["survey"]:
        raise Refusal("Blad 'survey' is leeg. Kies een ander bestand.")
    if not data.get("settings"):
        data.pop("settings", None)
    try:
        found: Element = workbook_to_json(DefinitionData(**data), fallback_form_name="formulier", warnings=[])
    except RecursionError as fault:
        raise Refusal(
            "De groepen in blad 'survey' zitten te diep in elkaar. Verdeel het formulier."
        ) from fault
    except Exception as fault:  # what is wrong with a form is told in many ways
        raise Refusal(_told(fault)) from fault
    return found


def _told(fault: Exception) -> str:
    """Say what pyxform says, with the row in front; it knows no Dutch."""
    words = " ".join(str(fault).split())
    row = _ROW.search(words)
    where = f"Blad 'survey', rij {row[1]}" if row else "De bladen van het formulier"
    said = _ROW.sub("", words).strip()[:_LONGEST]
    told = f" Het programma dat XLSForms leest, zegt: '{said}'." if said else ""
    return f"{where}: hier klopt het formulier niet.{told}"
