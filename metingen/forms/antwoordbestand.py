from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from metingen.models import Antwoordbestand

_LONGEST_REASON = 500


class AntwoordbestandForm(PlainForm):
    """Which file of answers: ``soort``, ``reden``, ``weglaten``, and whether its figure was ``gezien``."""

    soort = forms.ChoiceField(
        label="Welk soort bestand?",
        choices=Antwoordbestand.Soort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een soort bestand."},
    )
    reden = forms.CharField(
        label="Waar hebt u de antwoorden voor nodig?",
        help_text="Uw reden komt in het logboek. De ondernemingsraad kan die lezen.",
        max_length=_LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waar u de antwoorden voor nodig hebt."},
    )
    weglaten = forms.MultipleChoiceField(
        label="Wat laat u weg?",
        required=False,
        help_text="Dit weten anderen soms ook van iemand. "
        "Hoe meer u weglaat, hoe moeilijker iemand is te herkennen.",
        widget=forms.CheckboxSelectMultiple,
    )
    # Of which choice the figure was shown.
    getoond = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, delen: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if delen:
            self.fields["weglaten"].choices = [*delen.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["weglaten"]

    def clean(self) -> dict[str, Any]:
        """Add ``gezien``: whether the figure of this very choice was shown."""
        left_out = self.cleaned_data.get("weglaten", [])
        seen = self.cleaned_data.pop("getoond", "") == shown_as(left_out)
        return {**self.cleaned_data, "weglaten": left_out, "gezien": seen}


def shown_as(left_out: Iterable[str]) -> str:
    """Return a choice as the page says which one it showed."""
    return " ".join(("zonder", *sorted(left_out)))
