"""A form as pyxform understands it: its questions in groups, and its lists of answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from adoptie.refusal import Refusal
from enquetes.importers.xlsform.faults import told
from enquetes.importers.xlsform.workbook import read_workbook

Element = dict[str, Any]
_EXTERNAL = re.compile(r"^select[_ ]one[_ ]external\s+")
LIST_NAME = "list_name"
# As pyxform calls the answer and the question that "or_other" adds; and the lists that have it of their own.
OTHER, OWN_OTHER = "other", "own_other"
Sheets = dict[str, list[dict[str, str]]]


def read_form(path: Path) -> Element:
    """Read a form. Raises Refusal with the sheet, and the row where it is known."""
    from pyxform.xls2json import workbook_to_json  # type: ignore[import-untyped]
    from pyxform.xls2json_backends import DefinitionData  # type: ignore[import-untyped]

    sheets = _with_external(read_workbook(path))
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
        raise Refusal(told(fault)) from fault
    own = {row.get(LIST_NAME, "") for row in sheets.get("choices", ()) if OTHER in row.values()}
    return found | {OWN_OTHER: own}


def _with_external(sheets: Sheets) -> Sheets:
    """Return the sheets with the answers of another sheet among the others, for us it is all one."""
    found = dict(sheets)
    extra = found.pop("external_choices", [])
    choices = [
        {LIST_NAME if head.casefold() == "list name" else head: cell for head, cell in row.items()}
        for row in (*found.get("choices", ()), *extra)
    ]
    if extra:
        found["survey"] = [
            {
                head: _EXTERNAL.sub("select_one ", cell) if head.casefold() == "type" else cell
                for head, cell in row.items()
            }
            for row in found["survey"]
        ]
    return found | {"choices": choices} if choices else found
