"""The panel for everybody: joining, confirming, staying, leaving, and asking for the own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from adoptie.models import Gemeente
from enquetes.actions.panel import INWONER, ask_own_page, confirm, erase, join, stay
from enquetes.consent import CONSENT, CURRENT
from enquetes.forms.panel import AanmeldForm, EmailForm
from enquetes.mails import panel_token
from enquetes.models import Panellid, Panelmail, Toestemming
from enquetes.queries.panel import kernen_of
from enquetes.queries.panellinks import CONFIRM_WITHIN, STAY_WITHIN, GoneLinkError, find_lid
from enquetes.views.panelpages import gone, lid_view, panel_view, show, show_message

Soort = Panelmail.Soort


def _gemeente(slug: str) -> Gemeente:
    return get_object_or_404(Gemeente.objects.defer("logo"), slug=slug)


@panel_view
def panel_aanmelden(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what the panel is and sign up; the answer is the same for whoever is a member already."""
    gemeente = _gemeente(slug)
    form = AanmeldForm(request.POST or None, kernen=kernen_of(gemeente))
    if form.is_valid():
        join(
            gemeente=gemeente,
            email=form.cleaned_data["email"],
            klassen=form.klassen(),
            versie=form.cleaned_data["versie"],
            kanaal=Toestemming.Kanaal.WEB,
            by=INWONER,
        )
        return show(request, gemeente, "gestuurd", "Kijk in uw mail", email=form.cleaned_data["email"])
    titel = f"Praat mee in {gemeente}"
    return show(request, gemeente, "aanmelden", titel, form=form, toestemming=CONSENT[CURRENT])


@panel_view
def panel_link(request: HttpRequest, slug: str) -> HttpResponse:
    """Mail the link to the own page, and do not tell whether this is a member's address."""
    gemeente = _gemeente(slug)
    form = EmailForm(request.POST or None)
    if form.is_valid():
        ask_own_page(gemeente=gemeente, email=form.cleaned_data["email"])
        email = form.cleaned_data["email"]
        return show(request, gemeente, "gestuurd", "Kijk in uw mail", email=email, alleen_leden=True)
    return show(request, gemeente, "link", "Uw eigen pagina", form=form)


@lid_view(Soort.BEVESTIGEN, CONFIRM_WITHIN)
def panel_bevestigen(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:  # noqa: ARG001 - lid_view's
    """Ask once more with a button, and then open the own page."""
    if lid.status == Panellid.Status.ACTIEF:
        way = ("Naar uw eigen pagina", reverse("panel-link", args=[lid.gemeente.slug]))
        return show_message(request, lid.gemeente, "U bent al lid", "U hoeft niets te doen.", verder=way)
    if request.method == "POST" and confirm(lid=lid, by=INWONER):
        return redirect("panel-mijn", panel_token(lid, Soort.MIJN))
    return show(
        request,
        lid.gemeente,
        "knop",
        "Wilt u lid worden van het panel?",
        zinnen=[
            "Druk op de knop. Daarna ziet u wat wij over u bewaren.",
            "Wilt u geen lid worden? Sluit dan dit venster. Na 7 dagen wissen wij uw adres.",
        ],
        knop="Ja, ik word lid",
    )


@lid_view(Soort.BLIJVEN, STAY_WITHIN)
def panel_blijven(request: HttpRequest, lid: Panellid, token: str) -> HttpResponse:  # noqa: ARG001 - lid_view's
    """Keep a member who was warned."""
    if request.method == "POST":
        stay(lid=lid, by=INWONER)
        told = "Fijn dat u meedoet. U krijgt een mail als er een vragenlijst is."
        return show_message(request, lid.gemeente, "U blijft lid van het panel", told)
    told = "Drukt u niet op de knop? Dan wissen wij uw gegevens 30 dagen na de mail."
    return show(
        request,
        lid.gemeente,
        "knop",
        "Wilt u lid blijven van het panel?",
        zinnen=[told],
        knop="Ja, ik blijf lid",
    )


@panel_view
def panel_afmelden(request: HttpRequest, token: str) -> HttpResponse:
    """Leave with one click (RFC 8058): a POST without cookie does it, a GET only shows the button."""
    try:
        lid = find_lid(token, "panel")
    except GoneLinkError:
        # To a mail program this is a success: the address is not in the panel.
        return gone(request, status=200)
    if request.method == "POST":
        erase(lid=lid, by=INWONER)
        return left(request, lid.gemeente)
    return show(
        request,
        lid.gemeente,
        "knop",
        "Wilt u stoppen met het panel?",
        zinnen=[
            "Dan wissen wij uw e-mailadres en uw gegevens. Cijfers waarin u meetelt, veranderen niet.",
            "Wilt u lid blijven? Sluit dan dit venster.",
        ],
        knop="Ja, ik stop",
        wist=True,
    )


def left(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Tell that everything is gone. There is no mail to say so: that would need the address again."""
    return show_message(
        request,
        gemeente,
        "U bent geen lid meer",
        "Uw e-mailadres en uw gegevens zijn gewist. U krijgt geen mail meer van het panel.",
        "Cijfers waarin u meetelt, zijn niet veranderd. Er staat nergens dat u dat was.",
        "Bedankt voor uw hulp.",
    )
