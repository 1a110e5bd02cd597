"""A tablet on a desk: everybody begins anew, and nothing of the person before is left to see.

Its addresses stay in the history of the browser, so they open nothing elsewhere (``Link.kiosk``), and what
was not sent in is wiped when somebody walks away.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from adoptie.views.linkpages import View, link_view
from enquetes.actions.kiosk import begin, discard
from enquetes.content.talen import languages
from enquetes.locking import ClosedError
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.courses import course_of
from enquetes.queries.links import (
    AlreadySentError,
    Link,
    UnknownLinkError,
    WipedError,
    find_link,
    find_ronde,
)
from enquetes.queries.reeksen import code_of_reeks
from enquetes.queries.sitting import Sitting
from enquetes.views.respond import answer_page
from enquetes.views.respondframe import frame
from enquetes.views.respondpages import SITUATIONS, P

# Seconds that the warning and the thanks stay, as they say.
_WARNING, _THANKS = 30, 15


def _closed(request: HttpRequest, closed: ClosedError) -> HttpResponse:
    """Go on with the next round of a reeks, or say that it is over."""
    code = code_of_reeks(closed.ronde)
    return redirect("reeks-tablet", code) if code else SITUATIONS[ClosedError](request, closed)


def _again(_: HttpRequest, over: AlreadySentError | WipedError) -> HttpResponse:
    return redirect("kiosk", over.link.ronde.code)


def _kiosk_view(view: View[P]) -> View[P]:
    """Show a page on a tablet, which goes back to its beginning where others see a receipt."""
    return link_view(
        view, {**SITUATIONS, **dict.fromkeys((AlreadySentError, WipedError), _again), ClosedError: _closed}
    )


def _alone(response: HttpResponse) -> HttpResponse:
    """Have the browser forget earlier pages: for the back button it keeps also what must not be stored."""
    response["Clear-Site-Data"] = '"cache"'
    return response


def _then(response: HttpResponse, seconds: int, path: str) -> HttpResponse:
    """Have the browser go on by itself, also without a script."""
    response["Refresh"] = f"{seconds}; url={path}"
    return response


def _open_ronde(code: str) -> Ronde:
    ronde = find_ronde(code)
    if ronde.doelgroep != Doelgroep.OPEN:
        raise UnknownLinkError(ronde)
    return ronde


def _chosen(request: HttpRequest, ronde: Ronde) -> str:
    content = course_of(ronde.versie).inhoud
    asked = request.GET.get("taal", "")
    return asked if asked in languages(content) else content.taal


def _link(code: str, token: str) -> Link:
    _open_ronde(code)
    return replace(find_link(code, token), kiosk=True)


@_kiosk_view
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """Show the first page to whoever comes to the tablet, and begin anew."""
    ronde = _open_ronde(code)
    taal = _chosen(request, ronde)
    if request.method != "POST":
        with override(taal):
            context = frame(ronde, taal=taal) | {"kiosk": True}
            return _alone(render(request, "enquetes/antwoord/begin.html", context))
    link = _link(code, secrets.token_urlsafe(16))
    begin(link=link, taal=taal)
    return redirect(link.page(1))


@_kiosk_view
def kiosk_pagina(request: HttpRequest, code: str, token: str, nummer: int) -> HttpResponse:
    """Show a page of questions; once it is sent in nothing of it is shown any more."""
    sitting = Sitting.of(_link(code, token))
    if nummer not in sitting.pages:
        return redirect(sitting.link.page(sitting.next_page())) if sitting.pages else redirect("kiosk", code)
    with override(sitting.taal):
        response = answer_page(request, sitting, nummer)
    if request.method == "POST" and sitting.link.used():
        # Not the receipt: that shows the answers, and the back button would send them again.
        return redirect(f"{reverse('kiosk-klaar', args=[code])}?taal={sitting.taal}")
    return response


@_kiosk_view
def kiosk_klaar(request: HttpRequest, code: str) -> HttpResponse:
    """Thank whoever sent something in, and go back to the beginning."""
    ronde = _open_ronde(code)
    with override(taal := _chosen(request, ronde)):
        again = reverse("kiosk", args=[code])
        context = frame(ronde, taal=taal) | {"opnieuw": again}
        return _then(_alone(render(request, "enquetes/kiosk/klaar.html", context)), _THANKS, again)


@_kiosk_view
def kiosk_rust(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Ask whether somebody is still there, where no script can."""
    sitting = Sitting.of(_link(code, token))
    asked = request.GET.get("pagina", "")
    page = int(asked) if asked.isdecimal() and int(asked) in sitting.pages else sitting.next_page()
    with override(sitting.taal):
        context = frame(sitting.link.ronde, sitting.link, sitting)
        own = {"titel": _("Bent u er nog?"), "terug": sitting.link.page(page)}
        response = render(request, "enquetes/kiosk/rust.html", context | own)
        return _then(response, _WARNING, reverse("kiosk-weg", args=[code, token]))


@_kiosk_view
def kiosk_weg(_: HttpRequest, code: str, token: str) -> HttpResponse:
    """Wipe what was filled in and begin anew.

    Looking at this page does it too: without a script nothing else can.
    """
    discard(link=_link(code, token))
    return redirect("kiosk", code)
