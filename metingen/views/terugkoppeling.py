"""Telling back: what is done with the outcomes of a round, and the mail to everybody who was asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adoptie import dutch
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from enquetes.actions.terugkoppeling import retry_uitkomsten, save_actiepunten
from enquetes.models import Actiepunt, Ronde, Status, Verzending
from enquetes.queries.ronde_pagina import shown_mail
from enquetes.queries.terugkoppeling import verzendstand
from metingen.actions.terugkoppeling import mail_uitkomsten
from metingen.forms.actiepunt import ActiepuntFormSet
from metingen.queries.vrijgave import is_released


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_terugkoppelen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Write what is done with the outcomes, and see the mail and the page as others will."""
    ronde = _fetch_sealed(request, slug, pk)
    rows = ActiepuntFormSet(request.POST or None, initial=_initial(ronde), prefix="punt")
    if rows.is_valid() and _saved(request, ronde, rows):
        return redirect("ronde-terugkoppelen", slug, pk)
    return gemeente_page(
        request,
        ronde.gemeente,
        "metingen/terugkoppelen.html",
        f"De uitkomsten van {ronde.naam} vertellen",
        kruimels=[
            ("Rondes", reverse("rondes", args=[slug])),
            (ronde.naam, reverse("ronde", args=[slug, pk])),
        ],
        ronde=ronde,
        vrijgegeven=is_released(ronde),
        form=rows,
        mail=shown_mail(ronde, Verzending.Soort.UITKOMST),
        stand=verzendstand(ronde),
    )


@require_POST
@staff_view
def uitkomsten_mailen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Mail the link to the outcomes, once."""
    ronde = _fetch_sealed(request, slug, pk)
    told = "De mail is onderweg naar iedereen die was gevraagd."
    attempted(request, mail_uitkomsten, told, ronde=ronde, by=request.user)
    return redirect("ronde-terugkoppelen", slug, pk)


@require_POST
@staff_view
def uitkomsten_opnieuw(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Mail the link again where it did not arrive: that needs no second question."""
    ronde = _fetch_sealed(request, slug, pk)
    addresses = dutch.counted(verzendstand(ronde).niet_aangekomen, "adres", "adressen")
    told = f"De mail gaat opnieuw naar {addresses}."
    attempted(request, retry_uitkomsten, told, ronde=ronde, by=request.user)
    return redirect("ronde-terugkoppelen", slug, pk)


def _fetch_sealed(request: StaffRequest, slug: str, pk: int) -> Ronde:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    rows = Ronde.objects.select_related("traject__gemeente", "versie").filter(status=Status.VERZEGELD)
    return get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)


def _initial(ronde: Ronde) -> list[dict[str, Any]]:
    return [
        {
            "wat": row.wat,
            "wie": row.wie,
            "wanneer": row.wanneer,
            "klaar": row.status == Actiepunt.Status.KLAAR,
        }
        for row in ronde.actiepunten.all()
    ]


def _saved(request: StaffRequest, ronde: Ronde, rows: Any) -> bool:
    try:
        save_actiepunten(ronde=ronde, punten=rows.punten(), by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, "Bewaard. Wie de link heeft, ziet dit meteen.")
    return True
