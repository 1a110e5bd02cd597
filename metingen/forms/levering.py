from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, date_field, file_field
from adoptie.refusal import Refusal
from metingen.importers import LeveringError, Mapping, load_preset, presets, read_mapping
from metingen.opgave import bron_name, parse_maanden
from metingen.uploads import MAX_BYTES, MAX_MEGABYTES

_LABELS = {
    "zaken": "Eén rij per zaak (zaaknummer, startdatum, einddatum, kanaal ...)",
    "receipt": "Eén rij per stap van een zaak (event log van omgevingsvergunningen)",
}
_BESTAND = "Bestand met zaken"
# How workbooks begin, the new kind and the old.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
TOO_LARGE = (
    f"Het bestand is groter dan {MAX_MEGABYTES} MB. Maak een export van minder maanden, "
    "of vraag de beheerder het in te lezen met de opdracht import_zaken."
)


class LeveringForm(PlainForm):
    """A file with cases and how to read it: ``bron``, ``upload``, ``mapping``, ``peildatum``, ``maanden``."""

    bestand = file_field(
        _BESTAND,
        most=MAX_BYTES,
        too_large=TOO_LARGE,
        help_text=f"CSV of Excel, hoogstens {MAX_MEGABYTES} MB. We bewaren tellingen, niet het bestand.",
    )
    bron = forms.CharField(
        label="Naam van het systeem",
        max_length=60,
        help_text="Kleine letters, zonder spaties. Bijvoorbeeld: zaaksysteem.",
    )
    indeling = forms.ChoiceField(label="Wat staat er in het bestand?", widget=forms.RadioSelect)
    peildatum = date_field(
        "Peildatum",
        required=False,
        past=True,
        help_text="Van welke dag is het bestand? Leeg: de laatste datum die erin staat.",
    )
    van = forms.CharField(
        label="Eerste maand",
        required=False,
        max_length=7,
        help_text="Alleen nodig als u een deel van de maanden opnieuw aanlevert. Bijvoorbeeld: 2026-01.",
    )
    tot = forms.CharField(
        label="Laatste maand",
        required=False,
        max_length=7,
        help_text="Zaken die begonnen buiten deze maanden, tellen dan niet mee.",
    )
    eigen_indeling = forms.FileField(
        label="Eigen indeling (TOML)",
        required=False,
        help_text="Een bestand dat zegt welke kolom wat is. Dan geldt dat.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indeling"].choices = [  # type: ignore[attr-defined]
            (name, _LABELS.get(name, name)) for name in reversed(presets())
        ]
        self.fields["indeling"].initial = "zaken"

    def clean_bron(self) -> str:
        try:
            return bron_name(self.cleaned_data["bron"])
        except Refusal as no:
            raise forms.ValidationError(str(no)) from no

    def clean_eigen_indeling(self) -> Mapping | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["eigen_indeling"]
        if upload is None:
            return None
        if _holds_cases(upload):
            raise forms.ValidationError(f"Dit is een bestand met zaken. Kies het bij '{_BESTAND}'.")
        try:
            return read_mapping(upload)
        except LeveringError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        try:
            maanden = parse_maanden(data.get("van", ""), data.get("tot", ""))
        except Refusal as no:
            self.add_error("van", str(no))
        if self.errors:
            return data
        return {
            "bron": data["bron"],
            "upload": data["bestand"],
            "mapping": data["eigen_indeling"] or load_preset(data["indeling"]),
            "peildatum": data["peildatum"],
            "maanden": maanden,
        }


def _holds_cases(upload: UploadedFile[bytes]) -> bool:
    """Tell whether this is a workbook or a CSV; in a layout the first line is a key, a table or a remark."""
    start = upload.read(2_000)
    upload.seek(0)
    first = start.split(b"\n", 1)[0]
    headings = any(sign in first for sign in (b";", b",", b"\t"))
    return start.startswith(_WORKBOOKS) or (
        headings and not any(sign in first for sign in (b"=", b"#", b"["))
    )
