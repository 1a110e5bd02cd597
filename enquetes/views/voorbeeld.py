"""A draft as a respondent sees it, page by page; what is filled in goes along in the page."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from adoptie.permissions import StaffRequest, staff_view
from enquetes.content import Answer
from enquetes.content.talen import direction, languages
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.rangschikking import BUTTON as RANKING
from enquetes.models import Vragenlijst
from enquetes.queries.given import given_answers
from enquetes.routing.publishing import faults
from enquetes.views.fetching import fetch_newest, fetch_vragenlijst
from enquetes.views.respondframe import language_name
from enquetes.voorbeeld import Voorbeeld

_SALT = "enquetes.voorbeeld"
# Without one of these a page is only shown anew.
_BUTTONS = frozenset({"actie", RANKING})


@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # its types know no arguments
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_voorbeeld(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    """Show a page of the newest version, and go on to the next; nothing is stored anywhere."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    sent = request.POST if request.method == "POST" else request.GET
    stand = _stand(request.POST.get("stand", ""))
    preview = Voorbeeld.of(
        fetch_newest(found).content, timezone.localdate(), sent.get("taal", ""), stand["antwoorden"]
    )
    asked = sent.get("pagina", "")
    with translation.override(preview.taal):
        if request.method == "POST" and not _BUTTONS.isdisjoint(request.POST):
            return _go_on(request, found, preview, stand["pagina"])
        return _show(request, found, preview, int(asked) if asked.isdecimal() else stand["pagina"])


def _go_on(request: StaffRequest, found: Vragenlijst, preview: Voorbeeld, nummer: int) -> HttpResponse:
    if nummer not in preview.pages:
        return _show(request, found, preview, nummer)
    form = PaginaForm(preview.pages[nummer], request.POST, preview.answers, preview.course)
    back = request.POST.get("actie") == "vorige"
    if not (form.is_valid() or back or form.moved):
        return _show(request, found, preview, nummer, form)
    after = preview.with_answers(form.answers())
    if back:
        return _show(request, found, after, after.before(nummer) or nummer)
    if form.moved or after.grows(nummer, form.pagina):
        return _show(request, found, after, nummer, nieuw=not form.moved)
    to = after.after(nummer)
    return _done(request, found, after) if to is None else _show(request, found, after, to)


def _show(
    request: StaffRequest,
    found: Vragenlijst,
    preview: Voorbeeld,
    wanted: int,
    form: PaginaForm | None = None,
    *,
    nieuw: bool = False,
) -> HttpResponse:
    nummer = preview.nearest(wanted)
    if not nummer:
        return _done(request, found, preview)
    page = preview.pages[nummer]
    context = {
        "form": form or PaginaForm(page, None, preview.answers, preview.course),
        "pagina": page,
        "nieuw": nieuw,
        "eerste": preview.before(nummer) is None,
        "laatste": preview.after(nummer) is None,
        "stand": _signed(preview, nummer),
        "verborgen": wanted not in preview.pages and wanted > 0,
    }
    return render(request, "enquetes/voorbeeld.html", _frame(request, found, preview) | context)


def _done(request: StaffRequest, found: Vragenlijst, preview: Voorbeeld) -> HttpResponse:
    """Show what would be kept: answers to questions that do not appear are gone."""
    context = _frame(request, found, preview) | {"antwoorden": given_answers(preview)}
    return render(request, "enquetes/voorbeeld_klaar.html", context)


def _frame(request: StaffRequest, found: Vragenlijst, preview: Voorbeeld) -> dict[str, Any]:
    return {
        "titel": preview.content.titel,
        "inhoud": preview.content,
        "taal": preview.taal,
        "richting": direction(preview.taal),
        "talen": [(code, language_name(code), direction(code)) for code in languages(preview.inhoud)],
        "ingelijst": request.headers.get("Sec-Fetch-Dest") == "iframe",
        "gemeente": found.gemeente,
        "vragenlijst": found,
        "zonder_regels": bool(faults(fetch_newest(found).content)),
    }


def _signed(preview: Voorbeeld, nummer: int) -> str:
    return signing.dumps({"antwoorden": dict(preview.answers), "pagina": nummer}, salt=_SALT, compress=True)


def _stand(signed: str) -> dict[str, Any]:
    """Return the answers and the page that went along; none, at the first page, where they are not ours."""
    fresh: dict[str, Answer] = {}
    try:
        stand: dict[str, Any] = signing.loads(signed, salt=_SALT)
    except signing.BadSignature:
        return {"antwoorden": fresh, "pagina": 0}
    return stand
