"""Forms about paper: how many people get a letter, what is printed, and a code that was typed over."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field, text_field
from adoptie.sheets import SheetError, read_letters, read_sheet
from enquetes.importers.adressen import MAX_LETTERS, Adressant, Adressen, read_adressen
from enquetes.models import Doelgroep, Ronde
from enquetes.paper.letters import Drukwerk, usual_text
from enquetes.papercodes import LENGTH, typed
from enquetes.queries.papier import letter_groups

MAX_BYTES = 1_000_000
_TOO_LARGE = "Dit bestand is groter dan 1 MB. Laat alleen de kolommen staan die nodig zijn."
_NO_RETURN = "Vul in waar iemand het formulier inlevert. Anders komt het niet terug."
_MOST_PER_GROUP = 20_000
_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class ZonderMailForm(PlainForm):
    """How many people of each group get a letter; gives ``aantallen`` by the key of the group."""

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys: dict[str, int | None] = {}
        for group, number in letter_groups(ronde):
            name = f"groep_{group.pk if group else 'alle'}"
            self._keys[name] = group.pk if group else None
            self.fields[name] = forms.IntegerField(
                label=group.naam if group else "Hoeveel mensen krijgen een brief?",
                required=False,
                min_value=0,
                max_value=_MOST_PER_GROUP,
                initial=number,
                widget=forms.TextInput(attrs=_NUMBER),
            )

    def clean(self) -> dict[str, Any]:
        return {"aantallen": {key: self.cleaned_data.get(name) or 0 for name, key in self._keys.items()}}


def _return_field(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label="Waar levert iemand het formulier in?",
        help_text=(
            "Dit staat op het formulier. "
            "Bijvoorbeeld: Stuur het formulier voor 3 mei terug in de envelop, zonder postzegel."
        ),
        max_length=300,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _NO_RETURN},
    )


class BrievenForm(PlainForm):
    """Letters; gives ``drukwerk``, and ``mensen`` where a list of people was sent along (``met_lijst``)."""

    tekst = text_field("Wat staat er in de brief?", rows=8)
    formulier = forms.ChoiceField(
        label="Gaat er een formulier bij de brief?",
        choices=[("ja", "Ja, om op papier in te vullen"), ("nee", "Nee, alleen de brief met de code")],
        initial="ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    inleveren = _return_field(required=False)
    bestand = file_field(
        "Lijst met namen en adressen (CSV of Excel)",
        most=MAX_BYTES,
        too_large=_TOO_LARGE,
        help_text=f"Hoogstens {MAX_LETTERS} mensen per keer. We bewaren de lijst niet.",
    )

    def __init__(self, *args: Any, ronde: Ronde, met_lijst: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_hand = ronde.doelgroep == Doelgroep.MEDEWERKERS
        self._listed = met_lijst
        self.fields["tekst"].initial = usual_text(ronde)
        self.fields["bestand"].required = met_lijst

    @property
    def about_letters(self) -> list[forms.BoundField]:
        """Return what is asked about every letter, apart from who gets it."""
        return [self[name] for name in ("tekst", "formulier", "inleveren")]

    def clean_bestand(self) -> tuple[Adressant, ...]:
        upload: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if upload is None or not self._listed:
            return ()
        # The reader wants a path; this file is gone when it has been read.
        with NamedTemporaryFile() as file:
            for chunk in upload.chunks():
                file.write(chunk)
            file.flush()
            read = _read(Path(file.name), by_hand=self._by_hand)
        if read.problemen:
            raise forms.ValidationError(list(read.problemen))
        return read.mensen

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("formulier") == "ja" and not data.get("inleveren", "").strip():
            self.add_error("inleveren", _NO_RETURN)
        if self.errors:
            return data
        words = Drukwerk(data["tekst"], data["inleveren"], data["formulier"] == "ja")
        return {"drukwerk": words, **({"mensen": data["bestand"]} if self._listed else {})}


def _read(path: Path, *, by_hand: bool) -> Adressen:
    """Read a list. Raises ValidationError with why a file cannot be read."""

    def read(letters: str | None) -> Adressen:
        sheet = read_sheet(path, max_bytes=MAX_BYTES * 10, max_rows=MAX_LETTERS * 10, encoding=letters)
        return read_adressen(sheet, by_hand=by_hand)

    try:
        return read_letters(read)[0]
    except SheetError as error:
        raise forms.ValidationError(str(error)) from error


class FormulierenForm(PlainForm):
    """Forms to hand out; gives ``aantal`` and ``drukwerk``."""

    aantal = forms.IntegerField(
        label="Hoeveel formulieren?",
        min_value=1,
        max_value=MAX_LETTERS,
        help_text=f"Hoogstens {MAX_LETTERS} per keer. Elk formulier krijgt een eigen code.",
        error_messages={"required": "Vul in hoeveel formulieren u wilt printen."},
        widget=forms.TextInput(attrs=_NUMBER),
    )
    inleveren = _return_field()

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        return {"aantal": data["aantal"], "drukwerk": Drukwerk(inleveren=data["inleveren"])}


def code_field(*, required: bool = True, help_text: str = "") -> forms.CharField:
    """Return a field for a code from paper, typed or pasted in any way."""
    return forms.CharField(
        label="Code",
        required=required,
        help_text=help_text,
        max_length=4 * LENGTH,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": "Vul de code in die op uw brief of formulier staat."},
    )


class CodeForm(PlainForm):
    """A code that somebody types over from paper; gives ``code``."""

    code = code_field(help_text="De code heeft 16 letters en cijfers, bijvoorbeeld ABCD 2345 EFGH 6789.")

    def clean_code(self) -> str:
        code = typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(
                f"Deze code is niet compleet. Een code heeft {LENGTH} letters en cijfers."
            )
        return code
