"""Choosing a language of a questionnaire, and translating its texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from adoptie.forms.base import PlainForm
from enquetes.content.talen import direction
from enquetes.vertalen import OUD, TALEN

_A_LINE = 80


class TaalForm(PlainForm):
    """Yields ``taal``, one that the questionnaire does not have yet."""

    taal = forms.ChoiceField(label="Taal")

    def __init__(self, *args: Any, bekend: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = sorted(
            ((taal, name) for taal, name in TALEN.items() if taal not in bekend), key=lambda p: p[1]
        )
        self.fields["taal"].choices = free  # type: ignore[attr-defined]  # a ChoiceField has them


class VertaalForm(PlainForm):
    """A field for each text, empty where nothing is translated yet; yields ``teksten`` by name."""

    def __init__(
        self,
        *args: Any,
        taal: str,
        texts: Mapping[str, str],
        told: Mapping[str, str],
        memory: Mapping[str, str],
        koppen: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._texts, self._koppen = texts, koppen
        attrs = {"lang": taal, "dir": direction(taal)}
        for name, text in texts.items():
            long = len(text) > _A_LINE or "\n" in text
            widget = forms.Textarea(attrs={**attrs, "rows": 3}) if long else forms.TextInput(attrs=attrs)
            known = told.get(name, "") or memory.get(text, "")
            earlier = told.get(f"{OUD}{name}", "")
            self.fields[name] = forms.CharField(
                label=text,
                required=False,
                max_length=4000,
                widget=widget,
                help_text=f"De Nederlandse tekst is veranderd. Eerst was het: {earlier}" if earlier else "",
            )
            self.initial[name] = known

    def groepen(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Yield the fields by what they belong to, with its heading; none for what stands around a page."""
        for begin, fields in groupby(self, key=lambda field: ".".join(field.name.split(".")[:2])):
            yield self._koppen.get(begin, ""), list(fields)

    def clean(self) -> dict[str, Any]:
        return {"teksten": {name: self.cleaned_data.get(name, "") for name in self._texts}}
