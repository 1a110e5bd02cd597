"""A field for a short list, one thing a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.CharField):
    """Some lines of text, each something to choose; yields the lines."""

    def __init__(self, *, fewest: int = 1, most: int = 25, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), max_length=6000, **kwargs)
        self.fewest, self.most, self.longest = fewest, most, longest

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value)
        lines = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
        if len(lines) < self.fewest:
            raise ValidationError(f"Schrijf minstens {self.fewest} regels op.")
        if len(lines) > self.most:
            raise ValidationError(f"Schrijf hoogstens {self.most} regels op.")
        if any(len(line) > self.longest for line in lines):
            raise ValidationError(f"Maak elke regel korter dan {self.longest} tekens.")
        folded = [line.casefold() for line in lines]
        twice = next((line for line in lines if folded.count(line.casefold()) > 1), None)
        if twice:
            raise ValidationError(f"'{twice}' staat er twee keer. Haal er één weg.")
        return lines
