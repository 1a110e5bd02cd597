"""From a file with people to invitations: choose, look, confirm."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie import dutch
from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted
from enquetes.actions.staflijst import receive_staflijst, refuse_list
from enquetes.actions.wachtstuk import put_list
from enquetes.forms.staflijst import MAX_BYTES, StaflijstForm
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.staflijst import Voorstel, propose
from enquetes.queries.wachtstuk import read_list
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_uitnodigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Let a file be chosen; what was read in it waits on a page of its own, to which one can go back."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    if not _takes_list(request, found):
        return redirect("ronde", slug, ronde_pk)
    sent = request.method == "POST"
    form = StaflijstForm(request.POST if sent else None, request.FILES if sent else None, ronde=found)
    if sent and form.is_valid():
        key = put_list(lijst=form.cleaned_data["bestand"], ronde=found, by=request.user)
        return redirect("ronde-uitnodigen-controle", slug, ronde_pk, key)
    return ronde_page(
        request,
        found,
        "enquetes/uitnodigen.html",
        "Lijst met mensen inlezen",
        form=form,
        medewerkers=found.doelgroep == Doelgroep.MEDEWERKERS,
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )


def _takes_list(request: StaffRequest, ronde: Ronde) -> bool:
    try:
        refuse_list(ronde)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@never_cache
@require_safe
@staff_view
def ronde_uitnodigen_controle(request: StaffRequest, slug: str, ronde_pk: int, sleutel: str) -> HttpResponse:
    """Show what a list would do. Nothing of it counts before it is confirmed."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    if not _takes_list(request, found):
        return redirect("ronde", slug, ronde_pk)
    try:
        lijst = read_list(sleutel, found, request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("ronde-uitnodigen", slug, ronde_pk)
    plan = propose(found, lijst)
    return ronde_page(
        request,
        found,
        "enquetes/uitnodigen_controle.html",
        "Klopt deze lijst?" if not plan.problemen else "Deze lijst klopt nog niet",
        voorstel=plan,
        feiten=_facts(found, plan),
        lijst="" if plan.problemen or not plan.personen else sleutel,
    )


def _facts(ronde: Ronde, plan: Voorstel) -> list[tuple[str, str]]:
    facts = [
        ("Mensen in de lijst", dutch.counted(len(plan.personen), "mens", "mensen")),
        ("Nieuw", dutch.number(plan.nieuw)),
        ("Gewijzigd", dutch.number(plan.gewijzigd)),
        ("Niet meer uitgenodigd", dutch.number(plan.weg)),
        ("In de mail staat", plan.aanhef),
    ]
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        facts.append(("Nieuwe onderdelen", dutch.listing(plan.onderdelen) or "geen"))
    return facts


@require_POST
@staff_view
def ronde_uitnodigen_bevestigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    receive = partial(_receive, request, found)
    if attempted(request, receive, "De lijst is ingelezen. Er is nog geen mail weggegaan."):
        return redirect("ronde", slug, ronde_pk)
    return redirect("ronde-uitnodigen", slug, ronde_pk)


def _receive(request: StaffRequest, ronde: Ronde) -> None:
    lijst = read_list(request.POST.get("lijst", ""), ronde, request.user)
    receive_staflijst(ronde=ronde, lijst=lijst, by=request.user)
