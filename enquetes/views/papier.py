"""Paper in a round: who gets a letter, and what is printed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted, saved
from enquetes.actions.papier import invite_by_letter, print_forms, print_letters, withdraw_codes
from enquetes.forms.papier import MAX_BYTES, BrievenForm, FormulierenForm, ZonderMailForm
from enquetes.models import Doelgroep
from enquetes.queries.papier import BY_LETTER, may_be_printed, papierstand
from enquetes.views.fetching import fetch_ronde
from enquetes.views.meenemen import attachment
from enquetes.views.rondes import ronde_page

_METHODS = ["GET", "HEAD", "POST"]
_WHY = (
    "Deze mensen krijgen geen mail. Na het openen maakt u brieven voor hen, met een code. "
    "We bewaren alleen hoeveel mensen het zijn."
)


@require_http_methods(_METHODS)
@staff_view
def ronde_zonder_mail(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Say before the opening how many people are invited by letter."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    form = ZonderMailForm(request.POST or None, ronde=found)
    success = "De mensen zonder e-mailadres doen mee."
    if saved(request, form, invite_by_letter, success, ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    return ronde_page(
        request,
        found,
        "adoptie/formulier.html",
        "Mensen zonder e-mailadres",
        form=form,
        knop="Bewaren",
        uitleg=_WHY,
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(_METHODS)
@staff_view
def ronde_papier(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Make letters or forms and send them as one PDF; no address is kept."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    is_open_link = found.doelgroep == Doelgroep.OPEN
    sent = request.method == "POST"
    kind = FormulierenForm if is_open_link else BrievenForm
    form = kind(request.POST if sent else None, request.FILES if sent else None, ronde=found)
    if sent and form.is_valid():
        make = print_forms if is_open_link else print_letters
        try:
            made = make(ronde=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return attachment(made, f"papier-{slugify(found.naam)}.pdf", "application/pdf")
    return ronde_page(
        request,
        found,
        "enquetes/papier.html",
        "Formulieren op papier" if is_open_link else "Brieven en formulieren",
        form=form,
        bezwaar=may_be_printed(found),
        stand=papierstand(found),
        per_brief=found.doelgroep in BY_LETTER,
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )


@require_POST
@staff_view
def ronde_papier_intrekken(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    told = "De codes die nog niet waren gebruikt, gelden niet meer. U kunt die brieven opnieuw maken."
    attempted(request, withdraw_codes, told, ronde=found, by=request.user)
    return redirect("ronde-papier", slug, ronde_pk)
