from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gemeente
from enquetes.consent import CURRENT
from enquetes.mails import panel_token
from enquetes.models import Kern, Panellid
from tests.factories.adoptie import GemeenteFactory

ADRES = "jet.de.vries@voorbeeld.example"
KERNEN = ("'t Harde", "Elders", "Wapenveld")
ANSWERS = {"leeftijd": "65+", "kern": "Wapenveld", "ondernemer": "nee", "akkoord": "on", "versie": CURRENT}


@dataclass(frozen=True)
class Inwoner:
    """Somebody with a browser without cookies and a mailbox, who presses what a mail asks to press."""

    gemeente: Gemeente
    commit: Committing
    mailbox: list[EmailMessage]

    def post(self, url: str, data: dict[str, Any] | None = None) -> Any:
        with self.commit(execute=True):
            return Client(enforce_csrf_checks=True).post(url, data or {})

    def get(self, url: str) -> Any:
        return Client().get(url)

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=args or [self.gemeente.slug])

    def sign_up(self, email: str = ADRES, **changes: str) -> Any:
        return self.post(self.url("panel-aanmelden"), {**ANSWERS, "email": email, **changes})

    def mailed_path(self, number: int = -1) -> str:
        """Return the path of the (first) link in a mail."""
        found = re.search(r"https?://\S+", str(self.mailbox[number].body))
        assert found
        return found[0].removeprefix(settings.SITE_URL)

    def join(self, email: str = ADRES, **changes: str) -> Panellid:
        """Sign up and confirm."""
        self.sign_up(email, **changes)
        self.post(self.mailed_path())
        return Panellid.objects.get(gemeente=self.gemeente, email=email.lower())

    def own_page_path(self, lid: Panellid) -> str:
        """Return the path of the own page without asking for a mail."""
        return self.url("panel-mijn", panel_token(lid, "mijn"))

    def own_page(self, email: str = ADRES) -> str:
        """Ask for the own page; return its path."""
        self.post(self.url("panel-link"), {"email": email})
        return self.mailed_path()


@pytest.fixture
def inwoner(
    db: None, django_capture_on_commit_callbacks: Committing, mailoutbox: list[EmailMessage]
) -> Inwoner:
    gemeente = GemeenteFactory.create()
    Kern.objects.bulk_create(Kern(gemeente=gemeente, naam=naam) for naam in KERNEN)
    return Inwoner(gemeente, django_capture_on_commit_callbacks, mailoutbox)
