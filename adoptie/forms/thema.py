from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field
from adoptie.theming import Theme, ThemeError, check_contrast, clean_logo, parse_tokens
from adoptie.theming.logo import MAX_BYTES, TOO_LARGE
from adoptie.theming.tokens import MAX_LENGTH, TOO_LONG


def _colour(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=7, widget=forms.TextInput(attrs={"type": "color"}))


class ThemaForm(PlainForm):
    """Colours one by one, or all at once from a file; and a logo. It yields ``thema`` and ``logo``."""

    bestand = file_field(
        "Bestand met kleuren (design tokens, JSON)",
        most=MAX_LENGTH,
        too_large=TOO_LONG,
        required=False,
        help_text="Kiest u een bestand? Dan gelden de kleuren daarin, niet die hieronder.",
    )
    logo = file_field(
        "Logo",
        most=MAX_BYTES,
        too_large=TOO_LARGE,
        required=False,
        help_text=f"PNG of SVG, hoogstens {MAX_BYTES // 1000} kB.",
    )
    primary = _colour("Knoppen en links")
    pressed = _colour("Ingedrukte knop")
    ink = _colour("Tekst")
    surface = _colour("Vlak achter tekst")
    line = _colour("Lijnen")
    header_background = _colour("Achtergrond van de kop")
    header_color = _colour("Tekst in de kop")
    virtueel = _colour("Virtueel spoor")
    mentaal = _colour("Mentaal spoor")
    fysiek = _colour("Fysiek spoor")

    def clean_bestand(self) -> Theme | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if upload is None:
            return None
        try:
            return parse_tokens(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("Dit is geen tekst. Lever de kleuren als JSON-bestand.") from None
        except ThemeError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_logo(self) -> tuple[bytes, str] | None:
        upload: UploadedFile[bytes] | None = self.cleaned_data["logo"]
        if upload is None:
            return None
        try:
            return clean_logo(upload.read())
        except ThemeError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        names = Theme().tokens()
        try:
            thema = data["bestand"] or Theme(**{name: data[name].lower() for name in names})
        except ThemeError as error:
            raise forms.ValidationError(str(error)) from error
        sentences = check_contrast(thema)
        if sentences:
            raise forms.ValidationError(list(sentences))
        return {"thema": thema, "logo": data["logo"]}
