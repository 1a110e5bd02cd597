"""Taking over coarser groups that were proposed, and taking that back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from adoptie.permissions import StaffRequest, staff_view
from adoptie.views.doing import attempted
from enquetes.actions.groepsadvies import restore_groups, take_over_groups
from enquetes.views.fetching import fetch_ronde


@require_POST
@staff_view
def ronde_groepen_overnemen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    success = "De groepen zijn samengevoegd. U kunt ze terugzetten tot de ronde opent."
    merk = request.POST.get("merk", "")
    attempted(request, take_over_groups, success, ronde=found, merk=merk, by=request.user)
    return redirect("ronde", slug, ronde_pk)


@require_POST
@staff_view
def ronde_groepen_terugzetten(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    success = "De groepen zijn weer zoals ze waren."
    attempted(request, restore_groups, success, ronde=found, by=request.user)
    return redirect("ronde", slug, ronde_pk)
