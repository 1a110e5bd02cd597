"""What every form of the site shares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from adoptie.days import past_day, plausible_day
from adoptie.periods import FIRST_DAY, LAST_DAY


class PlainForm(forms.Form):
    """A form whose errors come from the server, in words; the browser shows none of its own."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def date_field(
    label: str, *, required: bool = True, help_text: str = "", past: bool = False, **kwargs: Any
) -> forms.DateField:
    """Return a field that shows the browser's calendar and also reads 1-5-2011.

    ``past`` refuses a day that has yet to come.
    """
    near = {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date", **near}, format="%Y-%m-%d"),
        error_messages={"invalid": "Dit is geen datum. Schrijf bijvoorbeeld 1-5-2011."},
        validators=[plausible_day, past_day] if past else [plausible_day],
        **kwargs,
    )


def text_field(label: str, *, required: bool = True, help_text: str = "", rows: int = 4) -> forms.CharField:
    """Return a field for a few sentences."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def file_field(
    label: str, *, most: int, too_large: str, required: bool = True, help_text: str = ""
) -> forms.FileField:
    """Return a field for a file of at most ``most`` bytes; a larger one is refused before it is read."""

    def small_enough(upload: UploadedFile[bytes]) -> None:
        if (upload.size or 0) > most:
            raise forms.ValidationError(too_large)

    return forms.FileField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[small_enough],
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg. Kies een ander."},
    )
