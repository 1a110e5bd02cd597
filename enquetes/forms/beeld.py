from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field
from adoptie.refusal import Refusal
from enquetes.beelden import MAX_BYTES, TOO_LARGE, Plaatje, clean_picture


class BeeldForm(PlainForm):
    """A picture and what can be seen on it, for who does not see it; yields ``bestand``, cleaned."""

    bestand = file_field(
        "Afbeelding",
        most=MAX_BYTES,
        too_large=TOO_LARGE,
        help_text=f"PNG, JPEG of WebP, hoogstens {MAX_BYTES // 1_000_000} MB.",
    )
    beeld_alt = forms.CharField(
        label="Wat is er op de afbeelding te zien?",
        max_length=300,
        help_text="Voor wie de afbeelding niet kan zien. Schrijf wat iemand moet weten voor het antwoord.",
    )

    def __init__(self, *args: Any, has_picture: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_picture:
            self.fields["bestand"].required = False
            self.fields["bestand"].label = "Andere afbeelding"

    def clean_bestand(self) -> Plaatje | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if upload is None:
            return None
        try:
            return clean_picture(upload.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
