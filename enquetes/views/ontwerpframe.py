"""What all changes of a draft share: a button that does something, and a form about one part of it.

Pages work by themselves. Where there is JavaScript, htmx asks for the same pages and puts one part of them in
the page that is there: the draft after a change, or a form in the place of what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from adoptie.permissions import StaffRequest
from adoptie.refusal import Refusal
from enquetes.meanwhile import ChangedMeanwhileError, Seen
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.verschil import Deel, stamp
from enquetes.views.fetching import fetch_inhoud
from enquetes.views.vragenlijsten import vragenlijst_page

Change = Callable[..., Vragenlijstversie]
T = TypeVar("T")
_NOTHING: Mapping[str, Any] = MappingProxyType({})
WAYS = {"omhoog": True, "omlaag": False}


@dataclass(frozen=True, slots=True)
class Bewerking:
    """Which part of a draft a form is about: its heading, where to find it, at which question it stands."""

    titel: str
    deel: Deel
    sleutel: str
    code: str = ""
    # Where to go on when it was saved; to the draft where this is empty.
    naar: str = ""


def known(values: Mapping[str, T], name: str) -> T:
    """Return what a word in an address stands for."""
    if name not in values:
        raise Http404
    return values[name]


def to_draft(vragenlijst: Vragenlijst, code: str = "") -> HttpResponseRedirect:
    """Go to the draft, to the place where something changed."""
    url = reverse("vragenlijst", args=[vragenlijst.gemeente.slug, vragenlijst.pk])
    return HttpResponseRedirect(f"{url}#vraag-{code}" if code else url)


def gone(request: StaffRequest, vragenlijst: Vragenlijst) -> HttpResponse:
    """Tell who comes for a question that is not there any more."""
    messages.error(request, "Deze vraag is intussen verwijderd. Met 'Ongedaan maken' komt zij terug.")
    return to_draft(vragenlijst)


def done(request: StaffRequest, vragenlijst: Vragenlijst, action: Change, **values: Any) -> HttpResponse:
    """Do what a button says and show the draft, at the change; a refusal is told above it."""
    try:
        draft = action(vragenlijst=vragenlijst, by=request.user, **values)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return to_draft(vragenlijst)
    return _at_change(vragenlijst, draft)


def kept(
    request: StaffRequest,
    vragenlijst: Vragenlijst,
    form: forms.Form,
    action: Change,
    *,
    naar: str = "",
    **values: Any,
) -> HttpResponse | None:
    """Save what a form holds and show the draft, at the change; None when that cannot be: the form says why.

    ``naar`` is another page to go on to.

    Raises ChangedMeanwhileError as the action does.
    """
    if not form.is_valid():
        return None
    try:
        draft = action(vragenlijst=vragenlijst, by=request.user, **form.cleaned_data, **values)
    except ChangedMeanwhileError:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    return HttpResponseRedirect(naar) if naar else _at_change(vragenlijst, draft)


def edited(
    request: StaffRequest,
    vragenlijst: Vragenlijst,
    form: forms.Form,
    action: Change,
    part: Bewerking,
    *,
    template: str = "enquetes/bewerken.html",
    context: Mapping[str, Any] = _NOTHING,
    values: Mapping[str, Any] = _NOTHING,
) -> HttpResponse:
    """Show a form about a part of the draft, or save it and show the draft.

    The form carries a stamp of the part as it was: who saves after somebody else sees first what that was.
    """
    basis = request.POST.get("basis", "") or stamp(part.deel(fetch_inhoud(vragenlijst)))
    seen = Seen(part.deel, request.POST.get("basis", ""))
    meanwhile: ChangedMeanwhileError | None = None
    try:
        saved = kept(request, vragenlijst, form, action, naar=part.naar, seen=seen, **values)
    except ChangedMeanwhileError as changed:
        saved, meanwhile, basis = None, changed, changed.stempel
    return saved or part_page(
        request,
        vragenlijst,
        template,
        part.titel,
        sleutel=part.sleutel,
        form=form,
        intussen=meanwhile,
        basis=basis,
        terug=to_draft(vragenlijst, part.code).url,
        **context,
    )


def part_page(
    request: StaffRequest,
    vragenlijst: Vragenlijst,
    template: str,
    titel: str,
    *,
    sleutel: str,
    **context: Any,
) -> HttpResponse:
    """Render a page of which one part, "bewerken-" with ``sleutel``, may stand in the draft itself."""
    in_place = request.headers.get("HX-Request") == "true"
    response = vragenlijst_page(
        request, vragenlijst, template, titel, sleutel=f"bewerken-{sleutel}", ter_plekke=in_place, **context
    )
    if in_place and request.method == "POST":
        # The form that was sent is in the draft: the answer comes in its place, not in that of the draft.
        response.headers["HX-Retarget"] = response.headers["HX-Reselect"] = f"#bewerken-{sleutel}"
        response.headers["HX-Reswap"] = "outerHTML"
    return response


def _at_change(vragenlijst: Vragenlijst, draft: Vragenlijstversie) -> HttpResponseRedirect:
    step = draft.stappen.filter(nummer=draft.stap).defer("inhoud").first()
    return to_draft(vragenlijst, step.plek if step else "")
