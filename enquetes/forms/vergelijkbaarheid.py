from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from adoptie.forms.base import PlainForm, text_field
from enquetes.comparability import Wijziging
from enquetes.content import plain_words
from enquetes.models import Vergelijkbaarheid
from enquetes.queries.vergelijkbaarheid import Besluit

Oordeel = Vergelijkbaarheid.Oordeel
_GONE = "__vervalt__"
_FIRST = (("", "Kies wat het nu is"), (_GONE, "vervalt: telt niet meer mee"))
_IN_WORDS = {
    Oordeel.GELIJK: "Ja, alleen beter gezegd. De antwoorden blijven te vergelijken.",
    Oordeel.OMGEZET: "Ja, met andere antwoorden. Ik zeg wat elk antwoord van toen nu is.",
    Oordeel.BREUK: "Nee. We vergelijken niet met eerder: de lijn begint opnieuw.",
}


class VergelijkForm(PlainForm):
    """Whether a question that changed stays comparable; yields ``oordeel``, ``paren`` and ``waarom``."""

    oordeel = forms.ChoiceField(label="Vraagt u nog hetzelfde als eerder?", widget=forms.RadioSelect)
    waarom = text_field(
        "Waarom?",
        required=False,
        rows=2,
        help_text="Dit staat later bij de cijfers. Bijvoorbeeld: er stond een tikfout.",
    )

    def __init__(self, *args: Any, besluit: Besluit, **kwargs: Any) -> None:
        change, said = besluit.wijziging, besluit.verband
        initial = {"oordeel": besluit.oordeel, "waarom": said.waarom if said else ""}
        super().__init__(*args, initial=initial, **kwargs)
        before, now = change.answers()
        # The same answers are nothing to recode, unless to a question of another kind.
        recodes = change.can_recode and (before != now or not change.can_keep)
        allowed = {Oordeel.GELIJK: change.can_keep, Oordeel.OMGEZET: recodes}
        choices = [(each.value, words) for each, words in _IN_WORDS.items() if allowed.get(each, True)]
        self.fields["oordeel"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has them
        self._before = before if recodes else []
        recoded = said is not None and said.oordeel == Oordeel.OMGEZET
        known = dict.fromkeys(self._before, _GONE) | dict(said.antwoorden.paren) if said and recoded else {}
        for at, answer in enumerate(self._before):
            self.fields[f"naar_{at}"] = forms.ChoiceField(
                label=f"'{answer}' wordt",
                choices=[*_FIRST, *((each, each) for each in now)],
                required=False,
            )
            self.initial[f"naar_{at}"] = (known or _alike(change)).get(answer, "")

    def answer_fields(self) -> list[BoundField]:
        return [self[f"naar_{at}"] for at in range(len(self._before))]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        oordeel, waarom = Oordeel(data["oordeel"]), data["waarom"].strip()
        if oordeel != Oordeel.BREUK and not waarom:
            self.add_error("waarom", "Schrijf op waarom dit te vergelijken is.")
        paren = self._pairs(data) if oordeel == Oordeel.OMGEZET else {}
        return {"oordeel": oordeel, "paren": paren, "waarom": waarom}

    def _pairs(self, data: dict[str, Any]) -> dict[str, str]:
        """Return what each answer is now; somebody says so of each, or that it is gone."""
        told = {answer: data[f"naar_{at}"] for at, answer in enumerate(self._before)}
        for at, (answer, now) in enumerate(told.items()):
            if not now:
                self.add_error(f"naar_{at}", f"Kies wat '{answer}' nu is.")
        return {answer: now for answer, now in told.items() if now not in ("", _GONE)}


def _alike(change: Wijziging) -> dict[str, str]:
    """Return for each earlier answer the one that says the same now."""
    before, now = change.answers() if change.can_recode else ([], [])
    same = {plain_words(each): each for each in now}
    return {answer: same[plain_words(answer)] for answer in before if plain_words(answer) in same}
