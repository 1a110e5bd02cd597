"""Questions that are always on: start, look, let them rest, end; and the link that stays the same."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from adoptie import dutch
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, fetch_traject, staff_view
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from enquetes import mails
from enquetes.actions.reeks import create_reeks, set_status
from enquetes.forms.reeks import ReeksForm
from enquetes.models import Doelgroep, Modus, Reeks
from enquetes.queries.links import UnknownLinkError
from enquetes.queries.reeksen import newest_versie, open_ronde_of, rounds_of, what_is_next
from enquetes.queries.vragenlijsten import fixed_versies
from enquetes.views.fetching import WATCHERS
from enquetes.views.respondpages import respondent_view, show_message

_METHODS = ["GET", "HEAD", "POST"]
# Seconds after which a tablet looks whether a round has opened.
_WAITS = 600
_STEPS = {
    "pauzeren": (
        Reeks.Status.GEPAUZEERD,
        "De reeks laten rusten?",
        "Ja, laten rusten",
        "De reeks staat stil.",
        ("Er gaat geen nieuwe ronde open.", "Een ronde die loopt, loopt door.", "U kunt later verdergaan."),
    ),
    "hervatten": (
        Reeks.Status.LOOPT,
        "Verdergaan met de reeks?",
        "Ja, verdergaan",
        "De reeks loopt weer.",
        ("Is de periode nog lang genoeg? Dan opent er een ronde.", "Wat is gemist, halen we niet in."),
    ),
    "beeindigen": (
        Reeks.Status.BEEINDIGD,
        "De reeks beëindigen?",
        "Ja, beëindigen",
        "De reeks is beëindigd.",
        ("Er komen geen rondes meer bij. U kunt dit niet terugdraaien.", "Wat er al is, blijft."),
    ),
}


def _fetch(request: StaffRequest, slug: str, pk: int, *, looking: bool = False) -> Reeks:
    gemeente = fetch_gemeente(request.user, slug, WATCHERS if looking else LEADERS)
    rows = Reeks.objects.select_related("traject__gemeente", "vragenlijst")
    return get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)


@require_http_methods(_METHODS)
@staff_view
def reeks_maken(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    crumbs = [("Rondes", reverse("rondes", args=[slug]))]
    if not fixed_versies(traject.gemeente):
        return gemeente_page(
            request, traject.gemeente, "enquetes/geen_versie.html", "Reeks maken", kruimels=crumbs
        )
    form = ReeksForm(request.POST or None, gemeente=traject.gemeente, initial={"begin": timezone.localdate()})
    success = "De reeks loopt. De eerste ronde opent op haar dag vanzelf."
    if saved(request, form, create_reeks, success, traject=traject, by=request.user):
        made = traject.reeksen.get(naam=form.cleaned_data["plan"].naam)
        return redirect("reeks", slug, made.pk)
    return gemeente_page(
        request,
        traject.gemeente,
        "adoptie/formulier.html",
        f"Reeks maken voor {traject}",
        kruimels=crumbs,
        form=form,
        knop="Starten",
        terug=reverse("rondes", args=[slug]),
        uitleg="U stelt dezelfde vragen elke maand, elk kwartaal of elk jaar. Elke periode krijgt een ronde.",
    )


@require_safe
@staff_view
def reeks(request: StaffRequest, slug: str, reeks_pk: int) -> HttpResponse:
    found = _fetch(request, slug, reeks_pk, looking=True)
    lasting = settings.SITE_URL + reverse("reeks-link", args=[found.code])
    return gemeente_page(
        request,
        found.traject.gemeente,
        "enquetes/reeks.html",
        found.naam,
        kruimels=[("Rondes", reverse("rondes", args=[slug]))],
        reeks=found,
        volgende=what_is_next(found, timezone.now()),
        feiten=_facts(found),
        rondes=rounds_of(found),
        vaste_tablet=settings.SITE_URL + reverse("reeks-tablet", args=[found.code]),
        vaste_link=lasting if found.doelgroep == Doelgroep.OPEN else "",
    )


def _facts(found: Reeks) -> list[tuple[str, str]]:
    versie = newest_versie(found)
    number = f" (nu versie {versie.nummer})" if versie else ""
    open_days = dutch.counted(found.dagen, "dag", "dagen") if found.dagen else "de hele periode"
    facts = [
        ("Vragenlijst", f"{found.vragenlijst}{number}"),
        ("Wie", found.get_doelgroep_display().capitalize()),
        ("Belofte", " ".join(mails.promises(Modus(found.modus), Doelgroep(found.doelgroep)))),
        ("Hoe vaak", f"{found.get_periode_display()}, vanaf {dutch.tied(dutch.day(found.begin))}"),
        ("Open", open_days),
    ]
    if found.herinner_na:
        facts.append(("Herinnering", f"na {dutch.counted(found.herinner_na, 'dag', 'dagen')}"))
    return facts


@require_http_methods(_METHODS)
@staff_view
def reeks_stap(request: StaffRequest, slug: str, reeks_pk: int, stap: str) -> HttpResponse:
    """Let a reeks rest, go on or end, asked twice."""
    found = _fetch(request, slug, reeks_pk)
    if stap not in _STEPS:
        raise Http404
    status, title, button, success, sentences = _STEPS[stap]
    change = {"reeks": found, "status": status, "by": request.user}
    if attempted(request, set_status, success, **change) or request.method == "POST":
        return redirect("reeks", slug, reeks_pk)
    back = reverse("reeks", args=[slug, reeks_pk])
    return gemeente_page(
        request,
        found.traject.gemeente,
        "enquetes/zeker.html",
        title,
        kruimels=[("Rondes", reverse("rondes", args=[slug])), (found.naam, back)],
        knop=button,
        zinnen=sentences,
        terug=back,
    )


@respondent_view
def reeks_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the round that is open now; the link on a site or a poster stays the same."""
    return _lasting(request, code, "open-link")


@respondent_view
def reeks_tablet(request: HttpRequest, code: str) -> HttpResponse:
    """Lead a tablet on a desk to the round that is open now, and let it wait as long as none is."""
    response = _lasting(request, code, "kiosk")
    if response.status_code != 302:
        response["Refresh"] = str(_WAITS)
    return response


def _lasting(request: HttpRequest, code: str, name: str) -> HttpResponse:
    row = Reeks.objects.select_related("traject__gemeente").filter(code=code).first()
    if row is None:
        raise UnknownLinkError
    ronde = open_ronde_of(code)
    if ronde is not None:
        return redirect(name, ronde.code)
    told = "Er is nu geen vragenlijst open. Kom later nog eens terug."
    return show_message(request, row.traject.gemeente, "Meedoen kan nu niet", told, status=410)
