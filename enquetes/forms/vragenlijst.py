"""Forms for what stands around the questions of a questionnaire."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, text_field

_GROUPS = ("A", "B", "C")


class NaamForm(PlainForm):
    naam = forms.CharField(
        label="Naam",
        max_length=120,
        help_text="Deze naam ziet ook wie de vragen invult. Bijvoorbeeld: Nulmeting.",
    )

    def clean_naam(self) -> str:
        return " ".join(self.cleaned_data["naam"].split())


class TekstenForm(PlainForm):
    titel = forms.CharField(label="Titel", max_length=120, help_text="Staat boven de vragenlijst.")
    inleiding = text_field(
        "Inleiding",
        required=False,
        help_text="Waarom stelt u deze vragen, en wat gebeurt er daarna? Houd het kort.",
    )
    slot = text_field(
        "Slot", required=False, rows=3, help_text="Leest wie alles heeft ingevuld. Bijvoorbeeld een bedankje."
    )


class PaginaTekstForm(PlainForm):
    """Pages of one group change places among each other; ``blokken`` are the groups that there are."""

    titel = forms.CharField(label="Kop van de pagina", max_length=120, required=False)
    uitleg = text_field("Uitleg boven de vragen", required=False, rows=3)
    blok = forms.ChoiceField(
        label="Volgorde van de pagina's",
        required=False,
        help_text="Pagina's van één groep staan voor iedereen in een andere volgorde.",
    )

    def __init__(self, *args: Any, blokken: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = dict.fromkeys((*_GROUPS, *blokken))
        choices = [("", "Vaste plaats"), *((name, f"Groep {name}") for name in groups if name)]
        self.fields["blok"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has them
