"""A form as a questionnaire of ours, in all its languages, with what became of everything in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from adoptie import dutch
from adoptie.refusal import Refusal
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.mending import mended
from enquetes.importers.texts import literal, plain_text, sentence
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.formulas import calculation
from enquetes.importers.translating.lazily import Lazily
from enquetes.importers.translating.making import JA, NEE, all_of
from enquetes.importers.translating.variables import Variable
from enquetes.importers.translations import with_translations
from enquetes.importers.verlies import Gelezen, Verslag, ordered
from enquetes.importers.xlsform.elements import CALCULATE, Asked, Making, make
from enquetes.importers.xlsform.form import OTHER, Element, read_form
from enquetes.importers.xlsform.lines import Line, bound, read_lines
from enquetes.importers.xlsform.losses import note_division, note_line, note_wordless
from enquetes.importers.xlsform.talen import DEFAULT, code_of, names_in, said
from enquetes.importers.xlsform.words import worded
from enquetes.importers.xlsform.xpath.translating import condition, value
from enquetes.routing import RoutingError, write
from enquetes.routing.tree import Boom

BRON = "XLSForm"
_MOST_QUESTIONS = 1_000
_NOW_ALWAYS = "De vraag verschijnt nu altijd."


def read_xlsform(path: Path) -> Gelezen:
    """Read a form. Raises Refusal with the sheet and row that is wrong, or where nothing can be asked."""
    form = read_form(path)
    said_in = list(names_in(form))
    names, own = dict.fromkeys(said_in), _own_language(form, said_in)
    codes, verslag = Codes(), Verslag()
    inhoud = mended(_Reading(form, own, codes, verslag).inhoud(), verslag)
    others = {}
    for name in names:
        taal = code_of(name)
        if name not in {own, DEFAULT} and not taal:
            told = "Wij weten niet welke taal dit is. Zet de code erachter, zoals (nl)."
            verslag.left_out(f"Vertaling '{name}'", told)
        elif taal and name != own:
            others[taal] = _Reading(form, name, codes, Verslag()).inhoud()
    return Gelezen(with_translations(inhoud, others), BRON, ordered(verslag.regels))


def _own_language(form: Element, names: Sequence[str]) -> str:
    """Return the language in which a form is read first: its own, Dutch, or the one that says most."""
    stated = str(form.get("default_language") or DEFAULT)
    if (stated != DEFAULT and stated in names) or not names:
        return stated
    ours = next((name for name in dict.fromkeys(names) if code_of(name) == "nl"), None)
    return ours or Counter(names).most_common(1)[0][0]


class _Reading:
    """One language of a form, with the name that it has there."""

    def __init__(self, form: Element, taal: str, codes: Codes, verslag: Verslag) -> None:
        self._form = form
        self._taal = taal
        self._codes = codes
        self._verslag = verslag
        self._lines, self._gone = read_lines(form, verslag)
        if len(self._lines) > _MOST_QUESTIONS:
            raise Refusal(
                f"Het formulier heeft meer dan {dutch.number(_MOST_QUESTIONS)} vragen. Verdeel het."
            )
        self._variables: dict[str, Variable] = {}
        self._known: Lazily[Asked] = Lazily()
        self._calculations = {line.name: line for line in self._lines if line.kind == CALCULATE}
        self._appears: dict[int, Boom] = {}
        for line in self._lines:
            self._introduce(line)

    def _introduce(self, line: Line) -> None:
        if line.kind == CALCULATE:
            return
        try:
            asked = self._asked(line, _plain)
        except Refusal as fault:
            self._gone[line.name] = str(fault)
            return
        variable = asked.variable(line.name)
        if variable is not None:
            self._variables[line.name] = variable

    def _asked(self, line: Line, say: Callable[[str], str]) -> Asked:
        found = make(line.element, Making(self._codes, self._taal, say))
        if not line.other:
            return found
        options = tuple(
            replace(each, namelijk=True) if each.code == OTHER else each for each in found.vraag.opties
        )
        return replace(found, vraag=replace(found.vraag, opties=options))

    def _variable(self, name: str) -> Variable:
        """Return the question with a name. Raises UntranslatableError when there is none to look at."""
        if name in self._calculations and name not in self._variables:
            found = self._calculated(self._calculations[name]).variable(name)
            if found is not None:
                self._variables[name] = found
        if name in self._variables:
            return self._variables[name]
        if name in self._gone:
            raise UntranslatableError(f"vraag '{name}' is niet overgenomen")
        raise UntranslatableError(f"een vraag '{name}' met een antwoord is er niet")

    def _calculated(self, line: Line) -> Asked:
        return self._known.get(line.name, partial(self._looked_at, line))

    def _looked_at(self, line: Line) -> Asked:
        formula = value(line.bind("calculate"), self._resolver(line.name))
        note_division(formula, f"Berekening van {line.wat}", self._verslag)
        vragen = {each.vraag.code.casefold(): each.vraag for each in self._variables.values()}
        return Asked(calculation(self._codes.of(line.name), line.name, formula, vragen))

    def _resolver(self, me: str) -> Callable[[str], Variable]:
        return lambda name: self._variable(me if name == "." else name)

    def inhoud(self) -> Inhoud:
        """Return the whole. Raises Refusal where nothing is asked."""
        pages = [self._page(list(lines)) for _, lines in groupby(self._lines, lambda line: _key(line.groups))]
        asked = tuple(page for page in pages if page.vragen)
        if not any(vraag.is_asked for page in asked for vraag in page.vragen):
            raise self._verslag.nothing_left("het formulier")
        title = plain_text(said(self._form.get("title"), self._taal))
        named = title if title != self._form.get("id_string") or title != "formulier" else ""
        taal = code_of(self._taal)
        return Inhoud(literal(named) or "Vragenlijst", asked, taal=taal or "nl")

    def _page(self, lines: Sequence[Line]) -> Pagina:
        groups = lines[0].groups
        conditions = [self._group_appears(group) for group in groups]
        vragen = [vraag for line in lines for vraag in self._questions(line)]
        if NEE in conditions:
            names = dutch.listing([line.name for line in lines])
            self._verslag.left_out(f"Groep met {names}", "Deze groep verschijnt nooit.")
            vragen = []
        labelled = [group for group in groups if group.get("label")]
        wat = f"Groep {labelled[-1].get('name', '')}" if labelled else "Formulier"
        say = self._say(wat)
        heading = say(said(labelled[-1].get("label"), self._taal)) if labelled else ""
        text = say(said(labelled[-1].get("hint"), self._taal)) if labelled else ""
        return Pagina(tuple(vragen), heading, text, _joined(conditions))

    def _group_appears(self, group: Element) -> Boom:
        if id(group) not in self._appears:
            wat = f"groep {group.get('name', '')}"
            self._appears[id(group)] = self._relevance(wat, bound(group, "relevant"), "")
        return self._appears[id(group)]

    def _relevance(self, wat: str, source: str, me: str) -> Boom:
        if not source:
            return JA
        try:
            found = condition(source, self._resolver(me))
        except UntranslatableError as fault:
            self._verslag.left_out(f"Voorwaarde van {wat}", f"'{source[:80]}': {fault}. {_NOW_ALWAYS}")
            return JA
        if found not in {JA, NEE}:
            self._verslag.taken(f"Voorwaarde van {wat}", f"Verschijnt als: {write(found)}.")
        note_division(found, f"Voorwaarde van {wat}", self._verslag)
        return found

    def _questions(self, line: Line) -> Iterator[Vraag]:
        wat = sentence(line.wat)
        if line.name in self._gone:
            self._verslag.left_out(wat, self._gone[line.name])
            return
        try:
            asked = self._calculated(line) if line.kind == CALCULATE else self._asked(line, self._say(wat))
        except UntranslatableError as fault:
            told = f"Deze berekening kunnen wij niet overnemen: '{line.bind('calculate')[:80]}': {fault}."
            self._verslag.left_out(wat, told)
            return
        appears = self._relevance(line.wat, line.bind("relevant"), line.name)
        if appears == NEE:
            self._verslag.left_out(wat, "Deze vraag verschijnt nooit.")
            return
        self._verslag.taken(wat, f"Als {asked.vraag.soort.value}.")
        if asked.vraag.code != line.name:
            self._verslag.changed(wat, f"De code is bij ons {asked.vraag.code}.")
        note_line(line, wat, self._verslag)
        note_wordless(line, asked, wat, self._taal, self._verslag)
        yield self._checked(line, replace(asked.vraag, relevantie=_joined([appears])))

    def _checked(self, line: Line, vraag: Vraag) -> Vraag:
        source = line.bind("constraint")
        if not source or vraag.soort in {Soort.UITLEG, Soort.BEREKENING}:
            return vraag
        try:
            found = condition(source, self._resolver(line.name))
            rule = "" if found == JA else write(found)
            note_division(found, f"Controle van {line.wat}", self._verslag)
        except (UntranslatableError, RoutingError) as fault:
            told = f"'{source[:80]}': {fault}. Het antwoord wordt hierop niet nagekeken."
            self._verslag.left_out(f"Controle van {line.wat}", told)
            return vraag
        words = said((line.element.get("bind") or {}).get("jr:constraintMsg"), self._taal)
        told = self._say(line.wat)(words) or "Kijk dit antwoord na."
        return replace(vraag, controle=rule, controle_tekst=told) if rule else vraag

    def _say(self, wat: str) -> Callable[[str], str]:
        return lambda raw: worded(raw, wat, self._variable, self._verslag)


def _key(groups: Sequence[Element]) -> tuple[int, ...]:
    """Return what makes a page: the groups around a line that have a heading or a condition."""
    return tuple(id(group) for group in groups if group.get("label") or bound(group, "relevant"))


def _joined(conditions: Sequence[Boom]) -> str:
    whole = all_of(conditions)
    return "" if whole == JA else write(whole)


def _plain(raw: str) -> str:
    return literal(plain_text(raw))
