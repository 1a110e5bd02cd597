"""Answering: page by page, with the link as the only key."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from adoptie import dutch
from enquetes import mails
from enquetes.actions.antwoord import save_page, submit
from enquetes.content import Inhoud
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.volgcode import VolgcodeForm
from enquetes.models import Doelgroep, Ronde
from enquetes.profiel import ITEMS
from enquetes.queries.groepen import group_of
from enquetes.queries.links import AlreadySentError, Link, UnknownLinkError, find_link, find_ronde, find_sent
from enquetes.queries.volgcodes import code_of
from enquetes.queries.vragenlijsten import minutes_to_answer
from enquetes.views.respondpages import respondent_view
from enquetes.volgcodes import houder_of, withdrawal_link


@respondent_view
def antwoord(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show what this is and what happens with the answers; ask consent where there is a volgcode."""
    link = _unsent(code, token)
    draft = link.draft()
    posted = request.POST if request.method == "POST" else None
    form = VolgcodeForm.of(posted, draft.get("volgcode")) if link.asks_consent else None
    if posted is None or (form is not None and not form.is_valid()):
        context = _frame(link.ronde, link) | {"form": form, "begonnen": bool(draft["antwoorden"])}
        status = 200 if posted is None else 422
        return render(request, "enquetes/antwoord/begin.html", context, status=status)
    if form is not None:
        save_page(link=link, answers={}, volgcode=form.cleaned_data["akkoord"])
    return redirect("antwoord-pagina", code, token, link.next_page())


@respondent_view
def antwoord_pagina(request: HttpRequest, code: str, token: str, nummer: int) -> HttpResponse:
    """Show one page, keep what was sent, and go on, back or send in."""
    link = _unsent(code, token)
    pages = link.content.paginas
    if not 1 <= nummer <= len(pages):
        return redirect("antwoord", code, token)
    posted = request.POST if request.method == "POST" else None
    saved = link.draft()["antwoorden"]
    form = PaginaForm(pages[nummer - 1], posted, saved)
    back = posted is not None and posted.get("actie") == "vorige"
    if posted is not None and (form.is_valid() or back):
        return _keep(link, nummer, form, back=back)
    context = _frame(link.ronde, link) | {
        "form": form,
        "vragen": _numbers(link.content, nummer),
        "bewaard": bool(saved),
        "eerste": nummer == 1,
        "laatste": nummer == len(pages),
    }
    return render(request, "enquetes/antwoord/pagina.html", context, status=200 if posted is None else 422)


def _numbers(content: Inhoud, nummer: int) -> str:
    """Say which questions stand on a page, counted over the whole questionnaire."""
    last = sum(len(page.vragen) for page in content.paginas[:nummer])
    first = last - len(content.paginas[nummer - 1].vragen) + 1
    if first == last:
        return str(last)
    return f"{first} {'en' if last == first + 1 else 'tot en met'} {last}"


def _keep(link: Link, nummer: int, form: PaginaForm, *, back: bool) -> HttpResponse:
    code, token = link.ronde.code, link.token
    save_page(link=link, answers=form.answers())
    if back:
        return redirect("antwoord-pagina", code, token, max(nummer - 1, 1))
    if nummer < len(link.content.paginas):
        return redirect("antwoord-pagina", code, token, nummer + 1)
    submit(link=link)
    return redirect("antwoord-klaar", code, token)


@respondent_view
def antwoord_klaar(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show the receipt: that it arrived, and what happens now. It shows no answers."""
    link = find_sent(code, token)
    if link is None:
        return redirect("antwoord", code, token)
    return render(request, "enquetes/antwoord/klaar.html", _frame(link.ronde, link))


@respondent_view
def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Let anybody take part in a round with an open link; each start has a link of its own."""
    ronde = find_ronde(code)
    if ronde.doelgroep != Doelgroep.OPEN:
        raise UnknownLinkError(ronde)
    if request.method == "POST":
        return redirect("antwoord-pagina", code, secrets.token_urlsafe(16), 1)
    return render(request, "enquetes/antwoord/begin.html", _frame(ronde))


def _unsent(code: str, token: str) -> Link:
    """Return what this link opens. Raises AlreadySentError when that was sent in, and as ``find_link``."""
    link = find_link(code, token)
    if link.used():
        raise AlreadySentError(link)
    return link


def _frame(ronde: Ronde, link: Link | None = None) -> dict[str, object]:
    """Return what every page of a questionnaire shows around the questions."""
    person = link.uitnodiging if link else None
    content = ronde.versie.content
    return {
        "titel": content.titel,
        "ronde": ronde,
        "gemeente": ronde.gemeente,
        "inhoud": content,
        "link": link,
        "groep": group_of(ronde, person.groep_id) if person else None,
        "beloften": mails.promise(ronde),
        "kenmerken": dutch.listing([ITEMS[name] for name in ronde.profielitems]),
        "intrekken": _way_back(link) if link and link.asks_consent else "",
        "aantal_vragen": sum(1 for _ in content.vragen()),
        "minuten": minutes_to_answer(content),
    }


def _way_back(link: Link) -> str:
    """Return where consent can be taken back, for who has a volgcode."""
    person = link.uitnodiging
    return withdrawal_link(person) if person and code_of(houder_of(person)) else ""
