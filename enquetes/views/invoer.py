"""The screens of a clerk who copies forms and takes answers by phone."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.faults import wordless
from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.linkpages import FORESEEN
from adoptie.views.pages import gemeente_page
from enquetes.actions.invoer import count_late, enter_answers
from enquetes.forms.invoer import WAYS, InvoerForm
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.papercodes import grouped
from enquetes.queries.courses import course_of
from enquetes.queries.invoer import hears_code, rondes_to_enter, rondes_too_late
from enquetes.respondent import Wijze
from enquetes.views.fetching import fetch_ronde

# Who leads a round sees no answers of single people; who has the phone does.
CLERKS = frozenset({Rol.KLANTCONTACT})
_KRUIMEL = "Antwoorden invoeren"


@require_safe
@staff_view
def invoer(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, CLERKS)
    return gemeente_page(
        request,
        gemeente,
        "enquetes/invoer.html",
        _KRUIMEL,
        rondes=rondes_to_enter(gemeente),
        te_laat=rondes_too_late(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
@wordless(*FORESEEN)
def invoer_ronde(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Copy one questionnaire after another."""
    found = fetch_ronde(request.user, slug, ronde_pk, CLERKS)
    if found.status not in {Status.OPEN, Status.GESLOTEN}:
        return redirect("invoer", slug)
    course = course_of(found.versie)
    form = InvoerForm(
        course.inhoud,
        request.POST if request.method == "POST" else None,
        course=course,
        needs_code=found.doelgroep != Doelgroep.OPEN,
        wijze=_way(request.GET.get("wijze", "")),
    )
    if form.is_valid() and _entered(found, form):
        return _go_on(request, found, form.cleaned_data)
    return _page(
        request,
        found,
        "enquetes/invoer_ronde.html",
        f"{found.naam} invoeren",
        form=form,
        blokken=list(form.blocks()),
        open_link=found.doelgroep == Doelgroep.OPEN,
    )


def _go_on(request: StaffRequest, ronde: Ronde, entered: Mapping[str, str]) -> HttpResponse:
    """Go to the next form, after the code for who called: it is shown once and stands nowhere."""
    address = reverse("invoer-ronde", args=[ronde.gemeente.slug, ronde.pk])
    following = f"{address}?wijze={entered['wijze']}"
    if hears_code(ronde, entered["code"], entered["wijze"]):
        place = settings.SITE_URL + reverse("papiercode")
        context = {"intrekcode": grouped(entered["nieuw"]), "adres": place, "verder": following}
        return _page(request, ronde, "enquetes/invoer_code.html", "Bewaard", **context)
    messages.success(request, "Bewaard. U kunt het volgende formulier invoeren.")
    return redirect(following)


def _page(request: StaffRequest, ronde: Ronde, template: str, titel: str, **context: object) -> HttpResponse:
    kruimels = [(_KRUIMEL, reverse("invoer", args=[ronde.gemeente.slug]))]
    return gemeente_page(request, ronde.gemeente, template, titel, kruimels=kruimels, ronde=ronde, **context)


def _way(wanted: str) -> str:
    return wanted if wanted in {way for way, _ in WAYS} else Wijze.PAPIER


def _entered(ronde: Ronde, form: InvoerForm) -> bool:
    """Keep what was filled in, or say at the code why it cannot be."""
    try:
        enter_answers(
            ronde=ronde,
            code=form.cleaned_data["code"],
            nieuw=form.cleaned_data["nieuw"],
            wijze=Wijze(form.cleaned_data["wijze"]),
            answers=form.told,
        )
    except Refusal as refusal:
        form.add_error("code", str(refusal))
        return False
    return True


@require_POST
@staff_view
def invoer_te_laat(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Count a form that came too late."""
    found = fetch_ronde(request.user, slug, ronde_pk, CLERKS)
    told = "Geteld. U hoeft dit formulier niet in te voeren. Vernietig het."
    attempted(request, count_late, told, ronde=found, by=request.user)
    return redirect("invoer", slug)
