"""An expression in words, for who makes a questionnaire: "verschijnt als vraag 3 'Ja' is"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from adoptie import dutch
from enquetes.content import Soort, Vraag
from enquetes.content.items import ANDERS
from enquetes.routing.kinds import ALS
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

_BESIDE_NUMBER = {
    "=": "{} is",
    "<>": "niet {} is",
    "<": "minder dan {} is",
    "<=": "{} of minder is",
    ">": "meer dan {} is",
    ">=": "{} of meer is",
}
_BETWEEN = {
    "=": "even veel is als {}",
    "<>": "niet even veel is als {}",
    "<": "minder is dan {}",
    "<=": "hoogstens {} is",
    ">": "meer is dan {}",
    ">=": "minstens {} is",
}
_RECKONED = {"+": "{} plus {}", "-": "{} min {}", "*": "{} keer {}", "/": "{} gedeeld door {}"}
# ``alle``: all arguments, listed.
_CALLED = {
    "leeg": "{0} niet is ingevuld",
    "ingevuld": "{0} is ingevuld",
    "als": "{1} (als {0}) of anders {2}",
    "som": "de som van {alle}",
    "gemiddelde": "het gemiddelde van {alle}",
    "laagste": "het laagste van {alle}",
    "hoogste": "het hoogste van {alle}",
    "samen": "{alle} achter elkaar",
    "aantal": "het aantal antwoorden bij {alle}",
    "lengte": "de lengte van {0}",
    "afgerond": "{0}, afgerond",
    "omlaag": "{0}, afgerond naar beneden",
    "omhoog": "{0}, afgerond naar boven",
    "vandaag": "vandaag",
    "dagen": "het aantal dagen van {0} tot {1}",
}
Vragen = Mapping[str, tuple[int, Vraag]]


def explain(boom: Boom, vragen: Vragen) -> str:
    """Say a checked expression as the end of a sentence that begins with "als".

    ``vragen`` gives by code in small letters the number of a question and what it asks.
    """
    return _Telling(vragen).words(boom)


class _Telling:
    def __init__(self, vragen: Vragen) -> None:
        self._vragen = vragen

    def words(self, boom: Boom) -> str:
        return _WORDS[type(boom)](self, boom)

    def reference(self, boom: Verwijzing) -> str:
        number, vraag = self._vragen[boom.code.casefold()]
        if vraag.soort == Soort.BEREKENING:
            return f"'{vraag.tekst}'"
        row = next((f" ('{text}')" for deel, text, _ in vraag.rows() if deel == boom.deel), "")
        if boom.deel in vraag.sides():
            row = " (in eigen woorden)" if boom.deel == ANDERS else f" (op plaats {boom.deel})"
        return f"vraag {number}{row}"

    def number(self, boom: Getal) -> str:
        return _number(boom.waarde)

    def text(self, boom: Tekst) -> str:
        return f"'{boom.waarde}'"

    def yes_or_no(self, boom: JaNee) -> str:
        return "altijd" if boom.waarde else "nooit"

    def negation(self, boom: Niet) -> str:
        return f"niet geldt dat {self.words(boom.deel)}"

    def joined(self, boom: Voeging) -> str:
        return f" {boom.woord} ".join(
            f"({self.words(part)})" if isinstance(part, Voeging) else self.words(part) for part in boom.delen
        )

    def comparison(self, boom: Vergelijking) -> str:
        left, right = boom.links, boom.rechts
        if isinstance(right, Tekst | Getal):
            return f"{self.words(left)} {_BESIDE_NUMBER[boom.teken].format(self._answer(left, right))}"
        return f"{self.words(left)} {_BETWEEN[boom.teken].format(self.words(right))}"

    def _answer(self, left: Boom, value: Tekst | Getal) -> str:
        """Name an answer by its words where it is one of the question beside it."""
        code = value.waarde if isinstance(value, Tekst) else f"{value.waarde:g}"
        if isinstance(left, Verwijzing):
            _, vraag = self._vragen[left.code.casefold()]
            for option in vraag.options_of(left.deel):
                if option.code == code and not vraag.is_written(left.deel):
                    return f"'{option.tekst}'"
        return self.words(value)

    def reckoning(self, boom: Rekening) -> str:
        return _RECKONED[boom.bewerking].format(self.words(boom.links), self.words(boom.rechts))

    def call(self, boom: Aanroep) -> str:
        parts = [self.words(part) for part in boom.delen]
        if boom.naam == "gekozen":
            asked, *wanted = boom.delen
            answers = [self._answer(asked, part) for part in wanted if isinstance(part, Tekst)]
            return f"bij {parts[0]} {dutch.listing(answers, 'of')} is gekozen"
        if boom.naam == "datum":
            return parts[0].strip("'")
        called = "{1} (als {0})" if boom.naam == ALS and len(parts) == 2 else _CALLED[boom.naam]
        return called.format(*parts, alle=dutch.listing(parts))


_WORDS: dict[type[Boom], Callable[[_Telling, Any], str]] = {
    Getal: _Telling.number,
    Tekst: _Telling.text,
    JaNee: _Telling.yes_or_no,
    Verwijzing: _Telling.reference,
    Niet: _Telling.negation,
    Voeging: _Telling.joined,
    Vergelijking: _Telling.comparison,
    Rekening: _Telling.reckoning,
    Aanroep: _Telling.call,
}


def _number(value: float) -> str:
    return dutch.number(value, 0 if value.is_integer() else len(f"{value}".partition(".")[2]))
