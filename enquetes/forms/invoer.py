"""A whole questionnaire on one page, to copy what somebody wrote or said: by keyboard, from field to field.

Choices are lists in which typing the number of an answer picks it, as it stands on paper from the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from enquetes.content import Answers, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.antwoordvelden import Veld, fields_of
from enquetes.forms.papier import code_field
from enquetes.forms.rangschikking import RangField
from enquetes.papercodes import CODE, make_code, typed
from enquetes.respondent import Wijze
from enquetes.routing.course import Course
from enquetes.routing.way import asks_more

WAYS = ((Wijze.PAPIER, "op papier"), (Wijze.TELEFOON, "aan de telefoon"))
_NOTHING = ("", "–")
_UNKNOWN = "Deze code klopt niet. Kijk of u alle letters en cijfers goed hebt overgenomen."


class PlaatsenField(forms.Field):
    """Copies what stands beside each answer of a ranking, from the top: "2 1 -"; gives the codes in order."""

    widget = forms.TextInput

    def __init__(self, opties: tuple[Optie, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._opties = opties

    def to_python(self, value: Any) -> list[str]:
        given = re.findall(r"[0-9]+|[^\s,;0-9]", str(value or ""))
        if not given:
            return []
        if len(given) != len(self._opties):
            raise ValidationError(
                f"Typ {len(self._opties)} nummers, van boven naar beneden. Typ een streepje waar niets staat."
            )
        places = {
            int(number): option.code
            for number, option in zip(given, self._opties, strict=True)
            if number.isdigit()
        }
        if len(places) < sum(number.isdigit() for number in given):
            raise ValidationError("Twee antwoorden hebben hetzelfde nummer. Laat dan allebei leeg.")
        return [places[number] for number in sorted(places)]


class InvoerForm(PaginaForm):
    """Every question at once, with the code of the form and how somebody answered."""

    def __init__(
        self, inhoud: Inhoud, data: Mapping[str, Any] | None, *, course: Course, needs_code: bool, wijze: str
    ) -> None:
        whole = Pagina(tuple(vraag for vraag in inhoud.vragen() if vraag.is_asked))
        super().__init__(whole, data, {}, course)
        self._quicken()
        head: dict[str, forms.Field] = {
            "code": code_field(required=needs_code),
            "wijze": forms.ChoiceField(
                label="Hoe is er geantwoord?",
                choices=WAYS,
                widget=forms.RadioSelect,
                error_messages={"required": "Kies hoe er is geantwoord."},
            ),
            # Sent twice, one form stays one answer.
            "nieuw": forms.RegexField(CODE, widget=forms.HiddenInput, initial=make_code()),
        }
        head["code"].widget.attrs["autofocus"] = True
        self.initial["wijze"] = wijze
        self.fields = {**head, **self.fields}

    def _fields(self, vraag: Vraag) -> tuple[Veld, ...]:
        """Return fields of this form alone, for it changes them."""
        return tuple(fields_of(vraag))

    def _quicken(self) -> None:
        for number, vraag in enumerate(self.pagina.vragen, start=1):
            for veld in self._velden[vraag.code]:
                field = self.fields[veld.naam]
                if veld.sleutel == vraag.code and not veld.deel:
                    field.label = f"{number}. {field.label}"
                if isinstance(field, RangField):
                    self.fields[veld.naam] = _places(field)
                elif vraag.soort == Soort.DATUM and isinstance(field, forms.DateField):
                    field.widget = forms.TextInput()
                    field.help_text = "Typ dag-maand-jaar, bijvoorbeeld 1-3-2019."
                elif type(field) is forms.ChoiceField:
                    _as_list(field)
                elif isinstance(field, forms.MultipleChoiceField):
                    field.choices = _numbered(field)

    def clean_code(self) -> str:
        code = typed(self.cleaned_data["code"])
        if self.cleaned_data["code"] and not code:
            raise ValidationError(_UNKNOWN)
        return code

    def clean(self) -> dict[str, Any]:
        super().clean()
        for vraag in self.pagina.vragen:
            words = f"v_{vraag.code}__{ANDERS}"
            if self.cleaned_data.get(words) and not asks_more(vraag, self.told.get(vraag.code)):
                other = next(option.tekst for option in vraag.opties if option.namelijk)
                told = f"Dit telt alleen bij '{other}'. Kies dat antwoord, of laat dit vak leeg."
                self.add_error(words, told)
        return self.cleaned_data

    @property
    def told(self) -> Answers:
        """Return what was filled in; what stays open is left out."""
        return {sleutel: answer for sleutel, answer in self.answers().items() if answer is not None}


def _places(field: RangField) -> PlaatsenField:
    names = ", ".join(option.tekst for option in field.opties)
    told = f"Typ de nummers die op het formulier staan, van boven naar beneden: {names}."
    return PlaatsenField(
        field.opties,
        label=field.label,
        help_text=f"{told} {field.help_text}".strip(),
        validators=field.validators,
        required=False,
    )


def _as_list(field: forms.ChoiceField) -> None:
    choices = [_NOTHING, *_numbered(field)]
    field.widget = forms.Select()
    field.choices = choices


def _numbered(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """Return the choices with their number before them, unless they begin with it themselves."""
    told = cast("Iterable[tuple[str, str]]", field.choices)
    choices = [(str(code), str(text)) for code, text in told if code]
    return [
        (code, text if re.match(rf"{at}\b", text) else f"{at}. {text}")
        for at, (code, text) in enumerate(choices, start=1)
    ]
