"""The words of one mail of a round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm, text_field
from enquetes.mailteksten import LONGEST_SUBJECT, Tekst, body_faults, subject_faults


class MailtekstForm(PlainForm):
    """Yields ``tekst``."""

    onderwerp = forms.CharField(label="Onderwerp", max_length=LONGEST_SUBJECT)
    tekst = text_field(
        "Tekst",
        rows=14,
        help_text="Een witregel maakt een nieuwe alinea. Wat eronder vaststaat, ziet u in het voorbeeld.",
    )

    def __init__(self, *args: Any, linked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.linked = linked

    def clean_onderwerp(self) -> str:
        return _without(self.cleaned_data["onderwerp"], subject_faults(self.cleaned_data["onderwerp"]))

    def clean_tekst(self) -> str:
        text = self.cleaned_data["tekst"].replace("\r\n", "\n")
        return _without(text, body_faults(text, linked=self.linked))

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        return data if self.errors else {"tekst": Tekst(data["onderwerp"], data["tekst"])}


def _without(text: str, faults: Iterable[str]) -> str:
    found = list(faults)
    if found:
        raise forms.ValidationError(found)
    return text
