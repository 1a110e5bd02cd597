from __future__ import annotations

import datetime as dt
import re

from django.db import models

from adoptie import dutch

_PROCESSES = {"worker": "het programma", "opdracht": "een opdracht op de server", "demo": "het voorbeeld"}
_WORDS = {
    "hash": "controlegetal",
    "contact_naam": "wie vragen beantwoordt",
    "contact_telefoon": "telefoonnummer voor vragen",
    "contact_email": "e-mailadres voor vragen",
}
_ACCOUNT = re.compile(r"\baccount (\d+)\b")
_HASH = re.compile(r"[0-9a-f]{64}")


class Gebeurtenis(models.Model):
    """One line of the audit log ("logboek"), chained to the line before it by its hash.

    It has no foreign keys: it can never hold back live data, and stays when that goes. What a
    respondent does leaves no line here, for its time would date an answer.
    """

    at = models.DateTimeField()
    gemeente_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=254)
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField(max_length=200)
    result = models.CharField(max_length=20, default="gelukt")
    origin = models.CharField(max_length=20)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name_plural = "gebeurtenissen"
        ordering = ["pk"]
        indexes = [models.Index(fields=["gemeente_id", "-id"], name="gebeurtenis_per_gemeente")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_label}"

    @property
    def who(self) -> str:
        """Return who did it: a person by the account as it is now, or in words which process."""
        return _PROCESSES.get(self.actor) or self._named(self.actor)

    @property
    def what(self) -> str:
        """Return of what it tells; accounts by what they are called now."""
        return self._named(self.object_label)

    @property
    def accounts(self) -> set[int]:
        """Return the numbers of the accounts that this line names."""
        return {int(number) for number in _ACCOUNT.findall(f"{self.actor} {self.object_label}")}

    def _named(self, text: str) -> str:
        """Write accounts by their address; ``namen`` is what the page has read of all its lines at once."""
        names: dict[int, str] = getattr(self, "namen", {})
        return _ACCOUNT.sub(lambda found: names.get(int(found[1]), f"{found[0]} (gewist)"), text)

    @property
    def changes(self) -> list[str]:
        """Say in words what the line tells beside its action: ``naam: van 'Oud' naar 'Nieuw'``."""
        sentences = []
        # PostgreSQL keeps no order.
        for name, value in sorted(self.details.items()):
            words = _WORDS.get(name, name.replace("_", " "))
            match value:
                case ["", str(new)]:
                    sentences.append(f"{words}: {_readable(new)}")
                case [str(old), ""]:
                    sentences.append(f"{words}: niet meer '{_readable(old)}'")
                case [str(old), str(new)]:
                    sentences.append(f"{words}: van '{_readable(old)}' naar '{_readable(new)}'")
                case str() if value:
                    sentences.append(f"{words}: {_readable(value)}")
        return sentences


def _readable(value: str) -> str:
    """Write a date as people do and the beginning of a hash; anything else as it stands."""
    if _HASH.fullmatch(value):
        return f"{value[:12]}…"
    try:
        return dutch.day(dt.date.fromisoformat(value)) if len(value) == len("2011-05-03") else value
    except ValueError:
        return value


class Keten(models.Model):
    """The last hash of the audit chain: one row, locked while a line is added."""

    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return self.hash
