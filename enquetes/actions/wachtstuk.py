"""Putting aside what was read in a file until somebody says that it is right. It changes nothing yet."""

from __future__ import annotations

import json
import secrets
import zlib
from base64 import b64encode
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from adoptie.models import Gebruiker, Gemeente
from enquetes.importers.staflijst import Staflijst
from enquetes.importers.verlies import Gelezen
from enquetes.models import Ronde, Wachtstuk
from enquetes.queries.bewaren import wachtstukken_to_forget
from enquetes.wachtstukken import Plek, of_list, of_vragenlijst


@transaction.atomic
def put_aside(*, waarde: object, plek: Plek) -> str:
    """Keep a value of JSON for an hour; return the key with which it is read again."""
    forget_wachtstukken()
    sleutel = secrets.token_urlsafe(16)
    packed = zlib.compress(json.dumps(waarde).encode())
    Wachtstuk.objects.create(
        naam=plek.name(sleutel), inhoud=plek.box(sleutel).encrypt(packed), gezet_op=timezone.now()
    )
    return sleutel


def put_list(*, lijst: Staflijst, ronde: Ronde, by: Gebruiker) -> str:
    """Keep a list of people that somebody chose for this round; return the key."""
    return put_aside(waarde=asdict(lijst), plek=of_list(ronde, by))


def put_vragenlijst(*, gelezen: Gelezen, gemeente: Gemeente, by: Gebruiker) -> str:
    """Keep a questionnaire that somebody chose, with what became of it; return the key."""
    found = {
        "inhoud": gelezen.inhoud.to_json(),
        "bron": gelezen.bron,
        "regels": [asdict(regel) for regel in gelezen.regels],
        "beelden": [(b64encode(each.inhoud).decode(), each.soort) for each in gelezen.beelden],
    }
    return put_aside(waarde=found, plek=of_vragenlijst(gemeente, by))


def forget_wachtstukken() -> None:
    """Take away what waited too long."""
    wachtstukken_to_forget(timezone.now()).delete()
