"""A questionnaire of LimeSurvey in one language: its questions, the names they have, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.importers.limesurvey.document import Row, Tables, code_of
from enquetes.importers.limesurvey.equations import Equations
from enquetes.importers.limesurvey.made import Made, Making
from enquetes.importers.limesurvey.making import EQUATION, make
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.limesurvey.scope import Scope
from enquetes.importers.limesurvey.source import Group, Source, read_groups
from enquetes.importers.limesurvey.words import Words
from enquetes.importers.texts import literal, plain_text, sentence
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.verlies import Verslag

# As many as a file of answers has columns.
_MOST_QUESTIONS = 1_000
# A table with numbers becomes a question for each cell.
_MOST_MADE = 3_000
_NO_TITLE = "Vragenlijst"
NEVER = "Deze vraag verschijnt nooit."


class Reading:
    """What belongs together while a questionnaire is read."""

    def __init__(self, tables: Tables, codes: Codes, verslag: Verslag) -> None:
        self.tables = tables
        self.codes = codes
        self.verslag = verslag
        self.groups = read_groups(tables)
        self.sources = [source for group in self.groups for source in group.sources]
        if len(self.sources) > _MOST_QUESTIONS:
            most = dutch.number(_MOST_QUESTIONS)
            raise Refusal(f"Het LSS-bestand heeft meer dan {most} vragen. Verdeel het.")
        self._settings = _settings(tables)
        self._titel = plain_text(self._settings.get("surveyls_title", "")) or _NO_TITLE
        self._gone: dict[str, str] = {}
        self._plain: dict[str, tuple[Made, ...]] = {}
        self.scope = Scope()
        self.equations = Equations(self.scope, codes)
        description = plain_text(self._settings.get("surveyls_description", ""))
        fixed = {"SURVEYNAME": self._titel, "SURVEYDESCRIPTION": description}
        self.words = Words(self.scope, fixed, verslag)
        for source in self.sources:
            self._introduce(source)

    def _introduce(self, source: Source) -> None:
        """Make the variables of a question known to all expressions, or why it has none."""
        if source.row.get("relevance", "").strip() == "0":
            self._leave(source, NEVER)
        elif source.kind == EQUATION:
            self.scope.add_equation(source.row, partial(self.equations.made, source))
        else:
            try:
                made = make(Making(source, self.codes, plain))
            except Refusal as fault:
                self._leave(source, str(fault))
            else:
                self._plain[source.row.get("qid", "")] = made
                self.scope.add(source.row, made)

    def _leave(self, source: Source, why: str) -> None:
        self._gone[source.row.get("qid", "")] = why
        self.scope.leave_out(source.row, why)

    def gone(self, source: Source) -> str:
        """Return why a question is left out; nothing where it is not."""
        return self._gone.get(source.row.get("qid", ""), "")

    def plain(self, source: Source) -> tuple[Made, ...]:
        """Return our questions for one of LimeSurvey, with words into which nothing is filled in."""
        return self._plain.get(source.row.get("qid", ""), ())

    def made(self, source: Source) -> list[Made]:
        """Return our questions for one of LimeSurvey; none, and a note, where it is left out."""
        wat = f"Vraag {source.title}"
        if why := self.gone(source):
            self.verslag.left_out(wat, why)
            return []
        say = self.words.of(wat, source.title)
        if source.kind != EQUATION:
            return list(make(Making(source, self.codes, say)))
        try:
            found = self.equations.made(source)
        except UntranslatableError as fault:
            self.verslag.left_out(wat, f"Deze berekening kunnen wij niet overnemen: {fault}.")
            return []
        return [replace(found, vraag=replace(found.vraag, tekst=self.equations.worded(source, say)))]

    def page(self, group: Group, vragen: Sequence[Vraag], relevantie: str = "") -> Pagina:
        say = self.words.of(sentence(named(group)))
        return Pagina(
            tuple(vragen),
            say(group.row.get("group_name", "")),
            say(group.row.get("description", "")),
            relevantie,
            group.row.get("randomization_group", "").strip()[:40],
        )

    def inhoud(self, pages: Sequence[Pagina]) -> Inhoud:
        """Return the whole. Raises Refusal where nothing is asked."""
        asked = tuple(page for page in pages if page.vragen)
        if sum(len(page.vragen) for page in asked) > _MOST_MADE:
            most = dutch.number(_MOST_MADE)
            raise Refusal(f"Uit het LSS-bestand komen meer dan {most} vragen. Verdeel het.")
        if not any(vraag.is_asked for page in asked for vraag in page.vragen):
            raise self.verslag.nothing_left("het LSS-bestand")
        say = self.words.of("Tekst van de vragenlijst", fills=False)
        opening = [self._settings.get(f"surveyls_{name}", "") for name in ("description", "welcometext")]
        return Inhoud(
            titel=literal(self._titel),
            paginas=asked,
            inleiding=" ".join(words for words in map(say, opening) if words),
            slot=say(self._settings.get("surveyls_endtext", "")),
            taal=code_of(self.tables.taal) or "nl",
        )


def named(group: Group) -> str:
    return f"groep {plain_text(group.row.get('group_name', ''))}".strip()


def plain(raw: str) -> str:
    """Return the words of a text, into which nothing is filled in."""
    return literal(plain_text(raw))


def _settings(tables: Tables) -> Row:
    rows = tables["surveys_languagesettings"]
    own = (row for row in rows if row.get("surveyls_language") == tables.taal)
    return next(own, rows[0] if rows else {})
