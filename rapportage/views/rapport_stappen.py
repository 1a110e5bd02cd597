"""The steps of a report: other words, settled, published, corrected."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from rapportage.actions.rapport import publish_rapport, settle_rapport
from rapportage.actions.verbetering import correct_rapport, rewrite_rapport
from rapportage.forms.rapport import TekstenForm
from rapportage.forms.verbetering import VerbeterForm
from rapportage.models import Rapport, Soort, Uitvoering
from rapportage.queries.opdrachten import KINDS, Kind
from rapportage.queries.rapporten import SETTLERS
from rapportage.views.rapporten import RAPPORTEN, fetch_rapport

_SETTLED = "Managers en lezers zien het daarna. Dat kan als de cijfers erin zijn vrijgegeven."
_PUBLISHED = "Iedereen kan het daarna lezen, ook zonder account, met de cijfers die erin staan."
_REWRITE = "Er komt een nieuwe versie met uw woorden. De versie van nu blijft bewaard."
_CORRECT = (
    "Dit rapport blijft zoals het is. Er komt een nieuwe versie, als concept. "
    "Wat u hier schrijft, staat daarin op de eerste bladzijde."
)
_SIGNED = "Uw naam en de datum komen erbij."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_vaststellen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is vastgesteld. Managers en lezers zien het nu."
    if attempted(request, settle_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport vaststellen?", "Ja, vaststellen", _SETTLED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_publiceren(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is gepubliceerd. Iedereen kan het nu lezen, ook zonder account."
    if attempted(request, publish_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport publiceren?", "Ja, publiceren", _PUBLISHED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_teksten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Change the words that people added to a concept; that makes a version more."""
    gemeente, found = fetch_rapport(request, slug, pk, LEADERS)
    form = TekstenForm(request.POST or None, kind=_kind(found), teksten=found.teksten)
    return _made(request, gemeente, found, form, "Teksten veranderen", _REWRITE, rewrite_rapport)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_verbeteren(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Say what is wrong in a settled report; that makes a new version, the old one stays."""
    gemeente, found = fetch_rapport(request, slug, pk, SETTLERS)
    form = VerbeterForm(request.POST or None, kind=_kind(found), teksten=found.teksten)
    return _made(request, gemeente, found, form, "Dit rapport verbeteren", _CORRECT, correct_rapport)


def _kind(rapport: Rapport) -> Kind:
    kind = KINDS.get(Soort(rapport.soort))
    if kind is None:
        raise Http404
    return kind


def _made(
    request: StaffRequest,
    gemeente: Gemeente,
    rapport: Rapport,
    form: TekstenForm,
    titel: str,
    uitleg: str,
    action: Callable[..., Uitvoering],
) -> HttpResponse:
    """Have a next version made from the form, and go and look how far it is."""
    if form.is_valid():
        try:
            asked = action(rapport=rapport, by=request.user, **form.values())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("rapport-wachten", gemeente.slug, asked.pk)
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        titel,
        kruimels=_path(gemeente, rapport),
        form=form,
        uitleg=f"{uitleg} {form.toelichting}".rstrip(),
        knop="Nieuwe versie maken",
        terug=reverse("rapport", args=[gemeente.slug, rapport.pk]),
    )


def _path(gemeente: Gemeente, rapport: Rapport) -> list[tuple[str, str]]:
    slug = gemeente.slug
    own = reverse("rapport", args=[slug, rapport.pk])
    return [(RAPPORTEN, reverse("rapporten", args=[slug])), (rapport.titel, own)]


def _asked(
    request: StaffRequest, gemeente: Gemeente, rapport: Rapport, titel: str, knop: str, uitleg: str
) -> HttpResponse:
    """Ask once more before a step that cannot be taken back."""
    return gemeente_page(
        request,
        gemeente,
        "rapportage/vaststellen.html",
        titel,
        kruimels=_path(gemeente, rapport),
        uitleg=f"'{rapport}', versie {rapport.versie}. {uitleg} {_SIGNED} U kunt dit niet terugdraaien.",
        knop=knop,
        terug=reverse("rapport", args=[gemeente.slug, rapport.pk]),
    )
