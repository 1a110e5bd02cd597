"""The reports of a gemeente, and one of them, as it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente, Rol
from adoptie.permissions import ANY, LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import Status, statuses_for
from rapportage.blocks import Content
from rapportage.blocks_json import from_json
from rapportage.forms.archief import ArchiefForm
from rapportage.models import Rapport, Soort
from rapportage.queries.archief import read_keus, search_rapporten
from rapportage.queries.opdrachten import KINDS
from rapportage.queries.rapporten import SETTLERS, other_versions, rapporten_of
from rapportage.queries.uitvoeringen import going_of
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of, tables_of
from rapportage.views.downloads import downloads, pictures
from rapportage.views.files import rapport_file

RAPPORTEN = "Rapporten"
_SETTLED_FIRST = "Zodra de programmaleider een rapport vaststelt, ziet u het hier."
_PUBLISHED_FIRST = "Zodra een rapport is gepubliceerd, ziet u het hier."


@require_safe
@staff_view
def rapporten(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the reports that this reader may see, a page at a time, by what is looked for."""
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    keus = read_keus(gemeente, roles)
    form = ArchiefForm(request.GET, keus=keus)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/rapporten.html",
        RAPPORTEN,
        mag_vergelijken=bool(roles & SETTLERS),
        gevonden=search_rapporten(gemeente, roles, form.zoekvraag, request.GET.get("bladzijde")),
        iets=bool(keus.soorten),
        form=form,
        bezig=going_of(gemeente) if roles & LEADERS else (),
        leeg=_SETTLED_FIRST if Status.VRIJGEGEVEN in statuses_for(roles) else _PUBLISHED_FIRST,
    )


@require_safe
@staff_view
def rapport(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show a report as it was made, with its life, its drawings and files."""
    gemeente, found = fetch_rapport(request, slug, pk)
    roles, content = roles_of(request.user, gemeente), from_json(found.inhoud)
    versions = tuple(other_versions(found, gemeente, roles))
    newer = next((each for each in reversed(versions) if each.versie > found.versie), None)

    def address(name: str) -> str:
        return reverse("rapport-bestand", args=[slug, pk, name])

    return gemeente_page(
        request,
        gemeente,
        "rapportage/rapport.html",
        content.title,
        kruimels=[(RAPPORTEN, reverse("rapporten", args=[slug]))],
        rapport=found,
        versies=versions,
        inhoud=_drawn(content, address),
        bestanden=downloads(found, address),
        plaatjes=pictures(content, address),
        nieuwer=newer,
        stappen=tuple(_steps(found, versions, roles)),
    )


def _drawn(content: Content, address: Callable[[str], str]) -> str:
    """Draw the blocks as a part of the page, with the drawings that were kept."""
    charts = [chart.anchor for chart in charts_of(content)]
    return render_html(
        content,
        charts={anchor: address(f"grafieken/{anchor}.svg") for anchor in charts},
        narrow={anchor: address(f"grafieken/smal/{anchor}.svg") for anchor in charts},
        tables=[address(name) for name, _ in tables_of(content)],
        site=True,
    )


def _steps(rapport: Rapport, versions: Sequence[Rapport], roles: frozenset[Rol]) -> Iterator[tuple[str, str]]:
    """Yield (label, address) of what this reader can do with a report now, the likeliest first."""
    concept, settles = rapport.status == Rapport.Status.CONCEPT, bool(roles & SETTLERS)
    later = [each.status for each in versions if each.versie > rapport.versie]
    # A concept gives way to any later version, and what was settled to one that was settled too.
    if later and (concept or set(later) != {Rapport.Status.CONCEPT}):
        return
    kind = KINDS.get(Soort(rapport.soort))
    names = (
        ("Vaststellen", "rapport-vaststellen", settles and concept),
        ("Publiceren", "rapport-publiceren", settles and _may_publish(rapport)),
        ("Verbeteren", "rapport-verbeteren", settles and not concept and kind is not None),
        ("Teksten veranderen", "rapport-teksten", roles & LEADERS and concept and kind and kind.teksten),
    )
    for label, name, possible in names:
        if possible:
            yield label, reverse(name, args=[rapport.gemeente.slug, rapport.pk])


def _may_publish(rapport: Rapport) -> bool:
    kind = KINDS.get(Soort(rapport.soort))
    return rapport.status == Rapport.Status.VASTGESTELD and kind is not None and not kind.intern


@require_safe
@staff_view
def rapport_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send a file of a report; only drawings are shown, the rest is saved by the reader."""
    _, found = fetch_rapport(request, slug, pk)
    return rapport_file(request, found, naam)


def fetch_rapport(
    request: StaffRequest, slug: str, pk: int, roles: frozenset[Rol] = ANY
) -> tuple[Gemeente, Rapport]:
    """Return a report that this reader may see; a concept that is not for this reader does not exist."""
    gemeente = fetch_gemeente(request.user, slug, roles)
    return gemeente, get_object_or_404(rapporten_of(gemeente, roles_of(request.user, gemeente)), pk=pk)
