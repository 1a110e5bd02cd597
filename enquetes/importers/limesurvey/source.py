"""One question of LimeSurvey with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from enquetes.importers.limesurvey.document import Row, Tables

# What LimeSurvey itself writes for fixed answers.
_WORDS = {
    "nl": {"Y": "Ja", "N": "Nee", "U": "Onzeker", "I": "Toename", "S": "Gelijk", "D": "Afname", "-": "Anders",
           "F": "Vrouw", "M": "Man", "!": "toelichting", "1": "Schaal 1", "2": "Schaal 2"},
    "de": {"Y": "Ja", "N": "Nein", "U": "Unsicher", "I": "Zunahme", "S": "Gleich", "D": "Abnahme",
           "-": "Sonstiges", "F": "weiblich", "M": "männlich", "!": "Kommentar",
           "1": "Skala 1", "2": "Skala 2"},
    "fr": {"Y": "Oui", "N": "Non", "U": "Sans opinion", "I": "Augmenter", "S": "Sans changement",
           "D": "Diminuer", "-": "Autre", "F": "Féminin", "M": "Masculin", "!": "commentaire",
           "1": "Échelle 1", "2": "Échelle 2"},
    "en": {"Y": "Yes", "N": "No", "U": "Uncertain", "I": "Increase", "S": "Same", "D": "Decrease",
           "-": "Other", "F": "Female", "M": "Male", "!": "comment", "1": "Scale 1", "2": "Scale 2"},
}  # fmt: skip
MAIN = frozenset({"0", ""})


@dataclass(frozen=True, slots=True)
class Source:
    """``answers`` and ``parts`` (subquestions) are by scale, each in the order in which they are shown."""

    row: Row
    taal: str
    answers: Mapping[int, tuple[Row, ...]] = field(default_factory=dict)
    parts: Mapping[int, tuple[Row, ...]] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[Row, ...] = ()

    @property
    def title(self) -> str:
        return self.row.get("title", "")

    @property
    def kind(self) -> str:
        return self.row.get("type", "")

    @property
    def other(self) -> bool:
        return self.row.get("other") == "Y"

    def word(self, key: str) -> str:
        """Return what LimeSurvey writes itself in this language."""
        return _WORDS.get(self.taal[:2], _WORDS["en"])[key]

    def attribute(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    def is_on(self, name: str) -> bool:
        return self.attribute(name) in {"1", "Y"}


@dataclass(frozen=True, slots=True)
class Group:
    row: Row
    sources: tuple[Source, ...]


def read_groups(tables: Tables) -> tuple[Group, ...]:
    """Return the groups of questions in their order."""
    answers = _grouped(tables["answers"], "qid")
    parts = _grouped(tables["subquestions"], "parent_qid")
    attributes, conditions = _attributes(tables), _grouped(tables["conditions"], "qid")
    main = [row for row in tables["questions"] if row.get("parent_qid", "") in MAIN]
    found: dict[str, list[Source]] = {}
    for row in _sorted(main, "question_order"):
        qid = row.get("qid", "")
        source = Source(
            row,
            tables.taal,
            _by_scale(answers.get(qid, ()), "sortorder"),
            _by_scale(parts.get(qid, ()), "question_order"),
            attributes.get(qid, {}),
            tuple(conditions.get(qid, ())),
        )
        found.setdefault(row.get("gid", ""), []).append(source)
    unique = {row.get("gid", ""): row for row in reversed(tables["groups"])}
    ordered = _sorted(reversed(unique.values()), "group_order")
    groups = [Group(row, tuple(found.pop(row.get("gid", ""), ()))) for row in ordered]
    # What belongs to no group is asked at the end.
    return (*groups, *(Group({}, tuple(sources)) for sources in found.values()))


def _attributes(tables: Tables) -> dict[str, dict[str, str]]:
    """Return the attributes of each question; those with a language are of this one, or of any."""
    found: dict[str, dict[str, str]] = {}
    rows = sorted(tables["question_attributes"], key=lambda row: row.get("language") == tables.taal)
    for row in rows:
        if row.get("value"):
            found.setdefault(row.get("qid", ""), {})[row.get("attribute", "")] = row["value"]
    return found


def _by_scale(rows: Iterable[Row], order: str) -> dict[int, tuple[Row, ...]]:
    found: dict[int, list[Row]] = {}
    for row in _sorted(rows, order):
        found.setdefault(whole(row.get("scale_id", "")), []).append(row)
    return {scale: tuple(each) for scale, each in found.items()}


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.get(key, ""), []).append(row)
    return groups


def _sorted(rows: Iterable[Row], key: str) -> list[Row]:
    return sorted(rows, key=lambda row: whole(row.get(key, "")))


def whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
