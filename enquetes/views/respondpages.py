"""What all pages of a respondent share: no session, no cookie, no trace of when, and an answer in words."""

from __future__ import annotations

from typing import ParamSpec

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.views.linkpages import Situations, View, link_view
from enquetes.locking import ClosedError
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.queries.links import (
    AlreadySentError,
    UnknownLinkError,
    UnreadableError,
    WithdrawnError,
    find_sent,
)
from enquetes.queries.quota import FullError

P = ParamSpec("P")
_LOST = "Wat u net stuurde, is niet bewaard."
_TOO_BIG = (
    f"{_LOST} Het was te veel, of het kwam niet heel aan.",
    "Ga terug en maak uw antwoord korter. Wat u eerder bewaarde, staat er nog.",
)
_TROUBLE = (
    "Door een storing kunnen we nu geen antwoorden lezen of bewaren. Dat ligt niet aan u.",
    "Probeer het later opnieuw, met dezelfde link. Blijft het misgaan? Laat het de gemeente weten.",
)


def respondent_view(view: View[P]) -> View[P]:
    """Show a page to who answers: each situation of the link, the round and what was sent has words."""
    return link_view(view, SITUATIONS)


def show_message(
    request: HttpRequest, gemeente: Gemeente | None, title: str, *sentences: str, status: int = 200
) -> HttpResponse:
    """Render some sentences, and whom to ask where the gemeente has an address for questions."""
    context = {"titel": title, "zinnen": [dutch.tied(line) for line in sentences], "gemeente": gemeente}
    return render(request, "enquetes/antwoord/melding.html", context, status=status)


def _unknown(request: HttpRequest, ronde: Ronde | None) -> HttpResponse:
    """Tell what may be wrong with a link.

    The words are the same for a typing error and for somebody who was erased: nothing tells the two apart.
    """
    told = ["Kijk of de link uit uw mail helemaal is overgenomen. Het beste kunt u hem kopiëren."]
    if ronde is not None and ronde.doelgroep == Doelgroep.PANEL:
        told.append("Bent u gestopt met het panel? Dan is uw uitnodiging gewist. U hoeft niets te doen.")
    elif ronde is not None and ronde.doelgroep != Doelgroep.OPEN:
        told.append("Het kan ook dat uw uitnodiging is gewist. Dan hebt u niets verkeerd gedaan.")
    gemeente = ronde.gemeente if ronde else None
    return show_message(request, gemeente, "Deze link klopt niet", *told, status=404)


def _closed(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    """Tell that it is too late, or show the receipt to who was in time and sent the same once more."""
    match = request.resolver_match
    token = match.kwargs.get("token") if match else None
    if token and find_sent(ronde.code, token):
        return redirect("antwoord-klaar", ronde.code, token)
    lost = [f"{_LOST} U kwam net te laat."] if request.method == "POST" else []
    if ronde.status == Status.GESTOPT:
        title = "Deze vragenlijst is gestopt"
        told = ["Er worden geen antwoorden meer verzameld. U hoeft niets te doen.", *_after_stop(ronde)]
    else:
        day = dutch.day(timezone.localdate(ronde.sluit_op))
        title = "Deze vragenlijst is gesloten"
        told = [
            f"Meedoen aan '{ronde.naam}' kon tot en met {day}.",
            "Hebt u uw vragenlijst eerder verstuurd? Dan zijn uw antwoorden veilig aangekomen.",
            "Een vragenlijst die nog niet was verstuurd, telt niet mee.",
        ]
    return show_message(request, ronde.gemeente, title, *lost, *told, status=410)


def _after_stop(ronde: Ronde) -> list[str]:
    """Tell who answered, or was about to, what becomes of the answers."""
    if not ronde.is_held or ronde.kiezen_tot is None:
        return ["Alle antwoorden die er waren, zijn gewist."]
    until = dutch.day(timezone.localdate(ronde.kiezen_tot))
    return [
        "De ondernemingsraad heeft deze meting gestopt.",
        "De antwoorden die er zijn, liggen op slot. Niemand leest ze.",
        f"De ondernemingsraad kiest, uiterlijk op {until}: alles vernietigen, of er cijfers van maken.",
        "Kiest de ondernemingsraad niets, dan worden alle antwoorden vernietigd.",
    ]


def _sent(_: HttpRequest, sent: AlreadySentError) -> HttpResponse:
    return redirect("antwoord-klaar", sent.link.ronde.code, sent.link.token)


def _withdrawn(_: HttpRequest, withdrawn: WithdrawnError) -> HttpResponse:
    return redirect("antwoord", withdrawn.link.ronde.code, withdrawn.link.token)


def _unreadable(request: HttpRequest, trouble: UnreadableError) -> HttpResponse:
    return show_message(request, trouble.ronde.gemeente, "Meedoen kan nu niet", *_TROUBLE, status=503)


def _full(request: HttpRequest, full: FullError) -> HttpResponse:
    """Thank who comes when enough people of the same class took part."""
    told = (
        "Fijn dat u mee wilt doen. Uit uw groep deden al genoeg mensen mee.",
        "U hoeft niets te doen. U blijft lid van het panel.",
        "Bij een volgende vragenlijst krijgt u weer een mail.",
        "Was u al begonnen? Met de link waarmee u begon, kunt u nog verder.",
    )
    return show_message(request, full.ronde.gemeente, "Er doen al genoeg mensen mee", *told)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return show_message(request, None, "Dit is niet bewaard", str(refusal), status=409)


def _too_big(request: HttpRequest, _: Exception) -> HttpResponse:
    """Tell that what was sent is too big, or no form at all; reading it again would fail again."""
    return show_message(request, None, "Dit is niet bewaard", *_TOO_BIG, status=413)


SITUATIONS: Situations = {
    AlreadySentError: _sent,
    WithdrawnError: _withdrawn,
    UnknownLinkError: lambda request, unknown: _unknown(request, unknown.ronde),
    ClosedError: lambda request, closed: _closed(request, closed.ronde),
    UnreadableError: _unreadable,
    FullError: _full,
    Refusal: _refused,
    SuspiciousOperation: _too_big,
    MultiPartParserError: _too_big,
    UnreadablePostError: _too_big,
}
