"""A number as a Dutch reader writes it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

# A comma before decimals, points between thousands; a single point may also stand before decimals.
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3}){1,4}(,[0-9]{1,15})?")
_PLAIN = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?")


def read_number(text: str) -> float:
    """Read a number. Raises ValueError when it is none.

    A point with exactly three digits after it stands between thousands, as in "1.000 euro": so Dutch readers
    write it, and so this program writes to them. What begins with a zero cannot be a thousand.

    >>> [read_number(text) for text in ("7", "7,5", "7.5", "1.000", "0.125", "1.250.000,5")]
    [7.0, 7.5, 7.5, 1000.0, 0.125, 1250000.5]
    """
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    elif not _PLAIN.fullmatch(text):
        raise ValueError(text)
    # Adding zero makes "-0" a plain nought.
    return float(text.replace(",", ".")) + 0.0


def write_number(value: float) -> str:
    """Write a number so that it can be typed again: no thousands, and only the decimals that it has.

    >>> [write_number(value) for value in (7.0, 7.5, 2011.0, 0.125)]
    ['7', '7,5', '2011', '0,125']
    """
    whole, _, decimals = f"{Decimal(repr(float(value))):f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


class GetalField(forms.Field):
    """Yields a float; shows what was stored as it was typed."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": gettext_lazy("Dit is geen getal. Gebruik alleen cijfers, bijvoorbeeld 7 of 7,5."),
    }

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_number(text)
        except ValueError as fault:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from fault

    def prepare_value(self, value: Any) -> Any:
        return write_number(value) if isinstance(value, int | float) else value
