from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.models import Gemeente, Rol
from adoptie.periods import Period
from adoptie.permissions import ANY, LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import ALL, Status, statuses_for
from rapportage.actions.rapport import publish_rapport, settle_rapport
from rapportage.actions.rapportplan import request_rapport
from rapportage.blocks_json import from_json
from rapportage.forms.rapport import RapportForm
from rapportage.models import Rapport, Uitvoering
from rapportage.queries.dashboard import Quarters, read_quarters
from rapportage.queries.rapporten import rapporten_of
from rapportage.queries.uitvoeringen import going_of
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of, tables_of
from rapportage.views.downloads import downloads
from rapportage.views.files import file_response

SETTLERS = frozenset({Rol.PROGRAMMALEIDER})
_KRUIMEL = "Rapporten"
_SETTLED = "Managers en lezers zien het daarna. Dat kan als de cijfers erin zijn vrijgegeven."
_PUBLISHED = "Iedereen met toegang ziet het daarna, ook klantcontact, met de cijfers die erin staan."
_SETTLED_FIRST = "Zodra de programmaleider een rapport vaststelt, ziet u het hier."
_PUBLISHED_FIRST = "Zodra een rapport is gepubliceerd, ziet u het hier."
_REFRESH_SECONDS = 5


@require_safe
@staff_view
def rapporten(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/rapporten.html",
        "Rapporten",
        rapporten=rapporten_of(gemeente, roles),
        bezig=going_of(gemeente) if roles & LEADERS else (),
        leeg=_SETTLED_FIRST if Status.VRIJGEGEVEN in statuses_for(roles) else _PUBLISHED_FIRST,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_maken(request: StaffRequest, slug: str) -> HttpResponse:
    """Have a report made by the worker, and go and look how far it is."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = RapportForm(request.POST or None, gemeente=gemeente, quarters=_over(read_quarters(gemeente, ALL)))
    if form.is_valid():
        try:
            asked = request_rapport(opdracht=form.opdracht(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("rapport-wachten", slug, asked.pk)
    back = reverse("rapporten", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Een rapport maken",
        kruimels=[(_KRUIMEL, back)],
        form=form,
        knop="Rapport maken",
        terug=back,
    )


def _over(quarters: Quarters) -> list[Period]:
    """Return the newest quarter with figures, or else the one of the cases, as far as it is over."""
    today = timezone.localdate()
    return [each for each in (quarters.chosen, quarters.zaken) if each.last_day < today]


@require_safe
@staff_view
def rapport_wachten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show how far a report is; the page looks again by itself unless the reader stops that."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    asked = get_object_or_404(gemeente.uitvoeringen.filter(plan=None), pk=pk)
    if asked.status == Uitvoering.Status.GEMAAKT and asked.rapport_id:
        return redirect("rapport", slug, asked.rapport_id)
    going = asked.status in {Uitvoering.Status.WACHT, Uitvoering.Status.BEZIG}
    by_itself = going and request.GET.get("vanzelf") != "nee"
    response = gemeente_page(
        request,
        gemeente,
        "rapportage/wachten.html",
        "Uw rapport wordt gemaakt" if going else "Het rapport is niet gemaakt",
        kruimels=[(_KRUIMEL, reverse("rapporten", args=[slug]))],
        gevraagd=asked,
        bezig=going,
        vanzelf=by_itself,
    )
    if by_itself:
        response.headers["Refresh"] = str(_REFRESH_SECONDS)
    return response


@require_safe
@staff_view
def rapport(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show a report as it was made, with its drawings and files."""
    gemeente, found = _fetch_rapport(request, slug, pk)
    content = from_json(found.inhoud)

    def address(name: str) -> str:
        return reverse("rapport-bestand", args=[slug, pk, name])

    charts = [chart.anchor for chart in charts_of(content)]
    roles = roles_of(request.user, gemeente)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/rapport.html",
        content.title,
        kruimels=[(_KRUIMEL, reverse("rapporten", args=[slug]))],
        rapport=found,
        inhoud=render_html(
            content,
            charts={anchor: address(f"grafieken/{anchor}.svg") for anchor in charts},
            narrow={anchor: address(f"grafieken/smal/{anchor}.svg") for anchor in charts},
            tables=[address(name) for name, _ in tables_of(content)],
            site=True,
        ),
        bestanden=downloads(found, address),
        stappen=_steps(found, slug) if roles & SETTLERS else (),
    )


def _steps(rapport: Rapport, slug: str) -> tuple[tuple[str, str], ...]:
    """Return (label, address) of what can be done with a report now."""
    names = {
        Rapport.Status.CONCEPT: ("Vaststellen", "rapport-vaststellen"),
        Rapport.Status.VASTGESTELD: ("Publiceren", "rapport-publiceren"),
    }
    label, name = names.get(Rapport.Status(rapport.status), ("", ""))
    return ((label, reverse(name, args=[slug, rapport.pk])),) if label else ()


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_vaststellen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = _fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is vastgesteld. Managers en lezers zien het nu."
    if attempted(request, settle_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport vaststellen?", "Ja, vaststellen", _SETTLED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_publiceren(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = _fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is gepubliceerd. Iedereen met toegang ziet het nu, met de cijfers die erin staan."
    if attempted(request, publish_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport publiceren?", "Ja, publiceren", _PUBLISHED)


def _asked(
    request: StaffRequest, gemeente: Gemeente, rapport: Rapport, titel: str, knop: str, uitleg: str
) -> HttpResponse:
    """Ask once more before a step that cannot be taken back."""
    slug = gemeente.slug
    back = reverse("rapport", args=[slug, rapport.pk])
    return gemeente_page(
        request,
        gemeente,
        "rapportage/vaststellen.html",
        titel,
        kruimels=[(_KRUIMEL, reverse("rapporten", args=[slug])), (rapport.titel, back)],
        uitleg=f"'{rapport}', versie {rapport.versie}. {uitleg} U kunt dit niet terugdraaien.",
        knop=knop,
        terug=back,
    )


@require_safe
@staff_view
def rapport_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send a file of a report as it was kept; only drawings are shown, the rest is saved by the reader."""
    _, found = _fetch_rapport(request, slug, pk)
    bestand = get_object_or_404(found.bestanden, naam=naam)
    return file_response(request, bestand)


def _fetch_rapport(
    request: StaffRequest, slug: str, pk: int, roles: frozenset[Rol] = ANY
) -> tuple[Gemeente, Rapport]:
    """Return a report that this reader may see; a concept that is not for this reader does not exist."""
    gemeente = fetch_gemeente(request.user, slug, roles)
    return gemeente, get_object_or_404(rapporten_of(gemeente, roles_of(request.user, gemeente)), pk=pk)
