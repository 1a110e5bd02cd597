"""Words for tests about making a questionnaire."""

from __future__ import annotations

from html import unescape

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from enquetes.content import Inhoud, Vraag
from enquetes.models import Vragenlijst


def url(name: str, vragenlijst: Vragenlijst, *more: object) -> str:
    return reverse(name, args=[vragenlijst.gemeente.slug, vragenlijst.pk, *more])


def draft_of(vragenlijst: Vragenlijst) -> Inhoud:
    found = vragenlijst.versies.first()
    assert found is not None
    return found.content


def codes(vragenlijst: Vragenlijst) -> list[list[str]]:
    return [[vraag.code for vraag in page.vragen] for page in draft_of(vragenlijst).paginas]


def vraag_of(vragenlijst: Vragenlijst, code: str) -> Vraag:
    return next(vraag for vraag in draft_of(vragenlijst).vragen() if vraag.code == code)


def filled(client: Client, address: str) -> dict[str, str]:
    """Return what a browser would send of a form that was opened and not touched."""
    context = client.get(address).context
    initial = context["form"].initial
    shown = {name: str(value) for name, value in initial.items() if value not in (None, False, "")}
    return {**shown, "basis": context["basis"]}


def text(response: object) -> str:
    assert isinstance(response, HttpResponse)
    return " ".join(unescape(response.content.decode()).split())
