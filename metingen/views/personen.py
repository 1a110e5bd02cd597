"""Columns about persons in a file of cases: told, with a button to read the file without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from adoptie import dutch
from adoptie.refusal import Refusal
from metingen.actions.inlezen import PersonColumns

# Nothing of a file is kept, so it is chosen once more.
_WITHOUT = (
    "Er is niets bewaard. Zonder die gegevens kan het wel: kies het bestand nog een keer, en druk op de knop "
    "'Inlezen zonder'."
)


def without_persons(request: HttpRequest) -> bool:
    """Tell whether that button was pressed."""
    return request.POST.get("zonder") == "ja"


@contextmanager
def persons_named(refused: list[str]) -> Iterator[None]:
    """Add the columns for which a file is refused to ``refused``, and raise Refusal that says what to do."""
    try:
        yield
    except PersonColumns as no:
        refused.extend(f"'{kolom}'" for kolom in no.kolommen)
        raise Refusal(f"{no.wat} {_WITHOUT}") from no


def named(refused: list[str]) -> str:
    """Return these columns as they stand on the button."""
    return dutch.listing(refused)
