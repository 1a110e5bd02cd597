"""Putting answers in order with buttons: no dragging, no JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from enquetes.content import Optie

# The name of the buttons; their value is "<field>:<code>:<move>".
BUTTON = "rang"
UP, DOWN, ON, OFF = "omhoog", "omlaag", "kies", "weg"


@dataclass(frozen=True, slots=True)
class Plaats:
    """An option that was ranked: its place, and which buttons make sense."""

    optie: Optie
    nummer: int
    eerste: bool
    laatste: bool


class _Ranked(forms.Widget):
    """Reads the codes in order, after the button that was pressed; the template draws it."""

    template_name = "django/forms/widgets/multiple_hidden.html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:  # noqa: ARG002
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        codes = list(dict.fromkeys(str(code) for code in given))
        field, _, rest = str(data.get(BUTTON, "")).partition(":")
        code, _, move = rest.rpartition(":")
        return moved(codes, code, move) if field == name and code else codes


def moved(codes: list[str], code: str, move: str) -> list[str]:
    """Return the order after one button.

    >>> moved(["a", "b"], "b", "omhoog"), moved(["a"], "b", "kies"), moved(["a", "b"], "a", "weg")
    (['b', 'a'], ['a', 'b'], ['b'])
    """
    others = [each for each in codes if each != code]
    if move == ON:
        return [*others, code]
    if move == OFF or code not in codes:
        return others
    at = codes.index(code) + {UP: -1, DOWN: 1}.get(move, 0)
    at = min(max(at, 0), len(others))
    return [*others[:at], code, *others[at:]]


class RangField(forms.Field):
    """Yields the codes that were put in order, the first one first; the others have no place."""

    widget = _Ranked

    def __init__(self, opties: tuple[Optie, ...], meeste: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.opties, self.meeste = opties, meeste

    def to_python(self, value: Any) -> list[str]:
        codes = list(value or [])
        known = {option.code for option in self.opties}
        if not known.issuperset(codes):
            raise ValidationError(_("Kies alleen uit de antwoorden die er staan."))
        return codes

    def ranked(self, value: Any) -> tuple[Plaats, ...]:
        """Return the options that have a place, in order."""
        known = {option.code: option for option in self.opties}
        codes = [code for code in value or [] if code in known]
        return tuple(
            Plaats(known[code], at, eerste=at == 1, laatste=at == len(codes))
            for at, code in enumerate(codes, start=1)
        )

    def unranked(self, value: Any) -> tuple[Optie, ...]:
        """Return the options that still can get a place."""
        chosen = set(value or [])
        if len(chosen) >= self.meeste:
            return ()
        return tuple(option for option in self.opties if option.code not in chosen)
