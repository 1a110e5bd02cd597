"""The form of one page of a questionnaire, made from its questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from enquetes.content import Answer, Answers, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT, YES
from enquetes.content.vraag import ROWED
from enquetes.forms.antwoordvelden import Veld, fields_of, refuse_together
from enquetes.forms.rangschikking import BUTTON, Plaats, RangField
from enquetes.routing.course import Course
from enquetes.routing.way import Way

_WRONG = gettext_lazy("Dit antwoord past niet bij wat u eerder invulde. Kijk het nog eens na.")


@dataclass(frozen=True, slots=True)
class Block:
    """A question with the fields that belong to it: one, or one for each row; ``along`` stand below."""

    vraag: Vraag
    fields: tuple[forms.BoundField, ...]
    along: tuple[forms.BoundField, ...] = ()

    @property
    def is_matrix(self) -> bool:
        return self.vraag.soort in ROWED

    @property
    def is_text(self) -> bool:
        return not self.vraag.is_asked

    @property
    def layout(self) -> str:
        """Return how answers stand side by side where there is room; empty for one below the other."""
        if self.vraag.soort == Soort.RAPPORTCIJFER:
            return "cijfers"
        return "rij" if self.vraag.uiteinden else ""

    @property
    def is_ranking(self) -> bool:
        return self.vraag.soort == Soort.RANGSCHIKKING

    def ranked(self) -> tuple[Plaats, ...]:
        return self._ranking.ranked(self.fields[0].value())

    def unranked(self) -> tuple[Any, ...]:
        return self._ranking.unranked(self.fields[0].value())

    @property
    def _ranking(self) -> RangField:
        return cast("RangField", self.fields[0].field)


class PaginaForm(forms.Form):
    """Every question may be left open; what is filled in must make sense.

    ``course`` checks an answer against the others that this respondent gave.
    """

    def __init__(
        self,
        pagina: Pagina,
        data: Mapping[str, Any] | None,
        saved: Answers,
        course: Course | None = None,
    ) -> None:
        super().__init__(data, use_required_attribute=False)
        self.pagina, self._saved, self._course = pagina, saved, course
        self._taal = get_language()
        self._velden = {
            vraag.code: self._fields(vraag) for vraag in pagina.vragen if vraag.soort != Soort.BEREKENING
        }
        self.fields = {veld.naam: veld.field for veld in self._all()}
        if data is None:
            self.initial = {veld.naam: _initial(saved.get(veld.sleutel), veld) for veld in self._all()}

    def _fields(self, vraag: Vraag) -> tuple[Veld, ...]:
        """Return the fields of a question, made once unless its words hold an earlier answer."""
        if self._course is None or vraag.code.casefold() in self._course.piped:
            return tuple(fields_of(vraag))
        return _fields_once(vraag, self._taal)

    def _all(self) -> Iterator[Veld]:
        return (veld for velden in self._velden.values() for veld in velden)

    def blocks(self) -> Iterator[Block]:
        for vraag in self.pagina.vragen:
            if vraag.soort == Soort.BEREKENING:
                continue
            own = [self[veld.naam] for veld in self._velden[vraag.code] if veld.sleutel == vraag.code]
            along = [self[veld.naam] for veld in self._velden[vraag.code] if veld.sleutel != vraag.code]
            yield Block(vraag, tuple(own), tuple(along))

    @property
    def moved(self) -> str:
        """Return the name of the ranking of which a button was pressed."""
        return str(self.data.get(BUTTON, "")).partition(":")[0] if self.is_bound else ""

    def _clean_fields(self) -> None:
        """Clean as Django does, without making what draws each field: few pages are drawn again."""
        for name, field in self.fields.items():
            try:
                given = field.widget.value_from_datadict(self.data, self.files, name)
                self.cleaned_data[name] = field.clean(given)
                if hook := getattr(self, f"clean_{name}", None):
                    self.cleaned_data[name] = hook()
            except ValidationError as fault:
                self.add_error(name, fault)

    def clean(self) -> dict[str, Any]:
        for vraag in self.pagina.vragen:
            self._refuse_together(vraag)
            filled = self._filled(vraag) if self.cleaned_data.get(f"v_{vraag.code}__{NVT}") else None
            if filled:
                told = _("U vulde iets in en koos ook '{vakje}'. Kies een van de twee.")
                self.add_error(filled, told.format(vakje=vraag.geen_antwoord))
        if self._course and self._course.checks and not self.errors:
            way = self.way()
            for vraag in self.pagina.vragen:
                if way.fails(vraag):
                    first = self._velden[vraag.code][0].naam
                    self.add_error(first, way.words(vraag.controle_tekst) or _WRONG)
        return self.cleaned_data

    def _refuse_together(self, vraag: Vraag) -> None:
        """Look at ticks as they will be kept: who wrote something beside "other" ticked it."""
        name = f"v_{vraag.code}"
        if vraag.soort != Soort.MEERKEUZE or name not in self.cleaned_data:
            return
        codes: list[str] = self.cleaned_data[name]
        if self.cleaned_data.get(f"{name}__{ANDERS}"):
            codes = _with_other(vraag, codes)  # type: ignore[assignment]  # several stay several
        try:
            refuse_together(vraag, codes)
        except ValidationError as fault:
            self.add_error(name, fault)

    def _filled(self, vraag: Vraag) -> str | None:
        """Return the first field of a question, "not for me" apart, in which something stands."""
        own = (veld.naam for veld in self._velden[vraag.code] if veld.sleutel != f"{vraag.code}.{NVT}")
        return next((naam for naam in own if _stored(self.cleaned_data.get(naam)) is not None), None)

    def way(self) -> Way:
        """Return the way of this respondent with the answers of this page."""
        if self._course is None:
            raise ValueError("A page alone does not know the rest of its questionnaire.")
        return self._course.way({**self._saved, **self.answers()}, timezone.localdate())

    def answers(self) -> dict[str, Answer]:
        """Return what makes sense of this page; a question left open gives None."""
        wrong = self.errors
        return {
            sleutel: answer
            for vraag in self.pagina.vragen
            if not (wrong and any(veld.naam in wrong for veld in self._velden.get(vraag.code, ())))
            for sleutel, answer in self._answers(vraag)
        }

    def _answers(self, vraag: Vraag) -> Iterator[tuple[str, Answer]]:
        velden = self._velden.get(vraag.code, ())
        given = {veld.naam: _stored(self.cleaned_data[veld.naam]) for veld in velden}
        rows = {veld.deel: given[veld.naam] for veld in velden if veld.deel}
        if rows:
            yield vraag.code, {deel: str(code) for deel, code in rows.items() if code} or None
        words = given.get(f"v_{vraag.code}__{ANDERS}")
        for veld in velden:
            if not veld.deel:
                answer = given[veld.naam]
                yield (
                    veld.sleutel,
                    _with_other(vraag, answer) if words and veld.sleutel == vraag.code else answer,
                )


@lru_cache(maxsize=2_000)
def _fields_once(vraag: Vraag, _language: str | None) -> tuple[Veld, ...]:
    return tuple(fields_of(vraag))


def _initial(answer: Answer, veld: Veld) -> Any:
    if veld.deel:
        return answer.get(veld.deel) if isinstance(answer, dict) else None
    return answer == YES if isinstance(veld.field, forms.BooleanField) else answer


def _stored(value: Any) -> Answer:
    match value:
        case bool():
            return YES if value else None
        case dt.date():
            return value.isoformat()
        case _:
            return value if value not in ("", []) else None


def _with_other(vraag: Vraag, answer: Answer) -> Answer:
    """Tick "other" for who wrote something beside it and ticked nothing else that says so."""
    other = next(option.code for option in vraag.opties if option.namelijk)
    if isinstance(answer, list):
        return answer if other in answer else [*answer, other]
    if answer is None:
        return [other] if vraag.soort == Soort.MEERKEUZE else other
    return answer
