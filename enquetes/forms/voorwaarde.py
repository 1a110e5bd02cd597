"""The form in which is picked when a question or a page appears; and the same condition as typed text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from adoptie.forms.base import PlainForm, date_field, text_field
from enquetes.content import Soort, Vraag
from enquetes.forms.getal import GetalField
from enquetes.routing import RoutingError, write
from enquetes.routing.kinds import Waarde, kind_of
from enquetes.routing.publishing import check_condition
from enquetes.voorwaarden import FILLED, ONE_ANSWER, Rij, Rijen, answers_of, as_boom, tekens_of

MOST_ROWS = 20
_LONGEST_NAME = 70
_CHOOSE = ("", "Kies een vraag")
# The page asks itself anew when another question is picked, where there is JavaScript.
_REFRESH = {"hx-trigger": "change", "hx-vals": '{"actie": "kies"}'}


class VoorwaardeForm(PlainForm):
    """Rows of question, comparison and answer; yields ``relevantie``, an expression.

    ``plekken`` are the questions that may be picked: "code" or "code.deel" with what it is called.
    """

    woord = forms.ChoiceField(
        label="Wanneer klopt het?",
        choices=[("en", "Als alle regels kloppen"), ("of", "Als minstens één regel klopt")],
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        rijen: Rijen,
        vragen: Mapping[str, Vraag],
        plekken: Sequence[tuple[str, str]],
        adres: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, initial={"woord": rijen.woord}, **kwargs)
        self._rijen, self._vragen = rijen.rijen, vragen
        if len(rijen.rijen) < 2:
            self.fields["woord"].widget = forms.HiddenInput()
        for number, row in enumerate(rijen.rijen):
            self._add_row(number, row, plekken, adres)

    def _add_row(self, number: int, row: Rij, plekken: Sequence[tuple[str, str]], adres: str) -> None:
        picked = forms.ChoiceField(
            label="Vraag",
            choices=[_CHOOSE, *plekken],
            widget=forms.Select(attrs={**_REFRESH, "hx-post": adres}),
            error_messages={"required": "Kies een vraag, of haal deze regel weg."},
        )
        self._add(f"vraag_{number}", picked, row.plek)
        vraag = self._vragen.get(row.code.casefold())
        if vraag is not None:
            tekens = tekens_of(vraag, row.deel)
            known = row.teken if row.teken in dict(tekens) else tekens[0][0]
            self._add(f"bij_{number}", forms.CharField(widget=forms.HiddenInput(), required=False), row.plek)
            self._add(f"teken_{number}", forms.ChoiceField(label="Wat geldt er?", choices=tekens), known)
            if vraag.soort != Soort.AKKOORD:
                field, initial = _answer(vraag, row)
                self._add(f"waarde_{number}", field, initial)

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        self.fields[name], self.initial[name] = field, initial

    def rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        for number in range(len(self._rijen)):
            names = (f"{name}_{number}" for name in ("vraag", "bij", "teken", "waarde"))
            yield number, [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        rows = [self._row(number) for number in range(len(self._rijen))]
        if self.errors:
            return self.cleaned_data
        if not rows:
            return {"relevantie": ""}
        found = Rijen(self.cleaned_data["woord"], tuple(row for row in rows if row is not None))
        try:
            return {"relevantie": write(as_boom(found, self._vragen))}
        except RoutingError as fault:
            raise ValidationError(str(fault)) from fault

    def _row(self, number: int) -> Rij | None:
        """Return a row as it was filled in; None, with an error, when it is not whole."""
        data = self.cleaned_data
        place, teken = data.get(f"vraag_{number}"), data.get(f"teken_{number}")
        if not place or not teken:
            return None
        code, _, deel = place.partition(".")
        if teken in FILLED:
            return Rij(code, deel, teken)
        given = data.get(f"waarde_{number}")
        values = tuple(
            _stored(each) for each in (given if isinstance(given, list) else [given]) if each or each == 0
        )
        if not values and not self.has_error(f"waarde_{number}"):
            self.add_error(f"waarde_{number}", "Kies of schrijf een antwoord.")
        if teken in ONE_ANSWER and len(values) > 1:
            self.add_error(f"waarde_{number}", "Kies hier één antwoord.")
        return Rij(code, deel, teken, values)


class FormuleForm(PlainForm):
    """The same condition, typed; yields ``relevantie``. ``vragen`` are those that it may look at."""

    relevantie = text_field(
        "Voorwaarde",
        rows=3,
        help_text="Bijvoorbeeld: functie = 'balie' en uren > 16. Een lege regel betekent: altijd.",
        required=False,
    )

    def __init__(self, *args: Any, vragen: Mapping[str, Vraag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vragen = vragen

    def clean_relevantie(self) -> str:
        text: str = self.cleaned_data["relevantie"].strip()
        try:
            if text:
                check_condition(text, self._vragen)
        except RoutingError as fault:
            raise ValidationError(str(fault)) from fault
        return text


def places_of(vragen: Iterable[tuple[int, Vraag]]) -> list[tuple[str, str]]:
    """Return what can be picked of these questions, with number and words; each row of a matrix apart."""
    return [place for number, vraag in vragen for place in _places(number, vraag)]


def rows_in(data: QueryDict) -> tuple[Rijen, bool]:
    """Return the rows as they were sent, and whether each was filled in for the question that it names.

    A row whose question was changed has yet to be filled in: what stands there belongs to the other question.
    """
    rows, whole = [], True
    for number in range(MOST_ROWS):
        place = data.get(f"vraag_{number}")
        if place is None:
            break
        code, _, deel = place.partition(".")
        row = Rij(code, deel, data.get(f"teken_{number}", ""), tuple(data.getlist(f"waarde_{number}")))
        if place and place != data.get(f"bij_{number}"):
            row, whole = Rij(code, deel, ""), False
        rows.append(row)
    return Rijen("of" if data.get("woord") == "of" else "en", tuple(rows)), whole


def _places(number: int, vraag: Vraag) -> Iterator[tuple[str, str]]:
    start = f"{number}. " if number else ""
    rows = [(f"{vraag.code}.{deel}", text) for deel, text, _ in vraag.rows()]
    for place, text in rows or [(vraag.code, vraag.tekst)]:
        name = f"{start}{text}"
        yield place, name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def _answer(vraag: Vraag, row: Rij) -> tuple[forms.Field, Any]:
    """Return the field for the answer of a row, and what stands in it."""
    unneeded = "Alleen nodig als er een antwoord bij hoort."
    options = answers_of(vraag, row.deel)
    first = row.waarden[0] if row.waarden else ""
    if options:
        choices = [(option.code, option.tekst) for option in options]
        widget = forms.CheckboxSelectMultiple
        field = forms.MultipleChoiceField(
            label="Welk antwoord?", choices=choices, widget=widget, required=False, help_text=unneeded
        )
        return field, [value for value in row.waarden if value in dict(choices)]
    match kind_of(vraag, row.deel):
        case Waarde.GETAL:
            return GetalField(label="Welk getal?", required=False, help_text=unneeded), _number(first)
        case Waarde.DATUM:
            return date_field("Welke datum?", required=False, help_text=unneeded), first
        case _:
            return forms.CharField(
                label="Welk antwoord?", max_length=200, required=False, help_text=unneeded
            ), first


def _number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def _stored(value: Any) -> str:
    match value:
        case float():
            return repr(value)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
