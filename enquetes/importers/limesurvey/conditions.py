"""When a question of LimeSurvey appears: its own expression, or the conditions of older versions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from enquetes.importers.limesurvey.document import Row
from enquetes.importers.limesurvey.source import whole
from enquetes.importers.translating.faults import UntranslatableError

ALWAYS = frozenset({"", "1"})
_METHODS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_FIELD = re.compile(r"\+?(\d+X\d+X\d+[A-Za-z0-9_]*#?[01]?)")
_OTHER = re.compile(r"@(\d+X\d+X\d+[A-Za-z0-9_]*#?[01]?)@")


def relevance_of(row: Row, conditions: Iterable[Row], key: str = "relevance") -> str:
    """Return the expression of a row; the older conditions count where there is none.

    Raises UntranslatableError for a condition that looks at something else than an answer.
    """
    own = row.get(key, "").strip()
    if own not in ALWAYS:
        return own
    return _expression(list(conditions)) or own


def _expression(conditions: list[Row]) -> str:
    """Join them: all questions of one scenario, any answer of one question, any scenario."""
    scenarios: dict[int, dict[str, list[str]]] = {}
    for row in sorted(conditions, key=lambda row: whole(row.get("scenario", ""))):
        asked = scenarios.setdefault(whole(row.get("scenario", "")), {})
        asked.setdefault(row.get("cfieldname", ""), []).append(_comparison(row))
    told = [
        " and ".join(f"({' or '.join(any_of)})" for any_of in asked.values()) for asked in scenarios.values()
    ]
    return " or ".join(f"({each})" for each in told)


def _comparison(row: Row) -> str:
    field = _FIELD.fullmatch(row.get("cfieldname", "").strip())
    if field is None:
        raise UntranslatableError(
            f"een voorwaarde kijkt naar '{row.get('cfieldname', '')}', en niet naar een vraag"
        )
    method, value = row.get("method", "").strip() or "==", row.get("value", "")
    if method not in _METHODS:
        raise UntranslatableError(f"de vergelijking '{method}' heeft bij ons geen tegenhanger")
    other = _OTHER.fullmatch(value.strip())
    if other:
        return f"{field[1]}.NAOK {method} {other[1]}.NAOK"
    if not value.strip():
        # "No answer" is a choice in the list of LimeSurvey.
        return f"{'!' if method == '!=' else ''}is_empty({field[1]}.NAOK)"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{field[1]}.NAOK {method} "{escaped}"'
