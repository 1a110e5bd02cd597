from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from adoptie.forms.base import PlainForm, text_field
from enquetes.comparability import Wijziging
from enquetes.content import plain_words
from enquetes.models import Vergelijkbaarheid
from enquetes.queries.vergelijkbaarheid import Besluit

Oordeel = Vergelijkbaarheid.Oordeel
_NOTHING = ("", "vervalt: telt niet meer mee")


class VergelijkForm(PlainForm):
    """Whether a question that changed stays comparable; yields ``oordeel``, ``paren`` and ``waarom``."""

    oordeel = forms.ChoiceField(label="Mag dit in één lijn met eerder?", widget=forms.RadioSelect)
    waarom = text_field(
        "Waarom?",
        required=False,
        rows=2,
        help_text="Dit staat later bij de cijfers. Bijvoorbeeld: een tikfout.",
    )

    def __init__(self, *args: Any, besluit: Besluit, **kwargs: Any) -> None:
        change, said = besluit.wijziging, besluit.verband
        initial = {"oordeel": besluit.oordeel, "waarom": said.waarom if said else ""}
        super().__init__(*args, initial=initial, **kwargs)
        allowed = {Oordeel.GELIJK: change.can_keep, Oordeel.OMGEZET: change.can_recode}
        choices = [each for each in Oordeel.choices if allowed.get(Oordeel(each[0]), True)]
        self.fields["oordeel"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has them
        self._before, now = change.answers() if change.can_recode else ([], [])
        recoded = said is not None and said.oordeel == Oordeel.OMGEZET
        known = said.antwoorden.paren if said and recoded else _alike(change)
        for at, answer in enumerate(self._before):
            self.fields[f"naar_{at}"] = forms.ChoiceField(
                label=f"'{answer}' wordt",
                choices=[_NOTHING, *((each, each) for each in now)],
                required=False,
                initial=known.get(answer, ""),
            )
            self.initial[f"naar_{at}"] = known.get(answer, "")

    def first_fields(self) -> list[BoundField]:
        return [self["oordeel"], self["waarom"]]

    def answer_fields(self) -> list[BoundField]:
        return [self[f"naar_{at}"] for at in range(len(self._before))]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        oordeel = Oordeel(data["oordeel"])
        if oordeel != Oordeel.BREUK and not data["waarom"].strip():
            raise ValidationError({"waarom": "Schrijf op waarom dit te vergelijken is."})
        told = {answer: data.get(f"naar_{at}", "") for at, answer in enumerate(self._before)}
        paren = {answer: now for answer, now in told.items() if now} if oordeel == Oordeel.OMGEZET else {}
        return {"oordeel": oordeel, "paren": paren, "waarom": data["waarom"].strip()}


def _alike(change: Wijziging) -> dict[str, str]:
    """Return for each earlier answer the one that says the same now."""
    before, now = change.answers() if change.can_recode else ([], [])
    same = {plain_words(each): each for each in now}
    return {answer: same[plain_words(answer)] for answer in before if plain_words(answer) in same}
