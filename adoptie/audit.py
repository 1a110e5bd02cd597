"""The audit log: append a line, verify the chain."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from adoptie.models import Gebeurtenis, Gebruiker, Gemeente, Keten

Actor = Gebruiker | str


# Looser than an address may be: what only looks like one is better taken out too.
_ADDRESS = re.compile(r"[^\s@'\"(),:;<>\[\]]+@[^\s@'\"(),:;<>\[\]]+")


def signature(by: Actor) -> str:
    """Return who did something as people read it; it is kept as words, for an account may go."""
    return by.handtekening if isinstance(by, Gebruiker) else f"het programma ({by})"


def name_of(by: Actor) -> str:
    """Return who did something, to stand beside what was made: never an address."""
    return by.handtekening if isinstance(by, Gebruiker) else by


def without_addresses(value: Any) -> Any:
    """Take e-mail addresses out of a value of JSON: the log stays, and who is in it may be erased."""
    if isinstance(value, str):
        return _ADDRESS.sub("[e-mailadres]", value)
    if isinstance(value, list | tuple):
        return [without_addresses(each) for each in value]
    if isinstance(value, dict):
        return {name: without_addresses(each) for name, each in value.items()}
    return value


def _digest(line: Gebeurtenis) -> str:
    fields = {
        name: getattr(line, name)
        for name in (
            "gemeente_id",
            "actor",
            "action",
            "object_type",
            "object_id",
            "object_label",
            "result",
            "origin",
            "details",
            "previous_hash",
        )
    }
    fields["at"] = line.at.isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps(fields, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def record(
    action: str,
    subject: models.Model,
    *,
    by: Actor,
    gemeente: Gemeente | None,
    result: str = "gelukt",
    **details: Any,
) -> Gebeurtenis:
    """Append one line: who did what to which object. ``details`` holds JSON values, never a secret.

    ``by`` is a Gebruiker, or the name of a process ("worker", "opdracht") that is also the origin. Of
    an account the number is kept, which says nothing once it has been erased; no address is kept at all.
    """
    Keten.objects.get_or_create(pk=1)
    head = Keten.objects.select_for_update().get(pk=1)
    line = Gebeurtenis(
        at=timezone.now(),
        gemeente_id=gemeente.pk if gemeente else None,
        actor=by.merk if isinstance(by, Gebruiker) else by,
        action=action,
        object_type=subject._meta.label_lower,  # noqa: SLF001 - Django's documented Meta API
        object_id=str(subject.pk or ""),
        object_label=without_addresses(getattr(subject, "log_label", None) or str(subject))[:200],
        result=result,
        origin="web" if isinstance(by, Gebruiker) else by,
        details=without_addresses(details),
        previous_hash=head.hash,
    )
    line.hash = _digest(line)
    line.save()
    head.hash = line.hash
    head.save()
    return line


def chain_fault() -> str:
    """Walk the chain; return a sentence on the first line that does not fit, or nothing when all do."""
    previous = ""
    for line in Gebeurtenis.objects.order_by("pk").iterator():
        if line.previous_hash != previous:
            return f"Voor regel {line.pk} ontbreekt een regel of is een regel veranderd."
        if line.hash != _digest(line):
            return f"Regel {line.pk} is veranderd."
        previous = line.hash
    head = Keten.objects.filter(pk=1).first()
    if head is not None and head.hash != previous:
        return "Aan het einde van het logboek ontbreken regels."
    return ""
