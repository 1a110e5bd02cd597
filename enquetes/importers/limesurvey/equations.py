"""Calculations: what LimeSurvey works out itself, as a calculation of ours."""

from __future__ import annotations

import html

from enquetes.importers.limesurvey.expressions.translating import value
from enquetes.importers.limesurvey.made import Made, Named, Say
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.limesurvey.scope import Scope
from enquetes.importers.limesurvey.source import Source
from enquetes.importers.limesurvey.words import pieces
from enquetes.importers.texts import plain_text
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.formulas import calculation
from enquetes.importers.translating.lazily import Lazily
from enquetes.importers.translating.making import call, text
from enquetes.importers.translating.variables import Wijze
from enquetes.routing.tree import Boom


class Equations:
    """The calculations of a questionnaire."""

    def __init__(self, scope: Scope, codes: Codes) -> None:
        self._scope = scope
        self._codes = codes
        self._known: Lazily[Made] = Lazily()

    def made(self, source: Source) -> Made:
        """Return a calculation. Raises UntranslatableError with why it cannot be ours."""
        return self._known.get(source.title, lambda: self._looked_at(source))

    def worded(self, source: Source, say: Say) -> str:
        """Return what is said beside a calculation: its text, unless that is the calculation itself."""
        words = say(source.row.get("question", "")) if source.attribute("equation") else ""
        return words or source.title

    def _looked_at(self, source: Source) -> Made:
        formula = self._formula(source)
        vraag = calculation(self._codes.of(source.title), source.title, formula, self._scope.vragen)
        wijze = Wijze.GETAL if vraag.uitkomst == "getal" else Wijze.TEKST
        return Made(vraag, (Named(wijze),), plain=False)

    def _formula(self, source: Source) -> Boom:
        raw = source.attribute("equation") or source.row.get("question", "")
        resolve = self._scope.resolver(source.title)
        parts: list[Boom] = []
        for expression, piece in pieces(raw):
            if expression:
                parts.append(value(html.unescape(piece), resolve))
            elif words := plain_text(piece):
                parts.append(text(words))
        if not parts:
            raise UntranslatableError("er staat niets om uit te rekenen")
        return parts[0] if len(parts) == 1 else call("samen", *parts)
