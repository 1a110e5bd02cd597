"""What LimeSurvey gives, in the words of our evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from enquetes.importers.limesurvey.expressions.evaluating import evaluate
from enquetes.importers.limesurvey.expressions.tree import Node
from enquetes.importers.limesurvey.expressions.values import NoOutcomeError, Value, is_empty, is_true, text_of
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.sets import holds_for
from enquetes.importers.translating.trying import Values
from enquetes.importers.translating.variables import Variable
from enquetes.routing.evaluating import Uitkomst
from enquetes.routing.tree import Boom


def truth(node: Node, values: Values) -> bool:
    """Tell whether LimeSurvey takes an expression for true."""
    try:
        return is_true(evaluate(node, values))
    except NoOutcomeError:
        return False


def outcome(node: Node, values: Values) -> Uitkomst:
    """Return what LimeSurvey gives, as we would say it."""
    try:
        found = evaluate(node, values)
    except NoOutcomeError:
        return None
    if found is True:
        return 1.0
    if is_empty(found) or text_of(found) == "NAN":
        return None
    return cast("Uitkomst", found)


def computed(node: Node) -> Value:
    """Return what an expression without questions always gives."""
    try:
        return evaluate(node, {})
    except NoOutcomeError:
        raise UntranslatableError("LimeSurvey kan een deel van de expressie niet uitrekenen") from None


def table(node: Node, variable: Variable) -> Boom:
    """Return the condition that holds for the answers for which LimeSurvey finds it true."""
    values = ["", *variable.codes]
    return holds_for(variable, [each for each in values if truth(node, {variable.name: each})])


def outcomes(node: Node, variable: Variable) -> list[tuple[str, Value]]:
    """Return what follows from each value of a closed question."""
    return [(each, _shown(node, {variable.name: each})) for each in ("", *variable.codes)]


def _shown(node: Node, values: Mapping[str, str]) -> Value:
    found = outcome(node, values)
    return "" if found is None else cast("Value", found)
