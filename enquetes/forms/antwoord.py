"""The form of one page of a questionnaire, made from its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from adoptie import dutch
from enquetes.content import Answer, Optie, Pagina, Soort, Vraag

_LONGEST_TEXT = 4000


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
        """Return the answers of this page; a question left open gives None."""
        return {vraag.code: self._answer(vraag) for vraag in self.pagina.vragen}

    def _answer(self, vraag: Vraag) -> Answer:
        if vraag.soort == Soort.MATRIX:
            rows = {
                row.code: self.cleaned_data[name]
                for name, row in _names(vraag)
                if row and self.cleaned_data[name]
            }
            return rows or None
        value: Answer = self.cleaned_data[f"v_{vraag.code}"]
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
            return forms.CharField(max_length=_LONGEST_TEXT, widget=widget, **common)
        case _:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _number_field(vraag: Vraag, common: dict[str, Any]) -> forms.Field:
    bounds = [
        f"{words} {dutch.number(bound, 0 if bound == int(bound) else 1)}"
        for words, bound in (("minstens", vraag.minimum), ("hoogstens", vraag.maximum))
        if bound is not None
    ]
    hint = [vraag.toelichting, f"Vul een getal in: {dutch.listing(bounds)}." if bounds else "", vraag.eenheid]
    common["help_text"] = " ".join(part for part in hint if part)

    def within(value: float) -> None:
        low, high = vraag.minimum, vraag.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValidationError(f"Dit getal kan niet. Vul een getal in: {dutch.listing(bounds)}.")

    return forms.FloatField(
        localize=True,
        validators=[within],
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": "Dit is geen getal. Gebruik alleen cijfers, bijvoorbeeld 7 of 7,5."},
        **common,
    )
