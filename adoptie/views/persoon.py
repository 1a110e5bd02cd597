"""For everybody: asking by mail what is stored about an address, and the page behind that link."""

from __future__ import annotations

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from adoptie.actions.nieuwadres import confirm_new_address, correct_on_request
from adoptie.actions.persoon import (
    BETROKKENE,
    ask_link,
    erase_answers,
    erase_person,
    object_to_mail,
    restrict_mail,
    withdraw_objection,
)
from adoptie.forms.persoon import AdresForm, VerbeterForm, WisForm
from adoptie.models import Gemeente
from adoptie.queries.persoon import find_wijziging, stored
from adoptie.queries.verzoek import requests_of
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, WrongPersonLinkError, rechten
from adoptie.views.linkpages import link_view
from adoptie.views.personpages import as_file, laid_out, person_view, show, told_page, used_link

# So many addresses may one sender ask about in an hour.
_MOST_ASKED = 10
_AN_HOUR = 3600
_BY_LETTER = (
    "U vroeg eerder iets per brief, per telefoon of aan de balie. Daarvan blijft een kenmerk dat niemand "
    "kan lezen, tot een jaar na ons antwoord."
)


def _vragen(request: HttpRequest, slug: str) -> HttpResponse:
    """Mail the link, and do not tell whether anything is stored about this address."""
    gemeente = get_object_or_404(Gemeente.objects.defer("logo"), slug=slug)
    form = AdresForm(request.POST or None)
    titel = "Wat bewaren wij over u?"
    if not form.is_valid():
        return show(request, gemeente, "vragen", titel, form=form, status=422 if form.errors else 200)
    asked = _sender(request)
    if cache.get(asked, 0) >= _MOST_ASKED:
        form.add_error(None, "U hebt dit vaak gevraagd. Wacht een uur en probeer het dan opnieuw.")
        return show(request, gemeente, "vragen", titel, form=form, status=429)
    cache.add(asked, 0, _AN_HOUR)
    cache.incr(asked)
    ask_link(gemeente=gemeente, email=form.cleaned_data["email"])
    return show(request, gemeente, "gestuurd", "Kijk in uw mail", email=form.cleaned_data["email"])


mijn_gegevens_vragen = link_view(_vragen, {})


def _sender(request: HttpRequest) -> str:
    """Return where questions of this sender are counted; the cache keeps a hash of it for an hour."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    # One sender has a whole network of the newer addresses.
    network = ipaddress.ip_network(f"{address}/{64 if address.version == 6 else 32}", strict=False)
    return f"inzage:{network}"


@person_view
def mijn_gegevens(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:
    parts = stored(who, zelf=True)
    bezwaar = any(titel == "Bezwaar" for titel, _ in parts)
    titel = "Dit bewaren wij over u"
    wegen = [weg for each in rechten() for weg in each.ways(who, token)]
    told = laid_out(parts)
    return show(
        request, who.gemeente, "mijn", titel, gegevens=told, token=token, bezwaar=bezwaar, wegen=wegen
    )


@person_view
def mijn_gegevens_bestand(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:  # noqa: ARG001 - as above
    return as_file(who, stored(who, zelf=True))


@person_view
def mijn_gegevens_verbeteren(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:
    form = VerbeterForm(request.POST or None)
    back = reverse("mijn-gegevens", args=[token])
    if form.is_valid():
        try:
            told = correct_on_request(who=who, by=BETROKKENE, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("nieuw", str(refusal))
        else:
            return told_page(request, who, "Dit is gedaan", *told, terug=back)
    return show(request, who.gemeente, "verbeteren", "Uw gegevens verbeteren", form=form, terug=back)


@person_view
def mijn_gegevens_wissen(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:
    """Erase after a button; answers too where that was chosen, as long as the volgcode leads to them."""
    back = reverse("mijn-gegevens", args=[token])
    form = WisForm(request.POST or None)
    if not form.is_valid():
        titel, status = "Wilt u dat wij uw gegevens wissen?", 422 if form.errors else 200
        return show(request, who.gemeente, "wissen", titel, form=form, terug=back, status=status)
    wat = form.cleaned_data["wat"]
    left = erase_answers(who=who, by=BETROKKENE) if wat in {"alles", "weg"} else []
    if left:
        # Without the volgcode nobody could find them tomorrow.
        return told_page(request, who, "Nog niet gewist", *left, terug=back)
    objects = wat in {"bezwaar", "weg"}
    left = (object_to_mail if objects else erase_person)(who=who, by=BETROKKENE)
    told = ["Wij bewaren uw adres niet meer, behalve waar dat hieronder staat."] if left else []
    done = "Uw adres staat nergens meer. Cijfers waarin u meetelt, zijn niet veranderd."
    again = "U wordt niet opnieuw uitgenodigd. Daarvoor bewaren wij een kenmerk dat niemand kan lezen."
    marks = [again] if objects else []
    marks += [_BY_LETTER] if requests_of(who) else []
    return told_page(request, who, "Gewist", *(told or [done]), *left, *marks)


@person_view
def mijn_gegevens_pauze(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:
    """Send nothing of a round for now, and keep everything as it is."""
    if request.method == "POST":
        restrict_mail(who=who, by=BETROKKENE)
    return redirect("mijn-gegevens", token)


@person_view
def mijn_gegevens_bezwaar_weg(request: HttpRequest, who: Betrokkene, token: str) -> HttpResponse:
    if request.method == "POST":
        withdraw_objection(who=who, by=BETROKKENE)
    return redirect("mijn-gegevens", token)


def _nieuw_adres(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody show that a new address is theirs; opening the link does nothing yet."""
    row = find_wijziging(token)
    if request.method != "POST":
        return show(request, row.gemeente, "adres", "Klopt dit e-mailadres?", adres=row.nieuw, zelf=row.zelf)
    left = confirm_new_address(token=token, by=BETROKKENE)
    told = (f"Vanaf nu mailen wij u op {row.nieuw}.", "Uw oude adres krijgt hierover een mail.", *left)
    return told_page(request, Betrokkene(row.gemeente, row.nieuw), "Uw adres is veranderd", *told)


nieuw_adres = link_view(_nieuw_adres, {WrongPersonLinkError: used_link})
