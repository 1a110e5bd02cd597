"""Reading again what waits for somebody to say that it is right."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

from django.utils import timezone

from adoptie.models import Gebruiker, Gemeente
from adoptie.refusal import Refusal
from enquetes.beelden import Plaatje
from enquetes.content import Inhoud
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.importers.verlies import Gelezen, Gevolg, Regel
from enquetes.models import Ronde, Wachtstuk
from enquetes.wachtstukken import KEPT_FOR, Plek, of_list, of_vragenlijst


def read_aside(sleutel: str, plek: Plek) -> Any:
    """Return what was put aside here. Raises Refusal when it has gone, or was never put here."""
    young = Wachtstuk.objects.filter(gezet_op__gte=timezone.now() - KEPT_FOR)
    found = young.filter(naam=plek.name(sleutel)).first()
    if found is None:
        raise Refusal("De controle is verlopen. Kies het bestand opnieuw.")
    return json.loads(zlib.decompress(plek.box(sleutel).decrypt(bytes(found.inhoud))))


def read_list(sleutel: str, ronde: Ronde, gebruiker: Gebruiker) -> Staflijst:
    """Return the list of people that somebody chose for this round. Raises as ``read_aside`` does."""
    data = read_aside(sleutel, of_list(ronde, gebruiker))
    people = tuple(Persoon(**row) for row in data["personen"])
    told = (tuple(data[name]) for name in ("problemen", "meldingen", "indelingen"))
    return Staflijst(people, *told)


def read_vragenlijst(sleutel: str, gemeente: Gemeente, gebruiker: Gebruiker) -> Gelezen:
    """Return the questionnaire that somebody chose. Raises as ``read_aside`` does."""
    data = read_aside(sleutel, of_vragenlijst(gemeente, gebruiker))
    regels = tuple(Regel(row["wat"], Gevolg(row["gevolg"]), row["waarom"]) for row in data["regels"])
    pictures = tuple(Plaatje(b64decode(content), kind) for content, kind in data["beelden"])
    return Gelezen(Inhoud.from_json(data["inhoud"]), data["bron"], regels, pictures)
