"""The languages of a draft: adding one, and translating its texts part by part."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.permissions import StaffRequest, staff_view
from enquetes.actions.talen import add_taal, remove_taal, translate
from enquetes.content.talen import languages
from enquetes.forms.talen import TaalForm, VertaalForm
from enquetes.queries.talen import headings, memory_of, talen_of, texts_of, vertaaldelen
from enquetes.verschil import vertaling_deel
from enquetes.vertalen import name_of
from enquetes.views.fetching import fetch_inhoud, fetch_vragenlijst
from enquetes.views.ontwerpframe import Bewerking, done, edited, kept
from enquetes.views.vragenlijsten import vragenlijst_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_talen(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    """Show the languages with what is missing, and add one."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    inhoud = fetch_inhoud(found)
    form = TaalForm(request.POST or None, bekend=languages(inhoud))
    here = reverse("vragenlijst-talen", args=[slug, vragenlijst_pk])
    return kept(request, found, form, add_taal, naar=here) or vragenlijst_page(
        request, found, "enquetes/talen.html", "Talen", form=form, talen=talen_of(inhoud)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_taal(
    request: StaffRequest, slug: str, vragenlijst_pk: int, taal: str, deel: int
) -> HttpResponse:
    """Translate one part: the texts around the questions (0), or those of a page."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    inhoud = fetch_inhoud(found)
    texts = texts_of(inhoud, deel)
    if not texts or taal not in inhoud.vertalingen:
        raise Http404
    form = VertaalForm(
        request.POST if request.method == "POST" else None,
        taal=taal,
        texts=texts,
        told=inhoud.vertalingen[taal],
        memory=memory_of(inhoud, taal),
        koppen=headings(inhoud),
    )
    parts = vertaaldelen(inhoud, taal)
    to = deel + 1 if deel + 1 < len(parts) else None
    args = [slug, vragenlijst_pk]
    naar = (
        reverse("vragenlijst-talen", args=args)
        if to is None
        else reverse("vragenlijst-taal", args=[*args, taal, to])
    )
    part = Bewerking(
        f"{name_of(taal)}: {parts[deel].naam.lower()}", vertaling_deel(taal, texts), "vertaling", naar=naar
    )
    context = {"delen": parts, "deel": deel, "vertaaltaal": taal, "knop": "Bewaren en verder"}
    return edited(
        request,
        found,
        form,
        translate,
        part,
        template="enquetes/vertalen.html",
        context=context,
        values={"taal": taal},
    )


@require_POST
@staff_view
def vragenlijst_taal_weg(request: StaffRequest, slug: str, vragenlijst_pk: int, taal: str) -> HttpResponse:
    """Take a language away; that can be undone."""
    return done(request, fetch_vragenlijst(request.user, slug, vragenlijst_pk), remove_taal, taal=taal)
