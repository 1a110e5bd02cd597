"""What LimeSurvey says about a question in expressions: when it appears, and what its answer must be."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from enquetes.content import Soort, Vraag
from enquetes.importers.limesurvey.conditions import ALWAYS
from enquetes.importers.limesurvey.expressions.translating import condition
from enquetes.importers.limesurvey.expressions.tree import Resolver
from enquetes.importers.limesurvey.made import Made, Say
from enquetes.importers.limesurvey.scope import Scope
from enquetes.importers.limesurvey.source import Source
from enquetes.importers.texts import number_of
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import JA, NEE, all_of, call, compare, number, text
from enquetes.importers.verlies import Verslag
from enquetes.routing import RoutingError, parse, write
from enquetes.routing.tree import Boom, Teken, Verwijzing

# An attribute, how it compares, and what of: the sum of the parts, or how many there are.
_LIMITS: tuple[tuple[str, str, str], ...] = (
    ("min_num_value", ">=", "sum(self.NAOK)"),
    ("max_num_value", "<=", "sum(self.NAOK)"),
    ("equals_num_value", "==", "sum(self.NAOK)"),
    ("min_answers", ">=", "count(self.NAOK)"),
    ("max_answers", "<=", "count(self.NAOK)"),
)
_TOLD = {">=": "Vul minstens het juiste aantal in.", "<=": "Dit is te veel.", "==": "Samen klopt dit niet."}
_DAYS: tuple[tuple[str, Teken], ...] = (("date_min", ">="), ("date_max", "<="))
_TODAY = re.compile(r"\(*\s*(date\s*\(.*\)|today|now)\s*\)*", re.IGNORECASE)
_OWN = re.compile(r"\b(self|this)\b")
_SHOWN = 80
_UNSEEN = "Een vraag die niet verschijnt geldt bij ons als niet ingevuld, ook als iemand haar eerst wel zag."
_NOW_ALWAYS = "De vraag verschijnt nu altijd."


@dataclass(frozen=True, slots=True)
class Routing:
    """Puts expressions into ours, and notes those that cannot be."""

    scope: Scope
    verslag: Verslag
    _known: dict[tuple[str, str], Boom] = field(default_factory=dict)

    def relevance(self, wat: str, expression: Callable[[], str], title: str = "") -> Boom:
        """Return when something appears; always, where that cannot be said in ours."""
        source = ""
        try:
            source = expression()
            if source in ALWAYS:
                return JA
            found = self._condition(source, title)
        except UntranslatableError as fault:
            self.verslag.left_out(f"Voorwaarde van {wat}", f"{_quoted(source)}{fault}. {_NOW_ALWAYS}")
            return JA
        if found not in {JA, NEE}:
            self.verslag.taken(f"Voorwaarde van {wat}", f"Verschijnt als: {write(found)}.")
            self.verslag.changed("Voorwaarden", _UNSEEN)
        return found

    def _condition(self, source: str, title: str) -> Boom:
        # The same often decides of many questions.
        key = (source, title if _OWN.search(source) else "")
        if key not in self._known:
            self._known[key] = condition(source, self.scope.resolver(title))
        return self._known[key]

    def checks(self, source: Source, made: Sequence[Made], wat: str, say: Say) -> list[Made]:
        """Return the questions with what must hold of their answers."""
        told = say(source.attribute("em_validation_q_tip")) or say(source.attribute("em_validation_sq_tip"))
        checked = [self._part(source, each, wat, told) for each in made]
        whole = list(self._whole(source, made, wat))
        if not whole:
            return checked
        last = max(place for place, each in enumerate(made) if not each.after)
        if last:
            self.verslag.changed(
                f"Controle van {wat}", "Wij kijken de delen samen na als het laatste deel is ingevuld."
            )
        checked[last] = _checked(checked[last], all_of(rule for rule, _ in whole), told or whole[0][1])
        return checked

    def _part(self, source: Source, made: Made, wat: str, told: str) -> Made:
        rules = list(self._own(source, made.vraag, wat))
        for named in made.names if made.vraag.soort in {Soort.GETAL, Soort.TEKST} else ():
            resolve = self.scope.resolver(source.title, f"{source.title}{named.suffix}")
            for name, sign in (("min_num_value_n", ">="), ("max_num_value_n", "<=")):
                if (limit := source.attribute(name)) and not _is_kept(made.vraag, name):
                    rules += self._rule(f"this {sign} ({limit})", resolve, wat)
            if expression := source.attribute("em_validation_sq"):
                rules += self._rule(expression, resolve, wat)
        return _checked(made, all_of(rules), told or "Kijk dit antwoord na.") if rules else made

    def _own(self, source: Source, vraag: Vraag, wat: str) -> Iterator[Boom]:
        own = Verwijzing(vraag.code, "", 0)
        longest = number_of(source.attribute("maximum_chars"))
        if vraag.soort == Soort.TEKST and longest:
            yield compare(call("lengte", own), "<=", number(longest))
        if vraag.soort == Soort.DATUM:
            for name, sign in _DAYS:
                if limit := source.attribute(name):
                    yield from self._day(own, limit, sign, wat)

    def _day(self, own: Boom, limit: str, sign: Teken, wat: str) -> Iterator[Boom]:
        if _TODAY.fullmatch(limit):
            yield compare(own, sign, call("vandaag"))
            return
        try:
            day = dt.date.fromisoformat(limit[:10] if len(limit) > 4 else f"{limit}-01-01")
        except ValueError:
            told = f"{_quoted(limit)}dit is geen datum die wij kunnen lezen."
            self.verslag.left_out(f"Controle van {wat}", told)
        else:
            yield compare(own, sign, call("datum", text(day.isoformat())))

    def _whole(self, source: Source, made: Sequence[Made], wat: str) -> Iterator[tuple[Boom, str]]:
        resolve = self.scope.resolver(source.title)
        if expression := source.attribute("em_validation_q"):
            yield from ((rule, "Kijk dit antwoord na.") for rule in self._rule(expression, resolve, wat))
        for name, sign, what in _LIMITS:
            limit = source.attribute(name)
            if limit and not _is_kept(made[0].vraag, name):
                rules = self._rule(f"{what} {sign} ({limit})", resolve, wat)
                yield from ((rule, _TOLD[sign]) for rule in rules)

    def _rule(self, expression: str, resolve: Resolver, wat: str) -> list[Boom]:
        try:
            found = condition(expression, resolve)
        except UntranslatableError as fault:
            told = f"{_quoted(expression)}{fault}. Het antwoord wordt hierop niet nagekeken."
            self.verslag.left_out(f"Controle van {wat}", told)
            return []
        return [] if found == JA else [found]


def _is_kept(vraag: Vraag, name: str) -> bool:
    """Tell whether a limit is a part of the question itself."""
    kept = {
        "min_num_value_n": vraag.minimum,
        "max_num_value_n": vraag.maximum,
        "min_answers": vraag.minste,
        "max_answers": vraag.meeste,
    }
    return kept.get(name) is not None


def _checked(made: Made, rule: Boom, told: str) -> Made:
    vraag = made.vraag
    both = rule if not vraag.controle else all_of([parse(vraag.controle), rule])
    return replace(
        made, vraag=replace(vraag, controle=write(both), controle_tekst=vraag.controle_tekst or told)
    )


def _quoted(expression: str) -> str:
    shown = " ".join(html.unescape(expression).split())
    return f"'{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}': " if shown else ""


def joined(conditions: Sequence[Boom]) -> str:
    """Return the text of conditions that all must hold; nothing where they always do."""
    whole = all_of(conditions)
    if whole == JA:
        return ""
    try:
        # What is longer than an expression may be is told where the questionnaire is checked.
        return write(whole)
    except RoutingError:
        return ""
