"""Paper in a round: who gets a letter, and what is printed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie import dutch
from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted, saved
from enquetes.actions.papier import (
    Drukstuk,
    invite_by_letter,
    print_forms,
    print_letters,
    print_waiting_letters,
    withdraw_codes,
)
from enquetes.forms.papier import MAX_BYTES, BrievenForm, FormulierenForm, ZonderMailForm
from enquetes.importers.adressen import MAX_LETTERS
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.invoer import clerks_of
from enquetes.queries.papier import BY_LETTER, may_be_printed, papierstand
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page

_METHODS = ["GET", "HEAD", "POST"]
# On the button for letters to hand out.
_WAITING = "wachtenden"
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
    """Make letters or forms as one PDF; no address is kept."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    waiting = request.POST.get("voor") == _WAITING
    form = _form(request, found, waiting=waiting)
    if form.is_bound and form.is_valid():
        try:
            made = _make(found, waiting=waiting)(ronde=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _ready(request, found, made)
    return ronde_page(
        request,
        found,
        "enquetes/papier.html",
        "Brieven en formulieren" if found.doelgroep in BY_LETTER else "Formulieren op papier",
        form=form,
        bezwaar=may_be_printed(found),
        stand=papierstand(found),
        per_brief=found.doelgroep in BY_LETTER,
        brieven=_letters_to_make(found),
        invoerders=clerks_of(found.gemeente),
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )


def _form(request: StaffRequest, ronde: Ronde, *, waiting: bool) -> BrievenForm | FormulierenForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    if ronde.doelgroep == Doelgroep.OPEN:
        return FormulierenForm(*sent, ronde=ronde)
    return BrievenForm(*sent, ronde=ronde, met_lijst=not waiting)


def _make(ronde: Ronde, *, waiting: bool) -> Callable[..., Drukstuk]:
    if ronde.doelgroep == Doelgroep.OPEN:
        return print_forms
    return print_waiting_letters if waiting else print_letters


def _letters_to_make(ronde: Ronde) -> str:
    """Return what stands on the button for letters to hand out; nothing where nobody waits for one."""
    waiting = papierstand(ronde).zonder_code
    if ronde.doelgroep != Doelgroep.MEDEWERKERS or not waiting:
        return ""
    return f"{dutch.counted(min(waiting, MAX_LETTERS), 'brief', 'brieven')} maken"


def _ready(request: StaffRequest, ronde: Ronde, made: Drukstuk) -> HttpResponse:
    """Show a page with the file in it: who takes it has it, and nothing of it is kept here."""
    one, more = ("brief", "brieven") if ronde.doelgroep in BY_LETTER else ("formulier", "formulieren")
    number = dutch.counted(made.aantal, one, more)
    return ronde_page(
        request,
        ronde,
        "enquetes/papier_klaar.html",
        f"{number} gemaakt",
        bestand=b64encode(made.pdf).decode(),
        bestandsnaam=f"papier-{slugify(ronde.naam)}.pdf",
        invoerders=clerks_of(ronde.gemeente),
        wachten=papierstand(ronde).zonder_code,
        terug=reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]),
    )


@require_POST
@staff_view
def ronde_papier_intrekken(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    told = "De codes die nog niet waren gebruikt, gelden niet meer. U kunt die brieven opnieuw maken."
    attempted(request, withdraw_codes, told, ronde=found, by=request.user)
    return redirect("ronde-papier", slug, ronde_pk)
