"""The first steps about asking: from one file to a round that is ready for the ondernemingsraad."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie import dutch
from adoptie.actions.lidmaatschap import become_programmaleider
from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.navigation import BEHEERDERS
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from enquetes import mails
from enquetes.actions.begin import begin_nulmeting as begin_with_list
from enquetes.actions.begin import confirm_nulmeting
from enquetes.actions.wachtstuk import put_list
from enquetes.forms.begin import NulmetingForm
from enquetes.forms.staflijst import MAX_BYTES, StaflijstForm
from enquetes.models import Status
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.plan import moved_along
from enquetes.queries.begin import first_ronde
from enquetes.queries.dossier_delen import questions_of
from enquetes.queries.eerste_lijst import Eerstelijst, Indeling, new_ronde, propose_divisions
from enquetes.queries.groepen import invited_per_group
from enquetes.queries.ronde_pagina import mail_texts
from enquetes.queries.wachtstuk import read_list


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def begin_medewerkers(request: StaffRequest, slug: str) -> HttpResponse:
    """Let the first list be chosen; what was read in it waits on a page of its own."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    if _has_begun(request, gemeente):
        return redirect("begin", slug)
    sent, ronde = request.method == "POST", new_ronde(gemeente)
    form = StaflijstForm(request.POST if sent else None, request.FILES if sent else None, ronde=ronde)
    if sent and form.is_valid():
        key = put_list(lijst=form.cleaned_data["bestand"], ronde=ronde, by=request.user)
        return redirect("begin-medewerkers-controle", slug, key)
    return _asked(request, gemeente, form)


def _asked(
    request: StaffRequest, gemeente: Gemeente, form: StaflijstForm, found: Eerstelijst | None = None
) -> HttpResponse:
    """Ask for a file; beside what is wrong in the one before, so that it takes no other screen."""
    return gemeente_page(
        request,
        gemeente,
        "enquetes/begin/medewerkers.html",
        "Deze lijst klopt nog niet" if found else "Wie werken er bij u?",
        form=form,
        gevonden=found,
        terug=reverse("gemeente-overzicht", args=[gemeente.slug]),
    )


def _has_begun(request: StaffRequest, gemeente: Gemeente) -> bool:
    known = first_ronde(gemeente)
    if known is None or known.status == Status.CONCEPT:
        return False
    messages.error(request, "De ronde is al geopend. De lijst met mensen verandert niet meer.")
    return True


@never_cache
@require_safe
@staff_view
def begin_medewerkers_controle(request: StaffRequest, slug: str, sleutel: str) -> HttpResponse:
    """Show what the first list would make. Nothing of it counts before it is confirmed."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    if _has_begun(request, gemeente):
        return redirect("begin", slug)
    try:
        lijst = read_list(sleutel, new_ronde(gemeente), request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("begin-medewerkers", slug)
    divisions = propose_divisions(gemeente, lijst)
    wrong = next((each.gevonden for each in divisions if each.gevonden.problemen), None)
    if wrong:
        return _asked(request, gemeente, StaflijstForm(ronde=new_ronde(gemeente)), wrong)
    return _shown(request, gemeente, divisions, sleutel)


def _shown(
    request: StaffRequest, gemeente: Gemeente, divisions: tuple[Indeling, ...], sleutel: str
) -> HttpResponse:
    voorstel = divisions[0].gevonden.met
    facts = [("Medewerkers", dutch.number(len(voorstel.personen))), ("In de mail staat", voorstel.aanhef)]
    known = first_ronde(gemeente)
    return gemeente_page(
        request,
        gemeente,
        "enquetes/begin/medewerkers_controle.html",
        "Klopt deze lijst?",
        indelingen=divisions,
        meldingen=voorstel.meldingen,
        feiten=facts,
        vervangt=known is not None and known.uitnodigingen.exists(),
        lijst=sleutel,
        vraag_leider=_may_lead(request, gemeente),
    )


@require_POST
@staff_view
def begin_medewerkers_bevestigen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    receive = partial(_receive, request, gemeente)
    if attempted(request, receive, "Uw medewerkers staan erin. Er is nog geen mail weggegaan."):
        return redirect("gemeente-overzicht", slug)
    return redirect("begin-medewerkers", slug)


def _receive(request: StaffRequest, gemeente: Gemeente) -> None:
    lijst = read_list(request.POST.get("lijst", ""), new_ronde(gemeente), request.user)
    samen = request.POST.get("samen") == "ja"
    fijn = request.POST.get("fijn") == "ja"
    begin_with_list(gemeente=gemeente, lijst=lijst, samen=samen, fijn=fijn, by=request.user)
    if request.POST.get("leider") == "ja" and _may_lead(request, gemeente):
        become_programmaleider(gemeente=gemeente, by=request.user)


def _may_lead(request: StaffRequest, gemeente: Gemeente) -> bool:
    """Tell whether this is a beheerder who did not say yet to be programmaleider as well."""
    roles = roles_of(request.user, gemeente)
    return bool(BEHEERDERS & roles) and Rol.PROGRAMMALEIDER not in roles


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def begin_nulmeting(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the first round with everything filled in; one button fixes it."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    ronde = first_ronde(gemeente)
    if ronde is None or ronde.status != Status.CONCEPT:
        if ronde is None:
            messages.error(request, "Geef eerst de lijst met medewerkers. Dat is stap 1.")
        return redirect("begin", slug)
    form = NulmetingForm(request.POST or None, ronde=ronde, by=request.user)
    success = "De nulmeting is klaar. Nu is de ondernemingsraad aan de beurt."
    if saved(request, form, confirm_nulmeting, success, ronde=ronde, by=request.user):
        return redirect("gemeente-overzicht", slug)
    content = ronde.versie.content
    return gemeente_page(
        request,
        gemeente,
        "enquetes/begin/nulmeting.html",
        "Uw nulmeting staat klaar",
        ronde=ronde,
        form=form,
        inhoud=content,
        vragen=questions_of(ronde),
        aantal=dutch.counted(sum(1 for _ in content.asked()), "vraag", "vragen"),
        minuten=dutch.counted(minutes_to_answer(content), "minuut", "minuten"),
        beloften=mails.promise(ronde),
        groepen=[(name, dutch.number(people)) for name, people in invited_per_group(ronde).items()],
        mailteksten=mail_texts(moved_along(ronde)),
        terug=reverse("gemeente-overzicht", args=[slug]),
    )
