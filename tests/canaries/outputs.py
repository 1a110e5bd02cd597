"""Everything that a program leaves or sends: rows, mails, lines of the log, files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone

from adoptie.models import Gemeente
from adoptie.periods import parse_period, period_of
from adoptie.refusal import Refusal
from enquetes.models import Doelgroep, Ronde
from rapportage.actions.rapport import build_rapport, publish_rapport, settle_rapport
from rapportage.models import Rapport, Soort
from tests.factories.rapportage import every_opdracht

Output = tuple[str, bytes]


def rows() -> Iterator[Output]:
    """Yield each table of the database whole, the queue's tables too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names it gave
            yield f"table {table}", b"\n".join(_row(row) for row in cursor.fetchall())


def _row(row: tuple[Any, ...]) -> bytes:
    return b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
    )


def mails() -> Iterator[Output]:
    """Yield every part of every mail that went out."""
    for number, sent in enumerate(mail.outbox):
        yield f"mail {number}", sent.message().as_bytes()
        yield from ((f"mail {number}", part) for part in _parts(sent))


def _parts(sent: EmailMessage) -> Iterator[bytes]:
    message: Message = sent.message()
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content


def files(besides: Collection[Path] = ()) -> Iterator[Output]:
    """Yield the files that the program wrote, without what lies below ``besides``."""
    for path in sorted(Path(settings.DATA_DIR).rglob("*")):
        if path.is_file() and not any(path.is_relative_to(folder) for folder in besides):
            yield f"file {path.name}", path.read_bytes()


def reports(gemeente: Gemeente, rondes: Sequence[Ronde]) -> Iterator[Rapport]:
    """Build, settle and publish a report of every kind, and one on each round and each group of staff.

    The last of the rounds has no groups.
    """
    periode = period_of(timezone.localdate(rondes[-1].sluit_op), "kwartaal").code
    told = every_opdracht(gemeente, periode)
    sheet = told.pop(Soort.GESPREKSBLAD)
    about = [*told.values(), replace(told[Soort.JAARVERSLAG], period=parse_period(periode[:4]))]
    for ronde in rondes:
        about.append(replace(told[Soort.ENQUETE], ronde=ronde.pk))
        if ronde.doelgroep == Doelgroep.MEDEWERKERS:
            about += [replace(sheet, ronde=ronde.pk, groep=group["naam"]) for group in ronde.groepen]
    for opdracht in about:
        rapport = build_rapport(opdracht=opdracht, by="test")
        if rapport.status == Rapport.Status.CONCEPT:
            rapport = settle_rapport(rapport=rapport, by="test")
            with suppress(Refusal):
                publish_rapport(rapport=rapport, by="test")
        yield rapport
