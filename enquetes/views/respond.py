"""Answering: page by page, with the link as the only key."""

from __future__ import annotations

import secrets
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, override

from enquetes.actions.antwoord import OlderPageError, begin_anew, save_page, submit, withdraw
from enquetes.content import Answers
from enquetes.content.talen import languages
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.volgcode import VolgcodeForm
from enquetes.models import Doelgroep
from enquetes.queries.courses import course_of
from enquetes.queries.given import given_answers
from enquetes.queries.links import UnknownLinkError, find_link, find_ronde, find_sent
from enquetes.queries.quota import refuse_when_full
from enquetes.queries.sitting import Beurt, Sitting
from enquetes.views.drawing import draw_answered, draw_page, draw_receipt, shown_page
from enquetes.views.respondframe import frame, receipt
from enquetes.views.respondpages import respondent_view, show_message

_OLDER = gettext_lazy(
    "Er is al een nieuwer antwoord op deze pagina bewaard. "
    "Wilt u toch bewaren wat hieronder staat? Druk dan nog een keer op de knop."
)


@respondent_view
def antwoord(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show what this is and what happens with the answers; ask consent where there is a volgcode."""
    sitting = Sitting.of(find_link(code, token))
    if not sitting.answers:
        refuse_when_full(sitting.link.ronde, sitting.link.uitnodiging)
    chosen = request.GET.get("taal")
    sitting = sitting.in_language(chosen) if chosen else sitting
    with override(sitting.taal):
        return _begin(request, sitting, chosen=bool(chosen))


def _begin(request: HttpRequest, sitting: Sitting, *, chosen: bool) -> HttpResponse:
    link = sitting.link
    posted = request.POST if request.method == "POST" else None
    form = VolgcodeForm.of(posted, sitting.draft.get("volgcode")) if link.asks_consent else None
    if posted is None or (form is not None and not form.is_valid()):
        context = frame(link.ronde, link, sitting) | {"form": form, "begonnen": bool(sitting.answers)}
        status = 200 if posted is None else 422
        return render(request, "enquetes/antwoord/begin.html", context, status=status)
    if sitting.withdrawn:
        begin_anew(link=link)
    if form is not None or chosen:
        agreed = form.cleaned_data["akkoord"] if form else None
        save_page(link=link, answers={}, volgcode=agreed, taal=sitting.taal)
    return redirect("antwoord-pagina", link.ronde.code, link.token, sitting.next_page())


@respondent_view
def antwoord_pagina(request: HttpRequest, code: str, token: str, nummer: int) -> HttpResponse:
    """Show one page, keep what was sent, and go on, back or send in."""
    sitting = Sitting.of(find_link(code, token))
    if sitting.withdrawn:
        return redirect("antwoord", code, token)
    if not sitting.pages:
        return show_message(request, sitting.link.ronde.gemeente, "Er zijn voor u geen vragen")
    if nummer not in sitting.pages:
        return redirect("antwoord", code, token)
    with override(sitting.taal):
        return answer_page(request, sitting, nummer)


def answer_page(request: HttpRequest, sitting: Sitting, nummer: int) -> HttpResponse:
    """Show a page that appears, or keep what was sent of it and go on."""
    if request.method != "POST":
        return draw_page(request, sitting, nummer)
    posted = request.POST
    page = shown_page(sitting, nummer, posted.get("getoond"))
    form = PaginaForm(page, posted, sitting.answers, sitting.course)
    beurt = Beurt.of(nummer, posted.get("beurt", ""))
    try:
        if posted.get("actie") == "bewaren":
            return _keep_quietly(sitting, form, beurt)
        return _go_on(request, sitting, nummer, form, beurt)
    except OlderPageError:
        form.add_error(None, str(_OLDER))
        return draw_answered(request, sitting, nummer, form, status=409)


def _go_on(
    request: HttpRequest, sitting: Sitting, nummer: int, form: PaginaForm, beurt: Beurt | None
) -> HttpResponse:
    back = form.data.get("actie") == "vorige"
    if not (form.is_valid() or back or form.moved):
        return draw_answered(request, sitting, nummer, form, status=422)
    given = form.answers()
    after = sitting.with_answers(given)
    lost = sitting.lost(after)
    if lost and form.data.get("vervalt") != ",".join(vraag.code for vraag in lost):
        return draw_answered(request, sitting, nummer, form, vervalt=lost, status=409)
    onward = _onward(after, nummer, form, back=back)
    if onward is None:
        return _send(request, after, given, beurt)
    save_page(link=after.link, answers=given, beurt=beurt)
    return redirect(onward)


def _onward(after: Sitting, nummer: int, form: PaginaForm, *, back: bool) -> str | None:
    """Return where somebody goes on: the same page where it has more to ask now, None after the last."""
    if form.moved:
        return f"{after.link.page(nummer)}#id_{form.moved}"
    if not (back or after.course.always_alike) and (more := after.new_on(nummer, form.pagina)):
        return f"{after.link.page(nummer)}?nieuw#id_v_{more.code}"
    to = after.before(nummer) or nummer if back else after.after(nummer)
    if to is None:
        return None
    # Whoever thought to send in is told why there is more.
    return after.link.page(to) + ("?nieuw" if form.data.get("actie") == "versturen" else "")


def _keep_quietly(sitting: Sitting, form: PaginaForm, beurt: Beurt | None) -> HttpResponse:
    """Keep in between what makes sense so far; what makes other answers void waits until somebody agrees."""
    form.is_valid()
    given = {
        key: answer for key, answer in form.answers().items() if answer is not None or key in sitting.answers
    }
    if sitting.lost(sitting.with_answers(given)):
        return HttpResponse()
    save_page(link=sitting.link, answers=given, beurt=beurt)
    return HttpResponse(status=204)


def _send(request: HttpRequest, after: Sitting, given: Answers, beurt: Beurt | None) -> HttpResponse:
    """Send in, and show once what counts: later nobody can, the respondent neither."""
    counted = submit(link=after.link, answers=given, draft=after.draft, beurt=beurt)
    return draw_receipt(request, replace(after, draft={**after.draft, "antwoorden": counted}))


@respondent_view
def antwoord_nakijken(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show what was filled in so far, to look through, print or keep."""
    sitting = Sitting.of(find_link(code, token))
    with override(sitting.taal):
        context = frame(sitting.link.ronde, sitting.link, sitting) | {
            "antwoorden": given_answers(sitting.counted()),
            "verder": sitting.next_page(),
        }
        return render(request, "enquetes/antwoord/nakijken.html", context)


@respondent_view
def antwoord_klaar(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Show the receipt: that it arrived, and what happens now. It shows no answers."""
    link = find_sent(code, token)
    if link is None:
        return redirect("antwoord", code, token)
    return render(request, "enquetes/antwoord/klaar.html", receipt(link))


@respondent_view
def antwoord_intrekken(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """Take back what was sent in, as long as the round is open."""
    link = find_link(code, token)
    if not link.used():
        return redirect("antwoord", code, token)
    if request.method != "POST":
        return render(request, "enquetes/antwoord/terugnemen.html", frame(link.ronde, link))
    withdraw(link=link)
    told = (
        "Uw antwoorden zijn gewist. Ze tellen niet mee.",
        "Wilt u toch meedoen? Dan kunt u met dezelfde link opnieuw beginnen.",
    )
    return show_message(request, link.ronde.gemeente, "U hebt uw antwoorden ingetrokken", *told)


@respondent_view
def open_link(request: HttpRequest, code: str) -> HttpResponse:
    """Let anybody take part in a round with an open link; each start has a link of its own."""
    ronde = find_ronde(code)
    if ronde.doelgroep != Doelgroep.OPEN:
        raise UnknownLinkError(ronde)
    known = languages(course_of(ronde.versie).inhoud)
    taal = chosen if (chosen := request.GET.get("taal", "")) in known else known[0]
    if request.method != "POST":
        with override(taal):
            return render(request, "enquetes/antwoord/begin.html", frame(ronde, taal=taal))
    link = find_link(code, secrets.token_urlsafe(16))
    if taal != known[0]:
        save_page(link=link, answers={}, taal=taal)
    return redirect("antwoord-pagina", code, link.token, 1)
