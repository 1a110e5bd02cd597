"""How what waits for a yes is locked up: each with a key of its own, which its page has in its address."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass

from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac

from adoptie.models import Gebruiker, Gemeente
from enquetes.models import Ronde

KEPT_FOR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Plek:
    """For what somebody chose a file: it serves nothing else and nobody else."""

    doel: str
    gebruiker_id: int

    def name(self, sleutel: str) -> bytes:
        return self._digest("naam", sleutel)

    def box(self, sleutel: str) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(self._digest("inhoud", sleutel)))

    def _digest(self, what: str, sleutel: str) -> bytes:
        salt = f"enquetes.wachtstuk.{what}.{self.doel}.{self.gebruiker_id}"
        return salted_hmac(salt, sleutel, algorithm="sha256").digest()


def of_list(ronde: Ronde, gebruiker: Gebruiker) -> Plek:
    """Return the place of a list of people for a round; the first of a gemeente is made with its list."""
    return Plek(f"staflijst.{ronde.pk or f'eerste.{ronde.gemeente.pk}'}", gebruiker.pk)


def of_vragenlijst(gemeente: Gemeente, gebruiker: Gebruiker) -> Plek:
    """Return the place of a questionnaire of another program."""
    return Plek(f"vragenlijst.{gemeente.pk}", gebruiker.pk)
