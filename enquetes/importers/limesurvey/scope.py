"""The names in an expression of LimeSurvey, and the questions that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from enquetes.content import Soort, Vraag
from enquetes.importers.limesurvey.document import Row
from enquetes.importers.limesurvey.expressions.tree import Asked, Constant, Name, Node, Resolver
from enquetes.importers.limesurvey.made import Made, Named
from enquetes.importers.texts import plain_text
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Variable, Wijze

_VALUES = frozenset({"", "code", "NAOK", "value", "valueNAOK"})
_FACTS = frozenset({"qid", "gid", "type", "title", "sid"})
_NO_COMMENT = "nocomments"
# Finds what an equation gives; it may not have been looked at yet.
Equations = Callable[[str], Made]


class Scope:
    """All variables of a questionnaire by the names that LimeSurvey gives them."""

    def __init__(self) -> None:
        self._variables: dict[str, Variable] = {}
        self._rows: dict[str, Row] = {}
        self._titles: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._gone: dict[str, str] = {}
        self._equations: dict[str, Callable[[], Made]] = {}

    def add(self, row: Row, made: Sequence[Made]) -> None:
        """Make the variables of one question known."""
        title = row.get("title", "")
        self._rows[title] = row
        number = f"{row.get('sid', '')}X{row.get('gid', '')}X{row.get('qid', '')}"
        for each in made:
            for named in each.names:
                name = f"{title}{named.suffix}"
                variable = _variable(name, each, named)
                self._parts.setdefault(title, []).append(name)
                self._variables[name] = variable
                for sgqa in _numbers(number, named):
                    self._titles[sgqa] = name

    def add_equation(self, row: Row, look: Callable[[], Made]) -> None:
        """Make an equation known; ``look`` says what it gives when somebody asks."""
        title = row.get("title", "")
        self._rows[title] = row
        self._equations[title] = look
        self._titles[f"{row.get('sid', '')}X{row.get('gid', '')}X{row.get('qid', '')}"] = title

    def leave_out(self, row: Row, why: str) -> None:
        title = row.get("title", "")
        self._rows[title] = row
        self._gone[title] = why

    def resolver(self, title: str = "", this: str = "") -> Resolver:
        """Return what looks names up for an expression of the question ``title``, or of one part of it."""
        return lambda name: self._found(name, title, this)

    def _found(self, name: Name, title: str, this: str) -> tuple[Node, ...]:
        first, *rest = name.name.split(".")
        if first == "this" and this:
            return self._one(this, rest[0] if rest else "")
        if first in {"self", "that"}:
            if first == "self" and rest and rest[-1] in _FACTS:
                return (self._fact(title, rest[-1]),)
            return self._several(title if first == "self" else "", rest)
        return self._one(name.name, name.attribute)

    def _one(self, name: str, attribute: str) -> tuple[Node, ...]:
        if name.startswith("TOKEN:"):
            raise UntranslatableError(f"'{name}' is een gegeven van een deelnemer, en die kennen wij niet")
        name = self._titles.get(name, name)
        if attribute in {"question", *_FACTS}:
            return (self._fact(name, attribute),)
        if attribute not in {*_VALUES, "shown"}:
            raise UntranslatableError(f"'{name}.{attribute}' zegt iets over LimeSurvey zelf")
        return (Asked(self.variable(name), shown=attribute == "shown"),)

    @property
    def vragen(self) -> dict[str, Vraag]:
        """Return the questions that are known, by code in small letters."""
        found = (variable.vraag for variable in self._variables.values())
        return {vraag.code.casefold(): vraag for vraag in found}

    def variable(self, name: str) -> Variable:
        """Return the question that a name stands for. Raises UntranslatableError when there is none."""
        if name in self._equations and name not in self._variables:
            made = self._equations[name]()
            self._variables[name] = _variable(name, made, made.names[0])
        if name in self._variables:
            return self._variables[name]
        title = next((each for each in self._gone if name == each or name.startswith(f"{each}_")), None)
        if title is not None:
            raise UntranslatableError(f"vraag '{title}' is niet overgenomen")
        known = next((each for each in self._rows if name == each or name.startswith(f"{each}_")), None)
        if known == name:
            raise UntranslatableError(f"vraag '{name}' heeft zelf geen antwoord")
        if known is not None:
            raise UntranslatableError(f"'{name}' is een deel van vraag '{known}' waar wij niet naar kijken")
        raise UntranslatableError(f"een vraag '{name}' is er niet")

    def _fact(self, name: str, attribute: str) -> Node:
        title = next((each for each in self._rows if name == each or name.startswith(f"{each}_")), None)
        if title is None:
            raise UntranslatableError(f"een vraag '{name}' is er niet")
        said = self._rows[title].get(attribute, "")
        return Constant(plain_text(said))

    def _several(self, title: str, rest: Sequence[str]) -> tuple[Node, ...]:
        """Return all variables of a question, or those with a code that is named."""
        rest = [each for each in rest if each not in _VALUES]
        if not title and rest:
            title, rest = rest[0], rest[1:]
        names = self._parts.get(title, [])
        if rest and rest[0] == _NO_COMMENT:
            names, rest = [name for name in names if not name.endswith("comment")], rest[1:]
        for each in rest:
            if not each.startswith("sq_"):
                raise UntranslatableError(f"'{each}' zegt iets over LimeSurvey zelf")
            names = [name for name in names if each.removeprefix("sq_") in name.removeprefix(title)]
        if not names:
            raise UntranslatableError(f"vraag '{title}' heeft geen delen om samen te nemen")
        return tuple(Asked(self._variables[name]) for name in names)


def _numbers(number: str, named: Named) -> tuple[str, ...]:
    """Return how LimeSurvey names a variable by numbers; the scale of a double table stands after a hash."""
    row, _, scale = named.sgqa.rpartition("_")
    return (f"{number}{named.sgqa}", *([f"{number}{row}#{scale}"] if row and scale in {"0", "1"} else []))


def _variable(name: str, made: Made, named: Named) -> Variable:
    labels: Mapping[str, str] = {}
    options = made.vraag.options_of(named.deel) if made.vraag.soort != Soort.MEERKEUZE else made.vraag.opties
    if named.wijze == Wijze.KEUZE:
        labels = {option.code: option.tekst for option in options}
    elif named.wijze == Wijze.VINK:
        words = next((option.tekst for option in options if option.code == named.deel), "")
        labels = dict.fromkeys(named.codes, words)
    return Variable(name, named.wijze, made.vraag, named.deel, named.codes, labels)
