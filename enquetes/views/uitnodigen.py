"""From a file with people to invitations: choose, look, confirm."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie import dutch
from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted
from enquetes.actions.staflijst import receive_staflijst, refuse_list
from enquetes.forms.staflijst import MAX_BYTES, StaflijstForm, pack, unpack
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.staflijst import propose
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_uitnodigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Let a file be chosen, and show what is in it. Nothing is kept before it is confirmed."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    try:
        refuse_list(found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("ronde", slug, ronde_pk)
    sent = request.method == "POST"
    form = StaflijstForm(request.POST if sent else None, request.FILES if sent else None, ronde=found)
    if sent and form.is_valid():
        return _shown(request, found, form)
    return ronde_page(
        request,
        found,
        "enquetes/uitnodigen.html",
        "Lijst met mensen inlezen",
        form=form,
        medewerkers=found.doelgroep == Doelgroep.MEDEWERKERS,
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )


def _shown(request: StaffRequest, ronde: Ronde, form: StaflijstForm) -> HttpResponse:
    lijst = form.cleaned_data["bestand"]
    plan = propose(ronde, lijst)
    people = dutch.counted(len(plan.personen), "mens", "mensen")
    facts = [
        ("Mensen in de lijst", people),
        ("Nieuw", dutch.number(plan.nieuw)),
        ("Gewijzigd", dutch.number(plan.gewijzigd)),
        ("Niet meer uitgenodigd", dutch.number(plan.weg)),
        ("In de mail staat", plan.aanhef),
    ]
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        facts.append(("Nieuwe onderdelen", dutch.listing(plan.onderdelen) or "geen"))
    return ronde_page(
        request,
        ronde,
        "enquetes/uitnodigen_controle.html",
        "Klopt deze lijst?" if not plan.problemen else "Deze lijst klopt nog niet",
        voorstel=plan,
        feiten=facts,
        lijst="" if plan.problemen or not plan.personen else pack(lijst, ronde, request.user),
    )


@require_POST
@staff_view
def ronde_uitnodigen_bevestigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    receive = partial(_receive, request, found)
    if attempted(request, receive, "De lijst is ingelezen. Er is nog geen mail weggegaan."):
        return redirect("ronde", slug, ronde_pk)
    return redirect("ronde-uitnodigen", slug, ronde_pk)


def _receive(request: StaffRequest, ronde: Ronde) -> None:
    lijst = unpack(request.POST.get("lijst", ""), ronde, request.user)
    receive_staflijst(ronde=ronde, lijst=lijst, by=request.user)
