"""Texts of LimeSurvey as ours: without HTML, and with the answers that they fill in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from enquetes.importers.limesurvey.expressions.translating import value
from enquetes.importers.limesurvey.expressions.tree import Asked, Name
from enquetes.importers.limesurvey.made import Say
from enquetes.importers.limesurvey.scope import Scope
from enquetes.importers.texts import literal, lost_with_html, plain_text
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.making import is_condition, text, when
from enquetes.importers.translating.variables import Wijze
from enquetes.importers.verlies import Verslag
from enquetes.routing import RoutingError, write
from enquetes.routing.evaluating import in_words
from enquetes.routing.piping import fills_in
from enquetes.routing.tree import Boom, Getal, JaNee, Tekst

_UNSEEN = re.compile(r"<(script|style)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"(INSERTANS:)?([A-Za-z][A-Za-z0-9_.]*|\d+X\d+X\d+[A-Za-z0-9_#]*(\.[A-Za-z]+)?)")
# Signs that no text holds stand for what is filled in while the HTML goes.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_NOTHING = "…"
_NOT_HERE = "hier vullen wij geen antwoorden in"
_DIGITS = 6
_LONGEST, _DEEPEST = 10_000, 10
# What LimeSurvey fills in itself and nobody needs here.
_OWN = {
    "ADMINNAME", "ADMINEMAIL", "ANSWERTABLE", "EDITRESPONSEURL", "EXPIRY", "FIRSTNAME", "LASTNAME", "EMAIL",
    "GID", "LANG", "NUMBEROFQUESTIONS", "OPTINURL", "OPTOUTURL", "PERC", "QID", "RELOADURL", "SAVEDID", "SID",
    "SITENAME", "STATISTICSURL", "SURVEYDESCRIPTION", "SURVEYID", "SURVEYNAME", "SURVEYURL",
    "THEREAREXQUESTIONS", "TOKEN", "URL", "VIEWRESPONSEURL", "WELCOME",
}  # fmt: skip


def pieces(raw: str) -> Iterator[tuple[bool, str]]:
    """Yield what stands in a text and, with True, what stands between braces.

    A brace before a space is only a brace; inside quotes a brace does not close.
    """
    start = at = 0
    while (at := raw.find("{", at)) >= 0:
        escaped = at > 0 and raw[at - 1] == "\\"
        if escaped or raw[at + 1 : at + 2].isspace():
            at += 1
            continue
        end = _closes(raw, at + 1)
        if end is None:
            # What does not close holds nothing that does.
            at = raw.find("}", at)
            if at < 0:
                break
        elif raw[at + 1 : end].strip():
            yield False, raw[start:at]
            yield True, raw[at + 1 : end]
            start = at = end + 1
        else:
            at = end + 1
    yield False, raw[start:]


def _closes(raw: str, at: int) -> int | None:
    quote, depth = "", 0
    for place in range(at, min(len(raw), at + _LONGEST)):
        sign = raw[place]
        if quote:
            quote = "" if sign == quote and raw[place - 1] != "\\" else quote
        elif sign in "'\"":
            quote = sign
        elif sign == "{" and depth == _DEEPEST:
            break
        elif sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif sign == "}":
            return None if raw[place - 1].isspace() else place
    # An apostrophe in a text opens no quote.
    end = raw.find("}", at, at + _LONGEST)
    return None if end < 0 or raw[end - 1].isspace() else end


class Words:
    """Says texts with earlier answers in them, and notes what cannot be said."""

    def __init__(self, scope: Scope, fixed: Mapping[str, str], verslag: Verslag) -> None:
        self._scope = scope
        self._fixed = fixed
        self._verslag = verslag

    def of(self, wat: str, title: str = "", *, fills: bool = True) -> Say:
        """Return what says the texts of one thing (``wat``), of the question ``title`` where it is one.

        ``fills`` is False where we fill in no answers.
        """
        return lambda raw: self._said(raw, wat, title, fills=fills)

    def _said(self, raw: str, wat: str, title: str, *, fills: bool) -> str:
        for told in lost_with_html(raw):
            self._verslag.left_out(wat, told)
        if "{" not in raw:
            return plain_text(raw)
        filled: list[str] = []
        whole = []
        for expression, piece in pieces(_UNSEEN.sub(" ", raw)):
            if expression:
                whole.append(f"{_OPEN}{len(filled)}{_CLOSE}")
                filled.append(self._filled(html.unescape(piece), wat, title, fills=fills))
            else:
                whole.append(piece)
        words = literal(plain_text("".join(whole)))
        return " ".join(_PLACE.sub(lambda found: _at(filled, found[1]), words).split())

    def _filled(self, expression: str, wat: str, title: str, *, fills: bool) -> str:
        name = expression.strip()
        if name in self._fixed:
            return literal(self._fixed[name])
        if name in _OWN or name.startswith("TOKEN:"):
            self._verslag.left_out(wat, f"'{{{name}}}' vult LimeSurvey zelf in. Wij kennen dat niet.")
            return ""
        try:
            found = self._answer(name, wat) or self._computed(expression, title)
        except UntranslatableError as fault:
            return self._lost(name, wat, str(fault))
        return found if fills or not fills_in(found) else self._lost(name, wat, _NOT_HERE)

    def _lost(self, name: str, wat: str, why: str) -> str:
        told = f"'{{{name[:80]}}}' niet over te nemen: {why}."
        self._verslag.left_out(wat, f"In de tekst is {told}")
        return _NOTHING

    def _answer(self, name: str, wat: str) -> str:
        """Fill in one answer as it is: an answer that was chosen in its words."""
        if not _NAME.fullmatch(name) or name.startswith(("self.", "that.")):
            return ""
        whole, _, attribute = name.removeprefix("INSERTANS:").partition(".")
        found = self._scope.resolver()(Name(whole, attribute))
        if len(found) != 1 or not isinstance(found[0], Asked):
            return ""
        variable = found[0].variable
        if variable.wijze == Wijze.VINK:
            return ""
        if variable.wijze == Wijze.KEUZE and not found[0].shown:
            told = f"'{{{name}}}' toont bij ons de woorden van het antwoord, niet de code."
            self._verslag.changed(wat, told)
        reference = variable.vraag.code + (f".{variable.deel}" if variable.deel else "")
        return f"{{{reference}}}"

    def _computed(self, expression: str, title: str) -> str:
        boom = value(expression, self._scope.resolver(title))
        match boom:
            case Tekst():
                return literal(boom.waarde)
            case Getal():
                return in_words(boom.waarde)
            case JaNee():
                return "1" if boom.waarde else ""
            case _:
                # LimeSurvey shows 1 for what is true.
                return _piped(when(boom, text("1")) if is_condition(boom) else boom)


def _at(filled: Sequence[str], place: str) -> str:
    """Return what is filled in at a place; a text may hold the signs of a place that is none."""
    return filled[int(place)] if len(place) < _DIGITS and int(place) < len(filled) else ""


def _piped(boom: Boom) -> str:
    try:
        written = write(boom)
    except RoutingError as fault:
        raise UntranslatableError(str(fault)) from fault
    if "{" in written or "}" in written:
        raise UntranslatableError("er staat een accolade in")
    return f"{{{written}}}"
