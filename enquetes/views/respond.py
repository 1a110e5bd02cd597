"""Answering: page by page, with the link as the only key; no session, no cookie, no trace of when."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes import mails
from enquetes.actions.antwoord import AlreadySentError, save_page, submit
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.volgcode import VolgcodeForm
from enquetes.models import Doelgroep, Modus, Ronde, Status
from enquetes.queries.groepen import group_of
from enquetes.queries.links import ClosedError, Link, UnknownLinkError, find_link, find_ronde

P = ParamSpec("P")
_UNKNOWN = (
    "Kijk of de link uit uw mail helemaal is overgenomen.",
    "Lukt het niet? Vraag dan een nieuwe link aan de gemeente.",
)
_View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _respondent_view(
    view: _View[P],
) -> _View[P]:
    """Answer every situation of a link in words, and let no browser, cache or referrer keep it.

    There is no CSRF token, for there is no session to ride on: who knows the link may answer.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except UnknownLinkError:
            response = _message(request, 404, "Deze link klopt niet", *_UNKNOWN)
        except ClosedError as closed:
            response = _closed(request, closed.ronde)
        except Refusal as refusal:
            response = _message(request, 409, "Dit is niet bewaard", str(refusal))
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    methods = require_http_methods(["GET", "HEAD", "POST"])
    return cast("_View[P]", csrf_exempt(never_cache(methods(answered))))


@_respondent_view
def antwoord(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show what this is and what happens with the answers; ask consent where there is a volgcode."""
    link = find_link(code, token)
    if link.used():
        return redirect("antwoord-klaar", code, token)
    asks = link.ronde.modus == Modus.VERTROUWELIJK and link.uitnodiging is not None
    form = VolgcodeForm(request.POST or None) if asks else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is not None:
            save_page(link=link, answers={}, volgcode=form.cleaned_data["akkoord"])
        return redirect("antwoord-pagina", code, token, 1)
    return render(request, "enquetes/antwoord/begin.html", {**_frame(link), "form": form})


@_respondent_view
def antwoord_pagina(request: HttpRequest, code: str, token: str, nummer: int) -> HttpResponse:
    """Show one page, keep what was sent, and go on, back or send in."""
    link = find_link(code, token)
    pages = link.content.paginas
    if link.used():
        return redirect("antwoord-klaar", code, token)
    if not 1 <= nummer <= len(pages):
        return redirect("antwoord", code, token)
    data = request.POST if request.method == "POST" else None
    form = PaginaForm(pages[nummer - 1], data, link.draft()["antwoorden"])
    if data is None or not form.is_valid():
        before = sum(len(page.vragen) for page in pages[: nummer - 1])
        context = _frame(link) | {
            "form": form,
            "voortgang": (before + 1, sum(len(page.vragen) for page in pages)),
            "uitleg": mails.promise(link.ronde),
            "eerste": nummer == 1,
            "laatste": nummer == len(pages),
        }
        return render(request, "enquetes/antwoord/pagina.html", context, status=200 if data is None else 422)
    return _keep(request, link, nummer, form)


def _keep(request: HttpRequest, link: Link, nummer: int, form: PaginaForm) -> HttpResponse:
    code, token = link.ronde.code, link.token
    try:
        save_page(link=link, answers=form.answers())
        if request.POST.get("actie") == "vorige":
            return redirect("antwoord-pagina", code, token, max(nummer - 1, 1))
        if nummer < len(link.content.paginas):
            return redirect("antwoord-pagina", code, token, nummer + 1)
        submit(link=link)
    except AlreadySentError:
        return redirect("antwoord-klaar", code, token)
    return redirect("antwoord-klaar", code, token)


@_respondent_view
def antwoord_klaar(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show the receipt: that it arrived, and what happens now. It shows no answers."""
    link = find_link(code, token)
    if not link.used():
        return redirect("antwoord", code, token)
    return render(request, "enquetes/antwoord/klaar.html", _frame(link))


@_respondent_view
def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Let anybody take part in a round with an open link; each start has a link of its own."""
    ronde = find_ronde(code)
    if ronde.doelgroep != Doelgroep.OPEN:
        raise UnknownLinkError
    if request.method == "POST":
        return redirect("antwoord-pagina", code, secrets.token_urlsafe(16), 1)
    content = ronde.versie.content
    context = {
        "titel": content.titel,
        "gemeente": ronde.gemeente,
        "ronde": ronde,
        "inhoud": content,
        "beloften": mails.promise(ronde),
        "aantal_vragen": sum(1 for _ in content.vragen()),
    }
    return render(request, "enquetes/antwoord/begin.html", context)


def _message(
    request: HttpRequest, status: int, title: str, *sentences: str, gemeente: Gemeente | None = None
) -> HttpResponse:
    context = {"titel": title, "zinnen": sentences, "gemeente": gemeente}
    return render(request, "enquetes/antwoord/melding.html", context, status=status)


def _closed(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    thanks = "Hebt u al meegedaan? Dan zijn uw antwoorden veilig aangekomen."
    if ronde.status == Status.GESTOPT:
        told = "Deze ronde is gestopt. Er worden geen antwoorden meer verzameld."
        return _message(request, 410, "Deze vragenlijst is gestopt", told, gemeente=ronde.gemeente)
    day = dutch.day(timezone.localdate(ronde.sluit_op))
    told = f"Meedoen aan '{ronde.naam}' kon tot en met {day}."
    return _message(request, 410, "Deze vragenlijst is gesloten", told, thanks, gemeente=ronde.gemeente)


def _frame(link: Link) -> dict[str, object]:
    """Return what every page of a questionnaire shows around the questions."""
    person = link.uitnodiging
    group = group_of(link.ronde, person.groep_id) if person else None
    return {
        "titel": link.content.titel,
        "ronde": link.ronde,
        "gemeente": link.ronde.gemeente,
        "inhoud": link.content,
        "link": link,
        "groep": group,
        "beloften": mails.promise(link.ronde),
        "aantal_vragen": sum(1 for _ in link.content.vragen()),
    }
