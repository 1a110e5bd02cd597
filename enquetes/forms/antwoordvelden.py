"""The fields in which a question is answered, by its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoptie import dutch
from adoptie.forms.base import date_field
from enquetes.content import Optie, Soort, Vraag
from enquetes.content.items import ANDERS, NVT
from enquetes.content.vraag import EERSTE_DAG, LAATSTE_DAG, ROWED
from enquetes.forms.getal import GetalField, write_number
from enquetes.forms.rangschikking import RangField
from enquetes.queries.given import unit_in_a_sentence

_LONGEST_TEXT = 4000
# No question has to be answered, and a radio button that was pressed cannot be lifted.
_NO_ANSWER = ("", gettext_lazy("Geen antwoord"))
_PICK = ("", gettext_lazy("Kies een antwoord"))
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,24}")


@dataclass(frozen=True, slots=True)
class Veld:
    """A field of a question: ``sleutel`` under which its answer is kept, ``deel`` in which row."""

    naam: str
    sleutel: str
    deel: str
    field: forms.Field


class _Radios(forms.RadioSelect):
    """Radio buttons of which none is pressed beforehand, "no answer" neither."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [code for code in value if code], attrs)


def fields_of(vraag: Vraag) -> Iterator[Veld]:
    """Yield the fields of a question: the answer or its rows first, then what goes along with it."""
    name = f"v_{vraag.code}"
    if vraag.soort in ROWED:
        for deel, text, options in vraag.rows():
            yield Veld(f"{name}__{deel}", vraag.code, deel, _choice(options, label=text, required=False))
    elif vraag.is_asked:
        yield Veld(name, vraag.code, "", _field(vraag))
    for option in vraag.opties:
        if option.namelijk:
            label = f"{option.tekst}:" if not option.tekst.endswith((":", "…")) else option.tekst
            yield Veld(f"{name}__{ANDERS}", f"{vraag.code}.{ANDERS}", "", _text(label=label, required=False))
            break
    if vraag.geen_antwoord:
        box = forms.BooleanField(label=vraag.geen_antwoord, required=False)
        yield Veld(f"{name}__{NVT}", f"{vraag.code}.{NVT}", "", box)


def _field(vraag: Vraag) -> forms.Field:
    common = {"label": vraag.tekst, "help_text": vraag.toelichting, "required": False}
    make = _MAKERS.get(vraag.soort)
    return make(vraag, common) if make else _choice(_with_ends(vraag), lijst=vraag.lijst, **common)


def _choice(options: tuple[Optie, ...], *, lijst: bool = False, **common: Any) -> forms.Field:
    choices = [(option.code, option.tekst) for option in options]
    if lijst:
        return forms.ChoiceField(choices=[_PICK, *choices], **common)
    return forms.ChoiceField(choices=[*choices, _NO_ANSWER], widget=_Radios, **common)


def _with_ends(vraag: Vraag) -> tuple[Optie, ...]:
    """Put the words of the ends with the first and the last answer that counts."""
    counting = [option for option in vraag.opties if option.telt]
    if not vraag.uiteinden or len(counting) < 2:
        return vraag.opties
    ends = {counting[0].code: vraag.uiteinden[0], counting[-1].code: vraag.uiteinden[1]}
    return tuple(
        Optie(each.code, f"{each.tekst} {ends[each.code]}") if each.code in ends else each
        for each in vraag.opties
    )


def refuse_together(vraag: Vraag, codes: list[str]) -> None:
    """Raise ValidationError for ticks that do not go together, or are too few or too many."""
    alone = {option.code: option.tekst for option in vraag.opties if option.alleen}
    for code in codes:
        if code in alone and len(codes) > 1:
            told = _("Kies '{antwoord}' alleen als niets anders past. Haal een van de vinkjes weg.")
            raise ValidationError(told.format(antwoord=alone[code]))
    if codes and not alone.keys() & set(codes):
        _enough(vraag, len(codes))


def _several(vraag: Vraag, common: dict[str, Any]) -> forms.Field:
    common["help_text"] = _joined(vraag.toelichting, _how_many(vraag))
    choices = [(option.code, option.tekst) for option in vraag.opties]
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, widget=widget, **common)


def _ranking(vraag: Vraag, common: dict[str, Any]) -> forms.Field:
    common["help_text"] = _joined(vraag.toelichting, _how_many(vraag))
    most = vraag.meeste or len(vraag.opties)
    return RangField(vraag.opties, most, validators=[lambda codes: _enough(vraag, len(codes))], **common)


