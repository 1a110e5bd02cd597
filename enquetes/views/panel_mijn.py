"""The own page of a member: see, take along, correct, erase. The link in the mail is the key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, token_of
from enquetes.actions.panel import INWONER, erase
from enquetes.actions.panelgegevens import (
    ask_new_address,
    change_profile,
    confirm_new_address,
    withdraw_volgcode,
)
from enquetes.forms.panel import EmailForm, ProfielForm
from enquetes.models import Panellid, Panelmail
from enquetes.queries.panel import kernen_of, klassen_of, stored, volgcode_of
from enquetes.queries.panellinks import MIJN_LASTS, GoneLinkError, find_new_address
from enquetes.views.panel import left
from enquetes.views.panelpages import lid_view, panel_view, sections, show, show_message

own_page = lid_view(Panelmail.Soort.MIJN, MIJN_LASTS)
# There is no session to keep a message in, so the address of the page says what was done.
_AN_HOUR = 3600
_FIRST = (
    "Met uw volgcode kunt u antwoorden nog verbeteren of wissen. Zonder de code kan dat niet meer. "
    "Wilt u dat? Doe het dan eerst."
)
_CODE_GOES = (
    "De gemeente vroeg dit adres voor u aan. Had u een volgcode? Die gaat dan weg.",
    "Leest u de mail op uw oude adres nog? Verander het dan zelf op uw eigen pagina: dan gaat de code mee.",
)
_DONE = {"kenmerken": "Uw kenmerken zijn bewaard.", "volgcode": "Uw volgcode is weg."}


def _back(token: str, done: str) -> HttpResponse:
    return redirect(f"{reverse('panel-mijn', args=[token])}?gedaan={done}")


@own_page
def panel_mijn(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:
    data = stored(lid)
    return show(
        request,
        lid.gemeente,
        "mijn",
        "Dit bewaren wij over u",
        gegevens=sections(data),
        volgcode=data["volgcode"],
        gedaan=_DONE.get(request.GET.get("gedaan", "")),
        token=token,
    )


@own_page
def panel_mijn_json(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:  # noqa: ARG001 - lid_view's
    """Give everything that is stored as a file to take along."""
    response = JsonResponse(stored(lid), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response


@own_page
def panel_mijn_profiel(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:
    initial = ProfielForm.initial_of(klassen_of(lid))
    form = ProfielForm(request.POST or None, initial=initial, kernen=kernen_of(lid.gemeente))
    if form.is_valid():
        change_profile(lid=lid, klassen=form.klassen(), by=INWONER)
        return _back(token, "kenmerken")
    return show(
        request, lid.gemeente, "formulier", "Uw kenmerken wijzigen", form=form, token=token, knop="Bewaren"
    )


@own_page
def panel_mijn_adres(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:
    form = EmailForm(request.POST or None)
    if form.is_valid():
        try:
            ask_new_address(lid=lid, email=form.cleaned_data["email"], by=INWONER)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            told = (
                f"Er is een mail naar {form.cleaned_data['email']}. Open de link daarin en druk op de knop."
            )
            way = ("Terug naar uw eigen pagina", reverse("panel-mijn", args=[token]))
            until = "Tot die tijd mailen wij u op uw oude adres."
            return show_message(request, lid.gemeente, "Kijk in uw mail", told, until, verder=way)
    return show(
        request,
        lid.gemeente,
        "formulier",
        "Een ander e-mailadres",
        form=form,
        token=token,
        knop="Stuur een mail",
        zinnen=[
            f"Nu mailen wij u op {lid.email}.",
            "U krijgt een mail op het nieuwe adres, met een link. Zo weten wij dat het klopt.",
        ],
    )


@own_page
def panel_mijn_antwoorden(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:  # noqa: ARG001 - lid_view's
    """Lead to the page on which answers with a volgcode are seen, corrected and erased."""
    # The link in the mail opens for a day; what it leads to must not make that two.
    return redirect("mijn-gegevens", token_of(Betrokkene(lid.gemeente, lid.email), lasts=_AN_HOUR))


@own_page
def panel_mijn_volgcode(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:
    if request.method == "POST":
        withdraw_volgcode(lid=lid, by=INWONER)
        return _back(token, "volgcode")
    return show(
        request,
        lid.gemeente,
        "knop",
        "De volgcode weghalen?",
        zinnen=[
            "Dan kan niemand meer zien welke antwoorden uit verschillende rondes bij elkaar en bij u horen.",
            "U blijft lid van het panel.",
            _FIRST,
        ],
        knop="Ja, haal de code weg",
        antwoorden=True,
        token=token,
    )


@own_page
def panel_mijn_stoppen(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:
    if request.method == "POST":
        erase(lid=lid, by=INWONER)
        return left(request, lid.gemeente)
    has_code = volgcode_of(lid) is not None
    return show(
        request,
        lid.gemeente,
        "knop",
        "Stoppen en alles wissen?",
        zinnen=[
            "Wij wissen uw e-mailadres, uw kenmerken en uw uitnodigingen. Dat kan niet terug.",
            "Antwoorden die u al hebt ingestuurd, blijven. Niemand kan zien dat ze van u zijn.",
            "U krijgt hierover geen mail meer, want dan is uw adres al gewist.",
            *([_FIRST] if has_code else []),
        ],
        knop="Ja, wis alles",
        antwoorden=has_code,
        wist=True,
        token=token,
    )


@panel_view
def panel_adres(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody show that the new address is theirs."""
    try:
        mail = find_new_address(token)
    except GoneLinkError:
        told = "Hebt u al op de knop gedrukt? Dan is uw adres veranderd."
        return show_message(request, None, "Deze link werkt niet meer", told, status=410)
    gemeente = mail.panellid.gemeente
    if request.method == "POST":
        try:
            confirm_new_address(mail=mail, by=INWONER)
        except Refusal as refusal:
            return show_message(request, gemeente, "Uw adres is niet veranderd", str(refusal), status=409)
        told = f"Vanaf nu mailen wij u op {mail.adres}."
        return show_message(request, gemeente, "Uw adres is veranderd", told)
    return show(
        request,
        gemeente,
        "knop",
        "Klopt dit e-mailadres?",
        zinnen=[f"Vanaf nu mailen wij u dan op {mail.adres}.", *(() if mail.zelf else _CODE_GOES)],
        knop="Ja, dit is mijn adres",
    )
