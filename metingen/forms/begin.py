"""The first file of cases: nothing but the file."""

from __future__ import annotations

from django import forms

from adoptie.forms.base import PlainForm, file_field
from metingen.forms.levering import TOO_LARGE
from metingen.queries.begin import WITHOUT_PERSONS
from metingen.uploads import MAX_BYTES, MAX_MEGABYTES


class BeginZakenForm(PlainForm):
    bestand = file_field(
        "Bestand (CSV of Excel)",
        most=MAX_BYTES,
        too_large=TOO_LARGE,
        help_text=f"Hoogstens {MAX_MEGABYTES} MB. We bewaren tellingen, niet het bestand.",
    )
    zonder = forms.BooleanField(label=WITHOUT_PERSONS, required=False, initial=True)
