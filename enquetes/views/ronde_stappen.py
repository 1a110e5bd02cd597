"""What can be done to a round, each asked twice: a step here cannot be taken back, or reaches people."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from adoptie import dutch
from adoptie.audit import Actor
from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted, saved
from enquetes import mails
from enquetes.actions.mailteksten import send_sample
from enquetes.actions.ronde import close_ronde, extend_ronde, open_ronde, reopen_ronde, stop_ronde
from enquetes.actions.uitnodigingen import invite_panel, resend_uncertain_mails, retry_failed_mails
from enquetes.forms.ronde import SluitdatumForm, StopForm
from enquetes.keys import DamagedError, KeyGoneError
from enquetes.models import Doelgroep, Inzending, Ronde, Verzending
from enquetes.plan import moved_along
from enquetes.queries.concepten import count_concepten
from enquetes.queries.lancering import check_launch
from enquetes.queries.papier import without_mail
from enquetes.queries.ronde_pagina import mail_days, planned_period
from enquetes.queries.verzendingen import changeable_mails
from enquetes.sealing import FAULTS, ChangedWhileSealingError, SealingError, seal_ronde
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page

logger = logging.getLogger(__name__)

_METHODS = ["GET", "HEAD", "POST"]


def _ask(
    request: StaffRequest, ronde: Ronde, titel: str, knop: str, *zinnen: str, **more: object
) -> HttpResponse:
    """Ask whether it must really be done, with what will happen in a sentence a line."""
    back = reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])
    page = "enquetes/zeker.html"
    return ronde_page(request, ronde, page, titel, knop=knop, zinnen=zinnen, terug=back, **more)


@require_http_methods(_METHODS)
@staff_view
def ronde_openen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    if request.POST.get("actie") == "proefmail":
        _try_invitation(request, found)
        return redirect("ronde-openen", slug, ronde_pk)
    if attempted(request, open_ronde, "De ronde is open.", ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    found = moved_along(found)
    check = check_launch(found)
    if request.method == "POST" or not check.akkoord:
        return redirect("ronde", slug, ronde_pk)
    return _ask(
        request,
        found,
        "De ronde nu openen?",
        "Ja, openen",
        *_leaves(found),
        planned_period(found),
        *(f"{name}: {when}." for name, when in mail_days(found)),
        "De vragen, de belofte en de groepen liggen daarna vast.",
        "Zolang de ronde open is, ziet niemand uitkomsten. U ziet alleen hoeveel mensen meededen.",
        *check.adviezen,
        proefmail=Verzending.Soort.UITNODIGING in changeable_mails(found),
    )


def _try_invitation(request: StaffRequest, ronde: Ronde) -> None:
    moved, kind = moved_along(ronde), Verzending.Soort.UITNODIGING
    told = f"De proefmail is verstuurd naar {request.user.email}. De ronde is nog niet open."
    tekst = mails.text_for(moved, kind)
    attempted(request, send_sample, told, ronde=moved, soort=kind, tekst=tekst, to=request.user.email)


def _leaves(ronde: Ronde) -> Iterator[str]:
    """Say how everybody is asked as soon as the round opens."""
    if ronde.doelgroep == Doelgroep.OPEN:
        yield "Iedereen met de link kan meedoen."
        return
    mailed, letters = ronde.uitnodigingen.exclude(email="").count(), without_mail(ronde).count()
    if mailed or not letters:
        yield f"Er gaat meteen een mail naar {dutch.counted(mailed, 'mens', 'mensen')}."
    if letters:
        verb, them = ("krijgt", "Die maakt") if letters == 1 else ("krijgen", "Die brieven maakt")
        yield f"{dutch.counted(letters, 'mens', 'mensen')} {verb} een brief. {them} u hierna, bij de ronde."


@require_http_methods(_METHODS)
@staff_view
def ronde_sluiten(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    close = attempted(request, close_ronde, "De ronde is gesloten.", ronde=found, by=request.user)
    if close or request.method == "POST":
        return redirect("ronde", slug, ronde_pk)
    return _ask(
        request,
        found,
        "De ronde nu sluiten?",
        "Ja, sluiten",
        "Niemand kan daarna nog online meedoen.",
        "U kunt de ronde weer openen, tot zij definitief is afgesloten.",
    )


@require_http_methods(_METHODS)
@staff_view
def ronde_heropenen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    form = SluitdatumForm(request.POST or None)
    if saved(request, form, reopen_ronde, "De ronde is weer open.", ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    context = {
        "form": form,
        "knop": "Weer openen",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": "De links uit de mails werken dan weer. Het definitief afsluiten schuift mee.",
    }
    return ronde_page(request, found, "adoptie/formulier.html", "De ronde weer openen", **context)


@require_http_methods(_METHODS)
@staff_view
def ronde_verlengen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Move the closing of an open round to a later day."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    form = SluitdatumForm(request.POST or None)
    if saved(request, form, extend_ronde, "De sluitdatum is verschoven.", ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    until = dutch.day(timezone.localdate(found.sluit_op))
    context = {
        "form": form,
        "knop": "Sluitdatum verschuiven",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": (
            f"De ronde sluit nu na {until}. Kies een latere dag. Het definitief afsluiten en de bedankmail "
            "schuiven mee. De herinneringen blijven op hun dag. Links en brieven werken gewoon door."
        ),
    }
    return ronde_page(request, found, "adoptie/formulier.html", "De sluitdatum verschuiven", **context)


@require_http_methods(_METHODS)
@staff_view
def ronde_stoppen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Let leaders stop a round: what was answered is erased at once."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    form = StopForm(request.POST or None)
    if saved(request, form, stop_ronde, "De ronde is gestopt.", ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    context = {
        "form": form,
        "knop": "Ja, stoppen",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": "Niemand kan dan nog meedoen. Wat al is ingevuld, wissen we. U kunt dit niet terugdraaien.",
    }
    return ronde_page(request, found, "adoptie/formulier.html", "De ronde stoppen?", **context)


@require_http_methods(_METHODS)
@staff_view
def ronde_afsluiten(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    success = "De ronde is definitief afgesloten. De uitkomsten worden nu berekend."
    if attempted(request, _seal, success, ronde=found, by=request.user) or request.method == "POST":
        return redirect("ronde", slug, ronde_pk)
    sent = Inzending.objects.filter(ronde=found).count()
    begun = count_concepten(found)
    kept = dutch.counted(sent, "ingevulde vragenlijst telt mee.", "ingevulde vragenlijsten tellen mee.")
    lost = dutch.counted(begun, "vragenlijst is niet verstuurd.", "vragenlijsten zijn niet verstuurd.")
    return _ask(
        request,
        found,
        "De ronde nu definitief afsluiten?",
        "Ja, definitief afsluiten",
        kept,
        *([f"{lost} Wat daar is ingevuld, gaat weg."] if begun else []),
        "Daarna kan er niets meer bij, ook niet van papier. U kunt dit niet terugdraaien.",
    )


def _seal(*, ronde: Ronde, by: Actor) -> Ronde:
    """Seal, and say in words what can stand in the way."""
    try:
        return seal_ronde(ronde=ronde, by=by)
    except ChangedWhileSealingError as fault:
        raise Refusal("De ronde is net veranderd. Er is niets verloren. Probeer het opnieuw.") from fault
    except (KeyGoneError, DamagedError) as fault:
        raise Refusal(
            "De antwoorden zijn niet te lezen. Er is niets veranderd. Vraag de beheerder om hulp."
        ) from fault
    except SealingError as fault:
        logger.exception("Not sealed: %s", ronde)
        raise Refusal(
            "Het afsluiten is niet gelukt. De ronde blijft gesloten en er is niets verloren. Probeer het "
            "over een minuut opnieuw. Lukt het dan nog niet? Vraag de beheerder om hulp."
        ) from fault
    except FAULTS as fault:
        raise Refusal(
            "Het bestand met de antwoorden is niet te schrijven. De ronde blijft gesloten en er is niets "
            "verloren. Vraag de beheerder om hulp."
        ) from fault


@require_POST
@staff_view
def ronde_panel_uitnodigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    success = "De leden van het panel staan op de lijst. Er is nog geen mail weggegaan."
    attempted(request, invite_panel, success, ronde=found, by=request.user)
    return redirect("ronde", slug, ronde_pk)


@require_POST
@staff_view
def ronde_mislukt_opnieuw(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Try again what the mail server refused: nothing can have arrived, so this needs no second question."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    success = "De mails gaan zo opnieuw weg."
    attempted(request, retry_failed_mails, success, ronde=found, by=request.user)
    return redirect("ronde", slug, ronde_pk)


@require_http_methods(_METHODS)
@staff_view
def ronde_onzeker_opnieuw(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    send = partial(resend_uncertain_mails, ronde=found, by=request.user)
    if attempted(request, send, "De mails gaan zo opnieuw weg.") or request.method == "POST":
        return redirect("ronde", slug, ronde_pk)
    return _ask(
        request,
        found,
        "Onzekere mails opnieuw sturen?",
        "Ja, opnieuw sturen",
        "Van deze mails weten we niet of ze zijn aangekomen. Sommige mensen krijgen de mail dus twee keer.",
        "In de nieuwe mail staat een nieuwe link. De link in een eerdere mail werkt dan niet meer.",
        "Was iemand al begonnen met de eerste link? Dan begint die persoon opnieuw.",
        "Wie de vragenlijst al verstuurde, krijgt geen mail.",
    )
