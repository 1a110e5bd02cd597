"""Changing a draft: its questions, its pages, its texts."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.views.doing import attempted, saved
from enquetes import editing
from enquetes.actions.ontwerp import add_vraag, change_ontwerp, change_pagina, change_teksten, change_vraag
from enquetes.content import Inhoud, Soort
from enquetes.forms.vraag import VraagForm
from enquetes.forms.vragenlijst import PaginaTekstForm, TekstenForm
from enquetes.models import Vragenlijst
from enquetes.views.fetching import fetch_soort, fetch_vraag, fetch_vragenlijst
from enquetes.views.vragenlijsten import vragenlijst_page

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


def _to(vragenlijst: Vragenlijst, anchor: str = "") -> HttpResponseRedirect:
    """Go back to the draft, to the place where something changed."""
    url = reverse("vragenlijst", args=[vragenlijst.gemeente.slug, vragenlijst.pk])
    return HttpResponseRedirect(f"{url}#{anchor}" if anchor else url)


def _draft(vragenlijst: Vragenlijst) -> Inhoud:
    draft = vragenlijst.versies.filter(vastgesteld=False).first()
    if draft is None:
        raise Http404
    return draft.content


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_teksten(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    inhoud = _draft(found)
    form = TekstenForm(request.POST or None, initial={"titel": inhoud.titel, "inleiding": inhoud.inleiding})
    if saved(request, form, change_teksten, "De tekst is bewaard.", vragenlijst=found, by=request.user):
        return _to(found)
    context = {"form": form, "knop": "Bewaren", "terug": _to(found).url}
    return vragenlijst_page(request, found, "adoptie/formulier.html", "Titel en inleiding", **context)


@require_safe
@staff_view
def vraag_soort(request: StaffRequest, slug: str, vragenlijst_pk: int, pagina: int) -> HttpResponse:
    """Ask first what kind of question it will be; then only the fields that it needs are shown."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    return vragenlijst_page(
        request, found, "enquetes/vraag_soort.html", "Wat voor vraag?", soorten=SOORTEN, pagina=pagina
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_toevoegen(
    request: StaffRequest, slug: str, vragenlijst_pk: int, pagina: int, soort: str
) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    kind = fetch_soort(soort)
    form = VraagForm(request.POST or None, soort=kind)
    success = "De vraag is toegevoegd."
    if saved(request, form, add_vraag, success, vragenlijst=found, pagina=pagina, by=request.user):
        return _to(found, f"pagina-{pagina}")
    context = {
        "form": form,
        "knop": "Toevoegen",
        "terug": reverse("vraag-soort", args=[slug, vragenlijst_pk, pagina]),
    }
    return vragenlijst_page(request, found, "adoptie/formulier.html", _NAMES[kind], **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_wijzigen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag = fetch_vraag(found, code)
    form = VraagForm(request.POST or None, soort=vraag.soort, vraag=vraag)
    if saved(request, form, change_vraag, "De vraag is gewijzigd.", vragenlijst=found, by=request.user):
        return _to(found, f"vraag-{code}")
    context = {
        "form": form,
        "knop": "Bewaren",
        "terug": _to(found, f"vraag-{code}").url,
        "uitleg": "Verandert u de woorden? Dan kunt u niet meer vergelijken met een eerdere ronde.",
    }
    return vragenlijst_page(request, found, "adoptie/formulier.html", "Vraag wijzigen", **context)


@require_POST
@staff_view
def vraag_verplaatsen(
    request: StaffRequest, slug: str, vragenlijst_pk: int, code: str, richting: str
) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    if richting not in {"omhoog", "omlaag"}:
        raise Http404
    change = partial(editing.move_vraag, code=code, up=richting == "omhoog")
    success = "De vraag is verplaatst."
    attempted(request, change_ontwerp, success, vragenlijst=found, change=change, by=request.user)
    return _to(found, f"vraag-{code}")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_verwijderen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag = fetch_vraag(found, code)
    change = partial(editing.remove_vraag, code=code)
    success = "De vraag is verwijderd."
    if attempted(request, change_ontwerp, success, vragenlijst=found, change=change, by=request.user):
        return _to(found)
    context = {
        "uitleg": f"Het gaat om: {vraag.tekst} In eerdere versies blijft de vraag staan.",
        "knop": "Ja, verwijderen",
        "terug": _to(found, f"vraag-{code}").url,
    }
    return vragenlijst_page(request, found, "adoptie/bevestigen.html", "Deze vraag verwijderen?", **context)


@require_POST
@staff_view
def pagina_splitsen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Begin a new page after a question."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    change = partial(editing.split_pagina, code=code)
    success = "Na deze vraag begint nu een nieuwe pagina."
    attempted(request, change_ontwerp, success, vragenlijst=found, change=change, by=request.user)
    return _to(found, f"vraag-{code}")


@require_POST
@staff_view
def pagina_samenvoegen(request: StaffRequest, slug: str, vragenlijst_pk: int, pagina: int) -> HttpResponse:
    """Put the questions of a page on the page before it."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    change = partial(editing.join_pagina, pagina=pagina)
    success = "De twee pagina's zijn nu één pagina."
    attempted(request, change_ontwerp, success, vragenlijst=found, change=change, by=request.user)
    return _to(found, f"pagina-{pagina - 1}")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def pagina_tekst(request: StaffRequest, slug: str, vragenlijst_pk: int, pagina: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    pages = _draft(found).paginas
    if not 1 <= pagina <= len(pages):
        return redirect("vragenlijst", slug, vragenlijst_pk)
    page = pages[pagina - 1]
    form = PaginaTekstForm(request.POST or None, initial={"titel": page.titel, "uitleg": page.uitleg})
    success = "De tekst is bewaard."
    if saved(request, form, change_pagina, success, vragenlijst=found, pagina=pagina, by=request.user):
        return _to(found, f"pagina-{pagina}")
    context = {"form": form, "knop": "Bewaren", "terug": _to(found, f"pagina-{pagina}").url}
    return vragenlijst_page(request, found, "adoptie/formulier.html", f"Tekst van pagina {pagina}", **context)
