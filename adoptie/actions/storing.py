"""How an action ends: the row is checked, saved and written in the logboek, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from adoptie import audit
from adoptie.dutch import listing
from adoptie.models import Gemeente, Interventie, Onderdeel, Rapportagegroep
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
        found = error.protected_objects
        users = sorted({str(other._meta.verbose_name) for other in found})  # noqa: SLF001 - Meta API
        used = listing([f"een {name}" for name in users])
        raise Refusal(f"'{row}' kan niet weg, want het is al gebruikt in {used}.") from error


def assign(row: models.Model, values: dict[str, Any]) -> dict[str, list[str]]:
    """Set these fields and return what changed, as ``{field: [old, new]}`` for the logboek."""
    changed = {}
    for name, new in values.items():
        old = getattr(row, name)
        if old != new:
            changed[name] = ["" if value is None else str(value) for value in (old, new)]
            setattr(row, name, new)
    return changed


def named(onderdelen: Collection[Onderdeel]) -> str:
    """Write onderdelen as one text for the logboek, always in the same order."""
    return listing(sorted(str(onderdeel) for onderdeel in onderdelen))


def regroup(row: Interventie | Rapportagegroep, onderdelen: Collection[Onderdeel]) -> dict[str, list[str]]:
    """Set the onderdelen of a stored row and return what changed, as ``assign`` does."""
    old, new = named(row.onderdelen.all()), named(onderdelen)
    row.onderdelen.set(onderdelen)
    return {"onderdelen": [old, new]} if old != new else {}
