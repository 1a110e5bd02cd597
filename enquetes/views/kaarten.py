"""The questions of a version as their maker sees them; what does not change is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from enquetes.content import Pagina, Vraag
from enquetes.forms.antwoord import PaginaForm
from enquetes.models import Vragenlijstversie
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.queries.ontwerp import Paginakaart, Vraagkaart, kaarten
from enquetes.queries.vergelijkbaarheid import Besluit, besluiten

_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Getekend:
    """A question, and what is drawn of it."""

    kaart: Vraagkaart
    vraag: SafeString
    acties: SafeString
    besluit: Besluit | None


def as_seen(versie: Vragenlijstversie | None) -> dict[str, Any]:
    """Return what a template needs to draw a version as a respondent sees it, with its rules beside it."""
    if versie is None:
        return {"versie": None}
    inhoud = versie.content
    lijst = versie.vragenlijst
    place = None if versie.vastgesteld else (lijst.gemeente.slug, lijst.pk)
    decisions = {each.wijziging.vraag.code: each for each in besluiten(versie)}
    pages: Sequence[tuple[Paginakaart, SafeString, list[Getekend]]] = [
        (
            page,
            _page(page, place),
            [_drawn(kaart, place, decisions.get(kaart.vraag.code)) for kaart in page.vragen],
        )
        for page in kaarten(inhoud)
    ]
    return {
        "versie": versie,
        "inhoud": inhoud,
        "paginas": pages,
        "laatste_vraag": inhoud.paginas[-1].vragen[-1] if inhoud.paginas else None,
        "aantal_vragen": sum(1 for _ in inhoud.asked()),
        "minuten": minutes_to_answer(inhoud),
    }


def _drawn(kaart: Vraagkaart, place: tuple[str, int] | None, besluit: Besluit | None) -> Getekend:
    vraag = kaart.vraag
    acties = (
        SafeString() if place is None else _actions(*place, vraag.code, vraag.tekst, laatste=kaart.laatste)
    )
    return Getekend(kaart, _question(vraag), acties, besluit)


def _page(page: Paginakaart, place: tuple[str, int] | None) -> SafeString:
    return SafeString() if place is None else _page_actions(*place, page.code, page.nummer)


def as_asked(vragen: Sequence[Vraag]) -> list[SafeString]:
    """Draw questions as who answers sees them."""
    return [_question(vraag) for vraag in vragen]


@lru_cache(maxsize=_MOST)
def _question(vraag: Vraag) -> SafeString:
    """Draw a question as who answers sees it; nothing for a calculation."""
    blocks = PaginaForm(Pagina((vraag,)), None, {}).blocks()
    drawn = ((render_to_string("enquetes/delen/vraag.html", {"block": block}),) for block in blocks)
    return format_html_join("", "{}", drawn)


@lru_cache(maxsize=_MOST)
def _actions(slug: str, vragenlijst_pk: int, code: str, tekst: str, *, laatste: bool) -> SafeString:
    """Draw what can be done to a question; its buttons send the one form of the page."""
    context = {"slug": slug, "pk": vragenlijst_pk, "code": code, "uitleg": tekst, "laatste": laatste}
    return render_to_string("enquetes/delen/vraag_acties.html", context)


@lru_cache(maxsize=_MOST)
def _page_actions(slug: str, vragenlijst_pk: int, code: str, nummer: int) -> SafeString:
    context = {
        "slug": slug,
        "pk": vragenlijst_pk,
        "code": code,
        "uitleg": f"pagina {nummer}",
        "eerste": nummer == 1,
    }
    return render_to_string("enquetes/delen/pagina_acties.html", context)
