"""LimeSurvey's own tests: an expression gives what is expected there, or is refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enquetes.content import Answer, Soort, Vraag
from enquetes.importers.limesurvey.expressions.translating import value
from enquetes.importers.limesurvey.expressions.tree import Asked, Constant, Name, Node
from enquetes.importers.limesurvey.expressions.values import Value, equal
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Variable, Wijze
from enquetes.routing import evaluate
from tests.enquetes.routing.test_routing import TODAY
from tests.shared import shared

# Of what can be translated at all; the rest changes answers, is no expression, or takes texts apart.
_LEAST = 0.7
_ASSIGNED = re.compile(r"^(\w+)\s*[-+*/]?=(?!=)")


class Asking:
    """The variables of the tests as questions: a number where it is one, and otherwise a text."""

    def __init__(self, folder: Path, lines: list[tuple[str, str]]) -> None:
        # What an expression changes is no answer, and other lines count on that.
        changed = {
            found[1]
            for expected, source in lines
            if expected != "NULL" and (found := _ASSIGNED.match(source))
        }
        self.variables: dict[str, Variable] = {}
        self.answers: dict[str, Answer] = {}
        for line in (folder / "variabelen.tsv").read_text(encoding="utf-8").splitlines():
            name, _, given = line.partition("\t")
            if given and name not in changed:
                self._ask(name, given)

    def _ask(self, name: str, given: str) -> None:
        code = f"v{len(self.variables)}"
        if given[0] in "'\"":
            vraag, wijze = Vraag(code, Soort.TEKST, f"question for {name}"), Wijze.TEKST
            self.answers[code] = given[1:-1].replace("\\'", "'").replace("\\n", "\n")
        else:
            vraag, wijze = Vraag(code, Soort.GETAL, f"question for {name}"), Wijze.GETAL
            self.answers[code] = float(given)
        self.variables[name] = Variable(name, wijze, vraag)

    def resolve(self, name: Name) -> tuple[Node, ...]:
        variable = self.variables.get(name.name)
        if variable is None or name.attribute not in {"", "code", "NAOK", "question"}:
            raise UntranslatableError(f"'{name.name}.{name.attribute}' is geen vraag")
        if name.attribute == "question":
            return (Constant(f"({variable.vraag.tekst})"),)
        return (Asked(variable),)

    def outcome(self, source: str) -> Value:
        found = evaluate(value(source, self.resolve), self.answers, TODAY)
        assert found is None or isinstance(found, str | float | bool)
        return found


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("limesurvey_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            expected, sign, source = line.replace("\\\\", "\\").partition("~")
            if sign:
                yield expected, source


def _is_as_expected(found: Value, expected: str) -> bool:
    if isinstance(found, bool):
        return found is (expected not in {"", "0"})
    if isinstance(found, float) and re.fullmatch(r"-?[0-9.]+", expected):
        return found == pytest.approx(float(expected))
    return equal(found, expected)


def test_limesurveys_own_expressions_give_what_is_expected_or_are_refused_with_a_reason() -> None:
    folder = shared("expressies", "variabelen.tsv").parent
    lines = list(_lines(folder))
    asking = Asking(folder, lines)
    wrong, refused = [], []
    for expected, source in lines:
        try:
            found = asking.outcome(source)
        except UntranslatableError as fault:
            refused.append((source, str(fault)))
        else:
            if expected == "NULL" or not _is_as_expected(found, expected):
                wrong.append(f"{source}: {found!r} instead of {expected!r}")

    able = [line for line in lines if line[0] != "NULL"]
    share = 1 - (len(refused) - (len(lines) - len(able))) / len(able)
    print(*refused, f"{share:.1%} of {len(able)}", sep="\n")  # noqa: T201 - what is refused, with pytest -s
    assert wrong == []
    assert all(len(reason) > 10 for _, reason in refused)
    assert share >= _LEAST
