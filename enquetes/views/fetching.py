"""Fetch-or-refuse for what asking owns."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from adoptie.models import Gebruiker, Rol
from adoptie.permissions import LEADERS, fetch_gemeente
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.models import Ronde, Vragenlijst, Vragenlijstversie

# Who may look into a round; the others see the list.
WATCHERS = LEADERS | {Rol.OR}


def fetch_vragenlijst(gebruiker: Gebruiker, slug: str, pk: int) -> Vragenlijst:
    """Return a questionnaire to somebody who may change it."""
    gemeente = fetch_gemeente(gebruiker, slug, LEADERS)
    return get_object_or_404(gemeente.vragenlijsten.select_related("gemeente"), pk=pk)


def fetch_newest(vragenlijst: Vragenlijst) -> Vragenlijstversie:
    """Return the draft, or the last fixed version."""
    newest = vragenlijst.versies.first()
    if newest is None:
        raise Http404
    return newest


def fetch_inhoud(vragenlijst: Vragenlijst) -> Inhoud:
    """Return the content of the draft."""
    return get_object_or_404(vragenlijst.versies, vastgesteld=False).content


def find_vraag(vragenlijst: Vragenlijst, code: str) -> Vraag | None:
    """Return a question of the draft; None when it was taken out."""
    return next((vraag for vraag in fetch_inhoud(vragenlijst).vragen() if vraag.code == code), None)


def find_pagina(vragenlijst: Vragenlijst, code: str) -> Pagina | None:
    """Return the page of the draft that holds this question; None when the question was taken out."""
    pages = fetch_inhoud(vragenlijst).paginas
    return next((page for page in pages if any(vraag.code == code for vraag in page.vragen)), None)


def fetch_soort(name: str) -> Soort:
    """Return a kind of question by its name in an address."""
    try:
        return Soort(name)
    except ValueError as error:
        raise Http404 from error


def fetch_ronde(gebruiker: Gebruiker, slug: str, pk: int, roles: frozenset[Rol] = LEADERS) -> Ronde:
    gemeente = fetch_gemeente(gebruiker, slug, roles)
    rows = Ronde.objects.select_related("traject__gemeente", "versie__vragenlijst")
    return get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)
