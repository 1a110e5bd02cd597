from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from enquetes.content import Vraag
from metingen.models import Antwoordbestand

_LONGEST_REASON = 500


class AntwoordbestandForm(PlainForm):
    """Which file of answers somebody wants, and why; gives ``soort``, ``reden`` and ``weglaten``."""

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
        label="Welke vragen laat u weg?",
        required=False,
        help_text="Zulke antwoorden weten anderen soms ook van iemand. "
        "Hoe meer u weglaat, hoe moeilijker iemand is te herkennen.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, vragen: Sequence[Vraag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if vragen:
            self.fields["weglaten"].choices = [  # type: ignore[attr-defined]
                (vraag.code, vraag.tekst) for vraag in vragen
            ]
        else:
            del self.fields["weglaten"]

    def clean(self) -> dict[str, Any]:
        return {"weglaten": [], **self.cleaned_data}