def _enough(vraag: Vraag, number: int) -> None:
    if number and vraag.minste and number < vraag.minste:
        told = _("Kies minstens {aantal}, of niets.")
        raise ValidationError(told.format(aantal=vraag.minste))
    if vraag.meeste and number > vraag.meeste:
        told = _("Kies er hoogstens {aantal}.")
        raise ValidationError(told.format(aantal=vraag.meeste))


def _how_many(vraag: Vraag) -> str:
    least, most = vraag.minste, vraag.meeste
    match least, most:
        case None, None:
            return ""
        case _, None:
            told = _("Kies er minstens {minste}.")
        case None, _:
            told = _("Kies er hoogstens {meeste}.")
        case _ if least == most:
            told = _("Kies er {minste}.")
        case _:
            told = _("Kies er {minste} tot en met {meeste}.")
    return told.format(minste=least, meeste=most)


def _number(vraag: Vraag, common: dict[str, Any]) -> forms.Field:
    hint = _what_to_fill_in(vraag)
    common["help_text"] = _joined(vraag.toelichting, hint)

    def within(value: float) -> None:
        low, high = vraag.minimum, vraag.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValidationError(f"{_('Dit getal kan niet.')} {hint}")
        if vraag.heel and not value.is_integer():
            raise ValidationError(_("Vul een heel getal in, zonder cijfers achter de komma."))

    return GetalField(validators=[within], **common)


def _what_to_fill_in(vraag: Vraag) -> str:
    """Tell within which bounds and in which unit, in one sentence."""
    low, high = (None if bound is None else write_number(bound) for bound in (vraag.minimum, vraag.maximum))
    match low, high:
        case None, None:
            told = _("Geef uw antwoord in {eenheid}.") if vraag.eenheid else ""
        case _, None:
            told = _("Vul een getal in: minstens {laagste} {eenheid}.")
        case None, _:
            told = _("Vul een getal in: hoogstens {hoogste} {eenheid}.")
        case _:
            told = _("Vul een getal in: van {laagste} tot en met {hoogste} {eenheid}.")
    unit = unit_in_a_sentence(vraag.eenheid)
    return told.format(laagste=low, hoogste=high, eenheid=unit).replace(" .", ".").replace("..", ".")


def _text(*, lang: bool = False, **common: Any) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 5}) if lang else forms.TextInput()
    told = _("Uw antwoord is te lang. Gebruik hoogstens {aantal} tekens.")
    too_long = told.format(aantal=dutch.number(_LONGEST_TEXT))
    return forms.CharField(
        max_length=_LONGEST_TEXT, widget=widget, error_messages={"max_length": too_long}, **common
    )


def _email(common: dict[str, Any]) -> forms.Field:
    told = _("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")
    widget = forms.EmailInput(attrs={"autocomplete": "email"})
    return forms.CharField(max_length=254, widget=widget, validators=[EmailValidator(told)], **common)


def _phone(common: dict[str, Any]) -> forms.Field:
    def possible(number: str) -> None:
        if number and not _PHONE.fullmatch(number):
            told = _("Dit is geen telefoonnummer. Gebruik alleen cijfers, bijvoorbeeld 038 123 45 67.")
            raise ValidationError(told)

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    return forms.CharField(max_length=30, widget=widget, validators=[possible], **common)


def _date(common: dict[str, Any]) -> forms.Field:
    """Return a field for a day; what is wrong with it is told in the language of the respondent."""
    field = date_field(**common)
    first, last = dutch.day(EERSTE_DAG), dutch.day(LAATSTE_DAG)
    impossible = _("Deze datum kan niet. Kies een dag van {eerste} tot en met {laatste}.")
    too_far = impossible.format(eerste=first, laatste=last)
    field.error_messages["invalid"] = _("Dit is geen datum. Schrijf bijvoorbeeld 1-5-2011.")
    field.widget.attrs |= {"min": EERSTE_DAG.isoformat(), "max": LAATSTE_DAG.isoformat()}
    field.validators = [MinValueValidator(EERSTE_DAG, too_far), MaxValueValidator(LAATSTE_DAG, too_far)]
    return field


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


_MAKERS: dict[Soort, Callable[[Vraag, dict[str, Any]], forms.Field]] = {
    Soort.MEERKEUZE: _several,
    Soort.RANGSCHIKKING: _ranking,
    Soort.GETAL: _number,
    Soort.DATUM: lambda _vraag, common: _date(common),
    Soort.TEKST: lambda vraag, common: _text(lang=vraag.lang, **common),
    Soort.EMAIL: lambda _vraag, common: _email(common),
    Soort.TELEFOON: lambda _vraag, common: _phone(common),
    Soort.AKKOORD: lambda _vraag, common: forms.BooleanField(**common),
}
