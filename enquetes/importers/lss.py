"""Reads a questionnaire of LimeSurvey (.lss) as ours, and says what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.importers.lss_questions import LEFT_OUT, Source, questions
from enquetes.importers.lss_tables import Row, Tables, read_tables
from enquetes.importers.texts import plain_text

_NAMED = 20
# As many as a file of answers has columns.
_MOST_QUESTIONS = 1_000


@dataclass(frozen=True, slots=True)
class LssContent:
    """The questionnaire, and sentences on what is not in it."""

    inhoud: Inhoud
    meldingen: tuple[str, ...]


def read_lss(path: Path) -> LssContent:
    """Read a file of LimeSurvey, of any version, in the language in which it was made.

    Groups become pages; all texts lose their HTML. Raises Refusal with what is wrong and where.
    """
    tables = read_tables(path)
    sources = _sources(tables)
    left: list[tuple[str, str]] = []
    pages = tuple(page for page in (_page(group, sources, left) for group in _groups(tables)) if page.vragen)
    if not pages:
        raise Refusal("In het LSS-bestand staat geen vraag die overgenomen kan worden.")
    settings = _settings(tables)
    inhoud = Inhoud(
        titel=plain_text(settings.get("surveyls_title", "")) or "Vragenlijst",
        paginas=pages,
        inleiding=plain_text(settings.get("surveyls_welcometext", "")),
    )
    return LssContent(inhoud, tuple(_messages(tables, left)))


def _settings(tables: Tables) -> Row:
    rows = tables["surveys_languagesettings"]
    own = (row for row in rows if row.get("surveyls_language") == tables.taal)
    return next(own, rows[0] if rows else {})


def _groups(tables: Tables) -> list[Row]:
    unique = {row.get("gid", ""): row for row in reversed(tables["groups"])}
    return _sorted(reversed(unique.values()), "group_order")


def _sources(tables: Tables) -> dict[str, list[Source]]:
    """Return the questions of each group, each with what belongs to it."""
    main = [row for row in tables["questions"] if row.get("parent_qid", "0") in {"0", ""}]
    if len(main) > _MOST_QUESTIONS:
        raise Refusal(f"Het LSS-bestand heeft meer dan {dutch.number(_MOST_QUESTIONS)} vragen. Verdeel het.")
    answers = _grouped(_first_scale(tables["answers"]), "qid")
    parts = _grouped(_first_scale(tables["subquestions"]), "parent_qid")
    return {
        gid: [
            Source(
                row,
                tuple(_sorted(answers.get(row.get("qid", ""), ()), "sortorder")),
                tuple(_sorted(parts.get(row.get("qid", ""), ()), "question_order")),
                tables.taal,
            )
            for row in _sorted(rows, "question_order")
        ]
        for gid, rows in _grouped(main, "gid").items()
    }


def _page(group: Row, sources: Mapping[str, list[Source]], left: list[tuple[str, str]]) -> Pagina:
    vragen: list[Vraag] = []
    for source in sources.get(group.get("gid", ""), ()):
        made = _questions(source)
        if made is None:
            left.append((source.title, source.row.get("type", "")))
        else:
            vragen.extend(made)
    return Pagina(
        tuple(vragen), plain_text(group.get("group_name", "")), plain_text(group.get("description", ""))
    )


def _questions(source: Source) -> list[Vraag] | None:
    """Return our questions for one of theirs, or None when it is left out."""
    if source.row.get("type") in LEFT_OUT:
        return None
    try:
        return list(questions(source)) or None
    except Refusal:
        # Answers or rows are missing: LimeSurvey itself cannot ask it either.
        return None


def _first_scale(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.get("scale_id", "0") in {"0", ""})


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.get(key, ""), []).append(row)
    return groups


def _sorted(rows: Iterable[Row], key: str) -> list[Row]:
    return sorted(rows, key=lambda row: _whole(row.get(key, "")))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _messages(tables: Tables, left: list[tuple[str, str]]) -> Iterator[str]:
    kinds = Counter(kind for _, kind in left)
    for kind in sorted(kinds):
        codes = [code for code, each in left if each == kind]
        named = ", ".join(codes[:_NAMED]) + (" ..." if len(codes) > _NAMED else "")
        reason = LEFT_OUT.get(kind, f"soort '{kind}', onbekend of zonder antwoorden om uit te kiezen")
        yield f"Niet overgenomen ({reason}): {dutch.counted(len(codes), 'vraag', 'vragen')}: {named}."
    if tables["conditions"] or any(
        row.get(key, "") not in {"", "1"}
        for name, key in (("questions", "relevance"), ("groups", "grelevance"))
        for row in tables[name]
    ):
        yield "De voorwaarden waaronder vragen verschijnen zijn niet overgenomen."
