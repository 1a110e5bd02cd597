from __future__ import annotations

from typing import Any

from django import forms

from adoptie.forms.base import PlainForm
from adoptie.models import Registerveld


class RegisterForm(PlainForm):
    """One field for each thing that only people know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in Registerveld.Naam:
            self.fields[naam.value] = forms.CharField(
                label=str(naam.label),
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def velden(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.cleaned_data.items()}
