"""How long and how deep an expression may be: what nobody can read is not worth the time it takes."""

from __future__ import annotations

import re

from adoptie import dutch
from enquetes.importers.translating.faults import UntranslatableError

_LONGEST = 10_000
_DEEPEST = 40
_MOST_SIGNS = 250
_SIGN = re.compile(r"[-+*/<>=!|&]+|\b(?:and|or|div|mod|eq|ne|lt|le|gt|ge)\b", re.IGNORECASE)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def refuse_long(text: str) -> None:
    """Raise UntranslatableError for what is too long or nested too deeply, before it is read."""
    if len(text) > _LONGEST:
        raise UntranslatableError(f"de expressie is langer dan {dutch.number(_LONGEST)} tekens")
    bare = _QUOTED.sub("", text)
    if len(_SIGN.findall(bare)) > _MOST_SIGNS:
        raise UntranslatableError(f"de expressie vergelijkt of rekent meer dan {_MOST_SIGNS} keer")
    depth = 0
    for sign in bare:
        depth += (sign == "(") - (sign == ")")
        if depth > _DEEPEST:
            raise UntranslatableError(f"er staan meer dan {_DEEPEST} haakjes in elkaar")
