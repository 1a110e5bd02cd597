"""Choosing a questionnaire of another program, and reading it."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field
from adoptie.refusal import Refusal
from adoptie.uploads import named_file
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen

MAX_BYTES = 10_000_000
_TOO_LARGE = "Dit bestand is groter dan 10 MB. Vraag de beheerder het in te lezen."


class BestandForm(PlainForm):
    """The file; a valid one has been read."""

    bestand = file_field(
        "Bestand met de vragenlijst",
        most=MAX_BYTES,
        too_large=_TOO_LARGE,
        help_text="Van LimeSurvey (.lss, .lsa of .txt), een XLSForm (.xlsx of .xls) of een .json van hier.",
    )

    def clean_bestand(self) -> Gelezen:
        upload: UploadedFile[bytes] = self.cleaned_data["bestand"]
        with named_file(upload) as path:
            try:
                return read_questionnaire(path)
            except Refusal as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
