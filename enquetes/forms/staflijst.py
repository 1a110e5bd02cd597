"""Choosing a list of people, and reading it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field
from adoptie.sheets import SheetError, about_letters, read_letters, read_sheet
from enquetes.importers.staflijst import MAX_PEOPLE, Staflijst, read_staflijst, wanted_columns
from enquetes.models import Doelgroep, Ronde

MAX_BYTES = 3_000_000
_TOO_LARGE = "Dit bestand is groter dan 3 MB. Laat alleen de kolommen staan die nodig zijn."


class StaflijstForm(PlainForm):
    bestand = file_field(
        "Bestand (CSV of Excel)", most=MAX_BYTES, too_large=_TOO_LARGE, help_text="Hoogstens 3 MB."
    )

    def __init__(self, *args: Any, ronde: Ronde, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde

    def clean_bestand(self) -> Staflijst:
        upload: UploadedFile[bytes] = self.cleaned_data["bestand"]
        # The reader wants a path; this file is gone when it has been read.
        with NamedTemporaryFile() as file:
            for chunk in upload.chunks():
                file.write(chunk)
            file.flush()
            return read_people(Path(file.name), self.ronde)


def read_people(path: Path, ronde: Ronde, encoding: str | None = None) -> Staflijst:
    """Read a list for this round. Raises ValidationError with why a file cannot be read.

    A CSV that is not UTF-8 was written by Excel in Dutch Windows, unless ``encoding`` says otherwise.
    """
    staff = ronde.doelgroep == Doelgroep.MEDEWERKERS

    def wanted(cells: Sequence[str]) -> Collection[int]:
        return wanted_columns(cells, with_onderdeel=staff).values()

    def read(letters: str | None) -> Staflijst:
        sheet = read_sheet(
            path, max_bytes=MAX_BYTES * 10, max_rows=MAX_PEOPLE, encoding=letters, wanted=wanted
        )
        return read_staflijst(sheet, with_onderdeel=staff)

    try:
        lijst, guessed = read_letters(read, encoding)
    except SheetError as error:
        raise forms.ValidationError(str(error)) from error
    if not guessed:
        return lijst
    words = (word for person in lijst.personen for word in (person.naam, person.onderdeel, person.groep))
    return replace(lijst, meldingen=(about_letters(words), *lijst.meldingen))
