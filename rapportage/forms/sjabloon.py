from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Gemeente
from rapportage.reports.parts import (
    MOST_TEXT,
    MOST_TITLE,
    Deel,
    Deelsoort,
    choices,
    read_delen,
    starting_as_voortgang,
)

_MARKS = "Elke regel wordt een alinea. Een regel die begint met '- ' wordt een punt van een lijst."
_EMPTY, _VOORTGANG = "leeg", "voortgang"


class SjabloonForm(PlainForm):
    """The name of a new report, and what it begins with."""

    naam = forms.CharField(label="Naam van het rapport", max_length=MOST_TITLE)
    delen = forms.ChoiceField(label="Waarmee wilt u beginnen?", widget=forms.RadioSelect, initial=_VOORTGANG)

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own = {str(row.pk): row for row in gemeente.sjablonen.all()}
        self.fields["delen"].choices = [  # type: ignore[attr-defined]
            (_VOORTGANG, "Met de delen van het voortgangsrapport"),
            *((key, f"Met een kopie van '{row.naam}'") for key, row in self._own.items()),
            (_EMPTY, "Leeg"),
        ]

    def clean_delen(self) -> tuple[Deel, ...]:
        chosen = self.cleaned_data["delen"]
        if chosen in self._own:
            return read_delen(self._own[chosen].delen)
        return starting_as_voortgang() if chosen == _VOORTGANG else ()


class VersieForm(PlainForm):
    """A form about a report as it was seen: who saves after somebody else did is told so first."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    meanwhile = False

    def look_again(self, versie: int) -> None:
        """Keep what was typed, for who has now been told that the report is another one."""
        self.meanwhile = True
        self.data = {**{name: self.data[name] for name in self.data}, "versie": str(versie)}


class NaamForm(VersieForm):
    naam = forms.CharField(label="Naam van het rapport", max_length=MOST_TITLE)


class DeelForm(VersieForm):
    """Which part comes in; figure parts that are in already are not offered."""

    deel = forms.ChoiceField(label="Wat voegt u toe?", widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Tekst",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"Alleen bij een hoofdstuktitel of eigen tekst. {_MARKS}",
    )

    def __init__(self, *args: Any, present: tuple[Deel, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offered = {deel.code: deel for deel in choices() if deel not in present}
        self.fields["deel"].choices = [  # type: ignore[attr-defined]
            (code, f"{deel.naam}. {deel.uitleg}") for code, deel in self._offered.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Return the part with its words in it."""
        data = self.cleaned_data
        deel, tekst = self._offered.get(data.get("deel", "")), data.get("tekst", "").strip()
        if deel is None:
            return data
        if deel.written and not tekst:
            self.add_error("tekst", "Schrijf de tekst op die in het rapport komt.")
        if tekst and not deel.written:
            self.add_error("tekst", f"Bij '{deel.naam}' hoort geen tekst. Haal de tekst hier weg.")
        return {"versie": data.get("versie"), "deel": replace(deel, tekst=tekst)}


class TekstForm(VersieForm):
    """The words of one part, in place; ``deel`` is the part as it is, ``versie`` the report as it is seen."""

    tekst = forms.CharField(label="Tekst", max_length=MOST_TEXT)

    def __init__(self, *args: Any, deel: Deel, versie: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"tekst": deel.tekst, "versie": versie}, **kwargs)
        field = self.fields["tekst"]
        field.label = "Titel" if deel.soort is Deelsoort.KOP else "Tekst"
        if deel.soort is not Deelsoort.KOP:
            rows = min(16, max(4, len(deel.tekst) // 70 + deel.tekst.count("\n") + 1))
            field.widget = forms.Textarea(attrs={"rows": rows})
            field.help_text = _MARKS
