"""Questions with the same code, or without one: older versions of LimeSurvey allowed that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from enquetes.importers.limesurvey.document import Document
from enquetes.importers.limesurvey.source import MAIN
from enquetes.importers.verlies import Verslag


def each_named_once(document: Document, verslag: Verslag) -> Document:
    """Give every question a code of its own; expressions mean the first with theirs."""
    titles: dict[str, str] = {}
    for row in document.raw["questions"]:
        if row.get("parent_qid", "") in MAIN:
            titles.setdefault(row.get("qid", ""), row.get("title", ""))
    others = _others(titles)
    for qid, title in others.items():
        why = f"De code {titles[qid]} stond er vaker." if titles[qid] else "De vraag had geen code."
        verslag.changed(f"Vraag {title}", f"{why} Deze vraag heet bij ons {title}.")
    rows = tuple(
        {**row, "title": others.get(row.get("qid", ""), row.get("title", ""))}
        for row in document.raw["questions"]
    )
    return replace(document, raw={**document.raw, "questions": rows}) if others else document


def _others(titles: Mapping[str, str]) -> dict[str, str]:
    """Return another code for each question that needs one, by the number of the question."""
    taken, seen = set(titles.values()), {""}
    found: dict[str, str] = {}
    for qid, title in titles.items():
        if title in seen:
            number = len(found) + 2
            while f"{title or 'q'}r{number}" in taken:
                number += 1
            found[qid] = f"{title or 'q'}r{number}"
            taken.add(found[qid])
        seen.add(title)
    return found
