"""Whether an expression can be computed, whatever people answer; said with the question named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from adoptie import dutch
from enquetes.content import Soort, Vraag
from enquetes.routing.faults import RoutingError
from enquetes.routing.kinds import ALS, FUNCTIES, Waarde, kind_of
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    JaNee,
    Niet,
    Rekening,
    Tekst,
    Vergelijking,
    Verwijzing,
    Voeging,
)

Vragen = Mapping[str, Vraag]
_ORDERED = {Waarde.GETAL, Waarde.DATUM}
_WORDS = {Waarde.KEUZE, Waarde.TEKST}


def check(boom: Boom, vragen: Vragen) -> Waarde:
    """Return of which kind the outcome is.

    ``vragen`` are the questions by code in small letters. Raises RoutingError for an unknown question, row,
    answer or function, and for what cannot be compared or computed.
    """
    return _KINDS[type(boom)](boom, vragen)


def _reference(boom: Verwijzing, vragen: Vragen) -> Waarde:
    return kind_of(_asked(boom, vragen), boom.deel)


def _asked(boom: Verwijzing, vragen: Vragen) -> Vraag:
    vraag = vragen.get(boom.code.casefold())
    if vraag is None:
        raise RoutingError(f"Op plek {boom.at + 1} staat '{boom.code}', maar zo'n vraag is er niet.")
    if vraag.soort == Soort.UITLEG:
        raise RoutingError(f"'{vraag.code}' is alleen tekst. Daar is geen antwoord op.")
    rows = [deel for deel, *_ in vraag.rows()]
    if rows and boom.deel not in rows:
        raise RoutingError(
            f"Vraag '{vraag.code}' is een tabel. Noem een rij, zoals {vraag.code}.{rows[0]}. "
            f"De rijen zijn: {dutch.listing(rows)}."
        )
    if not rows and boom.deel and boom.deel not in vraag.sides():
        raise RoutingError(f"Vraag '{vraag.code}' heeft geen deel '{boom.deel}'. Laat '.{boom.deel}' weg.")
    return vraag


def _negation(boom: Niet, vragen: Vragen) -> Waarde:
    return _condition(boom.deel, vragen, "niet")


def _joined(boom: Voeging, vragen: Vragen) -> Waarde:
    for part in boom.delen:
        _condition(part, vragen, boom.woord)
    return Waarde.JANEE


def _condition(boom: Boom, vragen: Vragen, word: str) -> Waarde:
    kind = check(boom, vragen)
    if kind != Waarde.JANEE:
        raise RoutingError(
            f"Bij '{word}' hoort iets dat ja of nee is. Op plek {boom.at + 1} staat {kind}. "
            "Vergelijk het ergens mee."
        )
    return kind


def _reckoning(boom: Rekening, vragen: Vragen) -> Waarde:
    for part in (boom.links, boom.rechts):
        kind = check(part, vragen)
        if kind != Waarde.GETAL:
            raise RoutingError(
                f"Rekenen met '{boom.bewerking}' kan alleen met getallen. Op plek {part.at + 1} staat {kind}."
            )
    return Waarde.GETAL


def _comparison(boom: Vergelijking, vragen: Vragen) -> Waarde:
    left, right = check(boom.links, vragen), check(boom.rechts, vragen)
    if Waarde.KEUZES in {left, right} or not (left == right or {left, right} <= _WORDS):
        hint = " Gebruik gekozen(vraag; 'antwoord')." if Waarde.KEUZES in {left, right} else ""
        raise RoutingError(f"Op plek {boom.at + 1} wordt {left} vergeleken met {right}. Dat kan niet.{hint}")
    if boom.teken not in {"=", "<>"} and left not in _ORDERED:
        raise RoutingError(
            f"Op plek {boom.at + 1} staat '{boom.teken}'. "
            "Groter en kleiner bestaan alleen bij getallen en datums."
        )
    for one, other in ((boom.links, boom.rechts), (boom.rechts, boom.links)):
        _known_answer(one, other, vragen)
    return Waarde.JANEE


def _known_answer(boom: Boom, text: Boom, vragen: Vragen) -> None:
    """Refuse a text that is no answer to the question beside it: it would never be equal."""
    if not isinstance(boom, Verwijzing) or not isinstance(text, Tekst):
        return
    vraag = _asked(boom, vragen)
    codes = [option.code for option in vraag.options_of(boom.deel)] if not vraag.is_written(boom.deel) else []
    if codes and text.waarde not in codes:
        raise RoutingError(
            f"Vraag '{vraag.code}' heeft geen antwoord '{text.waarde}'. Kies uit: {dutch.listing(codes)}."
        )


def _call(boom: Aanroep, vragen: Vragen) -> Waarde:
    if boom.naam == ALS:
        return _choice(boom, vragen)
    functie = FUNCTIES.get(boom.naam)
    if functie is None:
        known = dutch.listing(sorted([*FUNCTIES, ALS]))
        raise RoutingError(
            f"Op plek {boom.at + 1} staat '{boom.naam}'. Die functie is er niet. Er zijn: {known}."
        )
    _count(boom, functie.least, functie.most)
    for number, part in enumerate(boom.delen):
        kind, wanted = check(part, vragen), functie.takes[min(number, len(functie.takes) - 1)]
        if kind not in wanted:
            raise RoutingError(
                f"Op plek {part.at + 1} staat {kind}. Bij '{boom.naam}' hoort daar "
                f"{dutch.listing(sorted(wanted), 'of')}."
            )
    _look_closer(boom, vragen)
    return functie.gives


def _count(boom: Aanroep, least: int, most: int | None) -> None:
    found = len(boom.delen)
    if found < least or (most is not None and found > most):
        more = "of meer" if most is None else f"tot {most}"
        wanted = f"{least}" if least == most else f"{least} {more}"
        raise RoutingError(
            f"'{boom.naam}' op plek {boom.at + 1} heeft {found} delen. Dat moeten er {wanted} zijn."
        )


def _look_closer(boom: Aanroep, vragen: Vragen) -> None:
    """Check what the kinds alone do not tell: an answer that exists, a day that exists."""
    if boom.naam == "gekozen":
        for part in boom.delen[1:]:
            _known_answer(boom.delen[0], part, vragen)
    if boom.naam == "datum":
        [part] = boom.delen
        try:
            dt.date.fromisoformat(part.waarde if isinstance(part, Tekst) else "")
        except ValueError:
            raise RoutingError("Schrijf een datum als datum('2026-12-31').") from None


def _choice(boom: Aanroep, vragen: Vragen) -> Waarde:
    """Check "als": without a third part it is empty where the condition does not hold."""
    _count(boom, 2, 3)
    condition, *branches = boom.delen
    _condition(condition, vragen, ALS)
    kinds = [check(branch, vragen) for branch in branches]
    first, other = kinds[0], kinds[-1]
    if first == other:
        return first
    if {first, other} <= _WORDS:
        return Waarde.TEKST
    raise RoutingError(
        f"'als' op plek {boom.at + 1} geeft eerst {first} en anders {other}. Geef twee keer hetzelfde soort."
    )


_KINDS: dict[type[Boom], Callable[[Any, Vragen], Waarde]] = {
    Getal: lambda *_: Waarde.GETAL,
    Tekst: lambda *_: Waarde.TEKST,
    JaNee: lambda *_: Waarde.JANEE,
    Verwijzing: _reference,
    Niet: _negation,
    Voeging: _joined,
    Vergelijking: _comparison,
    Rekening: _reckoning,
    Aanroep: _call,
}
