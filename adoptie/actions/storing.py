"""How an action ends: the row is checked, saved and written in the logboek, or refused with a sentence."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from adoptie import audit
from adoptie.models import Gemeente
from adoptie.refusal import Refusal

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def store(row: Row, action: str, *, by: audit.Actor, gemeente: Gemeente | None, **details: Any) -> Row:
    """Check, save and log one row.

    Raises Refusal with the sentences of the model when the row is not valid, and when somebody else
    saved the same at the same moment.
    """
    try:
        row.full_clean()
        with transaction.atomic():
            row.save()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise Refusal("Dit is net ook door iemand anders opgeslagen. Laad de pagina opnieuw.") from error
    audit.record(action, row, by=by, gemeente=gemeente, **details)
    return row


@transaction.atomic
def remove(row: models.Model, action: str, *, by: audit.Actor, gemeente: Gemeente | None) -> None:
    """Log and delete one row.

    Raises Refusal when other rows need it.
    """
    audit.record(action, row, by=by, gemeente=gemeente)
    try:
        with transaction.atomic():
            row.delete()
    except models.ProtectedError as error:
        raise Refusal(f"'{row}' kan niet weg, want het is al gebruikt.") from error


def assign(row: models.Model, values: dict[str, Any]) -> dict[str, list[str]]:
    """Set these fields and return what changed, as ``{field: [old, new]}`` for the logboek."""
    changed = {}
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            changed[name] = ["" if value is None else str(value) for value in (old, new)]
            setattr(row, name, new)
    return changed
