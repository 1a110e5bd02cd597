"""The form of one page of a questionnaire, made from its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from adoptie import dutch
from enquetes.content import Answer, Optie, Pagina, Soort, Vraag
from enquetes.forms.getal import GetalField, write_number

_LONGEST_TEXT = 4000
# No question has to be answered, and a radio button that was pressed cannot be lifted.
_NO_ANSWER = ("", "Geen antwoord")


class _Radios(forms.RadioSelect):
    """Radio buttons of which none is pressed beforehand, "no answer" neither."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [code for code in value if code], attrs)


@dataclass(frozen=True, slots=True)
class Block:
    """A question with the fields that belong to it: one, or one for each row of a matrix."""

    vraag: Vraag
    fields: tuple[forms.BoundField, ...]

    @property
    def is_matrix(self) -> bool:
        return self.vraag.soort == Soort.MATRIX


class PaginaForm(forms.Form):
    """Every question may be left open; what is filled in must make sense."""

    def __init__(self, pagina: Pagina, data: Mapping[str, Any] | None, saved: Mapping[str, Answer]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.pagina = pagina
        for vraag in pagina.vragen:
            for name, row in _names(vraag):
                self.fields[name] = _field(vraag, row, _initial(saved.get(vraag.code), row))

    def blocks(self) -> Iterator[Block]:
        for vraag in self.pagina.vragen:
            yield Block(vraag, tuple(self[name] for name, _ in _names(vraag)))

    def answers(self) -> dict[str, Answer]:
        """Return what makes sense of this page; a question left open gives None."""
        return {
            vraag.code: self._answer(vraag)
            for vraag in self.pagina.vragen
            if not any(name in self.errors for name, _ in _names(vraag))
        }

    def _answer(self, vraag: Vraag) -> Answer:
        given = {row: self.cleaned_data[name] for name, row in _names(vraag)}
        if vraag.soort == Soort.MATRIX:
            return {row.code: code for row, code in given.items() if row and code} or None
        value: Answer = given[None]
        return value if value not in ("", []) else None


def _names(vraag: Vraag) -> Iterator[tuple[str, Optie | None]]:
    if vraag.soort == Soort.MATRIX:
        yield from ((f"v_{vraag.code}__{row.code}", row) for row in vraag.rijen)
    else:
        yield f"v_{vraag.code}", None


def _initial(answer: Answer, row: Optie | None) -> Answer:
    if row is None:
        return answer
    return answer.get(row.code) if isinstance(answer, dict) else None


def _field(vraag: Vraag, row: Optie | None, initial: Answer) -> forms.Field:
    common: dict[str, Any] = {
        "label": row.tekst if row else vraag.tekst,
        "help_text": "" if row else vraag.toelichting,
        "required": False,
        "initial": initial,
    }
    choices = [(option.code, option.tekst) for option in vraag.opties]
    match vraag.soort:
        case Soort.MEERKEUZE:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
        case Soort.GETAL:
            return _number_field(vraag, common)
        case Soort.TEKST:
            widget = forms.Textarea(attrs={"rows": 5}) if vraag.lang else forms.TextInput()
            too_long = f"Uw antwoord is te lang. Gebruik hoogstens {dutch.number(_LONGEST_TEXT)} tekens."
            return forms.CharField(
                max_length=_LONGEST_TEXT, widget=widget, error_messages={"max_length": too_long}, **common
            )
        case _:
            return forms.ChoiceField(choices=[*choices, _NO_ANSWER], widget=_Radios, **common)


def _number_field(vraag: Vraag, common: dict[str, Any]) -> forms.Field:
    hint = _what_to_fill_in(vraag)
    common["help_text"] = " ".join(part for part in (vraag.toelichting, hint) if part)

    def within(value: float) -> None:
        low, high = vraag.minimum, vraag.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValidationError(f"Dit getal kan niet. {hint}")

    return GetalField(validators=[within], **common)


def _what_to_fill_in(vraag: Vraag) -> str:
    """Tell within which bounds and in which unit, in one sentence."""
    low, high = (None if bound is None else write_number(bound) for bound in (vraag.minimum, vraag.maximum))
    match low, high:
        case None, None:
            return f"Geef uw antwoord in {vraag.eenheid}." if vraag.eenheid else ""
        case _, None:
            bounds = f"minstens {low}"
        case None, _:
            bounds = f"hoogstens {high}"
        case _:
            bounds = f"van {low} tot en met {high}"
    return f"Vul een getal in: {bounds} {vraag.eenheid}".rstrip() + "."
