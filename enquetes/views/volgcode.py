"""Taking back consent to a volgcode, with the link in the mail or on the receipt as the only key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from adoptie.models import Gemeente
from enquetes.actions.volgcode import withdraw_volgcode
from enquetes.keycopies import KEY_COPIES
from enquetes.queries.links import UnknownLinkError
from enquetes.views.respondpages import respondent_view, show_message
from enquetes.volgcodes import WrongTokenError, read_withdrawal_token


@respondent_view
def volgcode_intrekken(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, for mail programs open links; pressing it twice does no harm."""
    try:
        houder = read_withdrawal_token(token)
    except WrongTokenError as fault:
        raise UnknownLinkError from fault
    gemeente = Gemeente.objects.defer("logo").filter(pk=houder.gemeente_id).first()
    if request.method != "POST":
        eerst = reverse("mijn-gegevens-vragen", args=[gemeente.slug]) if gemeente else ""
        context = {"titel": "Wilt u uw toestemming intrekken?", "gemeente": gemeente, "eerst": eerst}
        return render(request, "enquetes/antwoord/intrekken.html", context)
    withdraw_volgcode(houder=houder)
    told = (
        "Er is geen volgcode meer die bij u hoort. Wij bewaren niet welke van u was.",
        "Zei u ja in een vragenlijst die nog loopt? Dan staat de code nog bij uw antwoorden, versleuteld.",
        f"Uiterlijk {KEY_COPIES.days} dagen na het definitief afsluiten kan niemand die nog aan u koppelen.",
        "Wat u al hebt ingestuurd, telt gewoon mee in de cijfers.",
    )
    return show_message(request, gemeente, "Uw toestemming is ingetrokken", *told)
