"""Changing the questions of a draft, and undoing it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.permissions import StaffRequest, staff_view
from enquetes.actions.ontwerp import (
    add_vraag,
    change_vraag,
    copy_vraag,
    move_vraag,
    remove_vraag,
    step_ontwerp,
)
from enquetes.content import Soort
from enquetes.editing import Plek
from enquetes.forms.vraag import VraagForm
from enquetes.models import Vragenlijst
from enquetes.queries.ontwerp import Genummerd, numbered
from enquetes.verschil import vraag_deel
from enquetes.views.fetching import fetch_soort, fetch_vragenlijst, find_vraag
from enquetes.views.ontwerpframe import WAYS, Bewerking, done, edited, gone, kept, known, part_page, to_draft

SOORTEN = (
    (Soort.SCHAAL, "Een stelling met een schaal", "Van helemaal niet mee eens tot helemaal mee eens."),
    (Soort.MATRIX, "Een paar stellingen met dezelfde schaal", "Elke stelling krijgt een eigen rij."),
    (Soort.KEUZE, "Eén antwoord kiezen", "Bijvoorbeeld: waar werkt u meestal?"),
    (Soort.MEERKEUZE, "Meer antwoorden kiezen", "Bijvoorbeeld: wat gebruikt u in uw werk?"),
    (Soort.RAPPORTCIJFER, "Een rapportcijfer", "Van 1 tot en met 10."),
    (Soort.GETAL, "Een getal", "Bijvoorbeeld: hoeveel uur per week?"),
    (Soort.DATUM, "Een datum", "Bijvoorbeeld: wanneer had u contact? Vraag nooit een geboortedatum."),
    (Soort.RANGSCHIKKING, "Op volgorde zetten", "Bijvoorbeeld: wat is voor u het belangrijkst?"),
    (Soort.DUBBELMATRIX, "Stellingen met twee schalen", "Bijvoorbeeld: hoe belangrijk, en hoe tevreden?"),
    (Soort.TEKST, "Een open vraag", "Mensen schrijven zelf iets op. Vraag dit weinig: lezen kost tijd."),
    (Soort.EMAIL, "Een e-mailadres", "Alleen in een vertrouwelijke ronde."),
    (Soort.TELEFOON, "Een telefoonnummer", "Alleen in een vertrouwelijke ronde."),
    (Soort.AKKOORD, "Toestemming", "Eén vakje om aan te kruisen."),
    (Soort.UITLEG, "Alleen tekst", "Uitleg tussen de vragen. Mensen vullen niets in."),
    (Soort.BEREKENING, "Een berekening", "Iets dat volgt uit andere antwoorden."),
)
_NAMES = {soort: naam for soort, naam, _ in SOORTEN}
_TEMPLATE = "enquetes/vraag_bewerken.html"
_PLACES: dict[str, Plek] = {"voor": "voor", "na": "na", "pagina": "pagina"}
_STEPS = {"terug": True, "opnieuw": False}


@require_POST
@staff_view
def ontwerp_stap(request: StaffRequest, slug: str, vragenlijst_pk: int, richting: str) -> HttpResponse:
    """Undo the last change of the draft, or do again what was undone."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    stap = request.POST.get("stap", "")
    return done(
        request,
        found,
        step_ontwerp,
        back=known(_STEPS, richting),
        stap=int(stap) if stap.isdecimal() else 0,
    )


@require_safe
@staff_view
def vraag_soort(
    request: StaffRequest, slug: str, vragenlijst_pk: int, code: str = "", plek: str = "na"
) -> HttpResponse:
    """Ask first what kind of question it will be; then only the fields that it needs are shown."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    known(_PLACES, plek)
    beside = [code, plek] if code else []
    kinds = [
        (naam, voorbeeld, reverse("vraag-toevoegen", args=[slug, vragenlijst_pk, *beside, soort]))
        for soort, naam, voorbeeld in SOORTEN
        if code or soort not in {Soort.UITLEG, Soort.BEREKENING}
    ]
    return part_page(
        request,
        found,
        "enquetes/vraag_soort.html",
        "Wat voor vraag?",
        sleutel=_new(code, plek),
        soorten=kinds,
        bibliotheek=f"{reverse('vragenlijst-bibliotheek', args=[slug, vragenlijst_pk])}?bij={code}",
        terug=to_draft(found, code).url,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_toevoegen(
    request: StaffRequest, slug: str, vragenlijst_pk: int, soort: str, code: str = "", plek: str = "na"
) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    kind, place = fetch_soort(soort), known(_PLACES, plek)
    form = VraagForm(
        request.POST or None, soort=kind, vragen=_vragen(found), auto_id=f"id_{_new(code, plek)}_%s"
    )
    beside = [code, plek] if code else []
    return kept(request, found, form, add_vraag, code=code, plek=place) or part_page(
        request,
        found,
        _TEMPLATE,
        _NAMES[kind],
        sleutel=_new(code, plek),
        form=form,
        knop="Toevoegen",
        terug=to_draft(found, code).url,
        andere=reverse("vraag-soort", args=[slug, vragenlijst_pk, *beside]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_wijzigen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag = find_vraag(found, code)
    if vraag is None:
        return gone(request, found)
    form = VraagForm(
        request.POST or None, soort=vraag.soort, vraag=vraag, vragen=_vragen(found), auto_id=f"id_{code}_%s"
    )
    return edited(
        request,
        found,
        form,
        change_vraag,
        Bewerking("Vraag wijzigen", vraag_deel(code), f"vraag-{code}", code),
        template=_TEMPLATE,
    )


@require_POST
@staff_view
def vraag_verplaatsen(
    request: StaffRequest, slug: str, vragenlijst_pk: int, code: str, richting: str
) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    return done(request, found, move_vraag, code=code, up=known(WAYS, richting))


@require_POST
@staff_view
def vraag_kopieren(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    return done(request, fetch_vragenlijst(request.user, slug, vragenlijst_pk), copy_vraag, code=code)


@require_POST
@staff_view
def vraag_verwijderen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Take a question out at once: it can be undone on the same page."""
    return done(request, fetch_vragenlijst(request.user, slug, vragenlijst_pk), remove_vraag, code=code)


def _vragen(vragenlijst: Vragenlijst) -> Genummerd:
    """Return the questions of the draft for formulas to look at; none before the first."""
    draft = vragenlijst.versies.filter(vastgesteld=False).first()
    return numbered(draft.content) if draft else {}


def _new(code: str, plek: str) -> str:
    """Name the place of a question that is not there yet."""
    return f"nieuw-{code}-{plek}" if code else "nieuw"
