"""Register of processing and DPIA: to read, to fill in, and as files."""

from __future__ import annotations

import io

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.register import fill_register
from adoptie.forms.register import RegisterForm
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.navigation import BEHEERDERS, LOGBOEK_READERS
from adoptie.queries.register import KOPPEN, filled_in, register_of
from adoptie.register_pdf import TITEL, register_pdf
from adoptie.sheets.csv_writing import write_csv
from adoptie.views.pages import beheer_page


@require_safe
@staff_view
def register(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LOGBOEK_READERS)
    return beheer_page(request, gemeente, "adoptie/register.html", TITEL, register=register_of(gemeente))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def register_invullen(request: StaffRequest, slug: str) -> HttpResponse:
    """Keep what only people know; the rest of the text is made anew each time."""
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    form = RegisterForm(request.POST or None, initial=filled_in(gemeente))
    if form.is_valid():
        fill_register(gemeente=gemeente, velden=form.velden(), by=request.user)
        return redirect("register", slug)
    back = reverse("register", args=[slug])
    titel = "Wat weten alleen mensen?"
    crumbs = [(TITEL, back)]
    return beheer_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        titel,
        kruimels=crumbs,
        form=form,
        knop="Bewaren",
        terug=back,
    )


@require_safe
@staff_view
def register_bestand(request: StaffRequest, slug: str, soort: str) -> HttpResponse:
    """Give the whole as PDF or JSON, or the register alone as CSV."""
    found = register_of(fetch_gemeente(request.user, slug, LOGBOEK_READERS))
    if soort == "json":
        response: HttpResponse = JsonResponse(
            found.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    elif soort == "csv":
        out = io.StringIO()
        write_csv(out, KOPPEN, found.rijen)
        response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(register_pdf(found, timezone.localdate()), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="register-{slug}.{soort}"'
    return response
