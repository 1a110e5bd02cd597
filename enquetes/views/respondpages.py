"""What all pages of a respondent share: no session, no cookie, no trace of when, and an answer in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.locking import ClosedError
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.queries.links import AlreadySentError, UnknownLinkError, UnreadableError, find_sent

P = ParamSpec("P")
_View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_LOST = "Wat u net stuurde, is niet bewaard."
_TOO_BIG = (
    f"{_LOST} Het was te veel, of het kwam niet heel aan.",
    "Ga terug en maak uw antwoord korter. Wat u eerder bewaarde, staat er nog.",
)
_TROUBLE = (
    "Door een storing kunnen we nu geen antwoorden lezen of bewaren. Dat ligt niet aan u.",
    "Probeer het later opnieuw, met dezelfde link. Blijft het misgaan? Laat het de gemeente weten.",
)


def respondent_view(view: _View[P]) -> _View[P]:
    """Answer every situation of a link in words, and let no browser, cache or referrer keep it.

    There is no CSRF token, for there is no session to ride on: who knows the link may answer.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except AlreadySentError as sent:
            response = redirect("antwoord-klaar", sent.link.ronde.code, sent.link.token)
        except UnknownLinkError as unknown:
            response = _unknown(request, unknown.ronde)
        except ClosedError as closed:
            response = _closed(request, closed.ronde)
        except UnreadableError as trouble:
            gemeente = trouble.ronde.gemeente
            response = show_message(request, gemeente, "Meedoen kan nu niet", *_TROUBLE, status=503)
        except Refusal as refusal:
            response = show_message(request, None, "Dit is niet bewaard", str(refusal), status=409)
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
            # What was sent is too big, or no form at all; reading it again would fail again.
            response = show_message(request, None, "Dit is niet bewaard", *_TOO_BIG, status=413)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    methods = require_http_methods(["GET", "HEAD", "POST"])
    return cast("_View[P]", csrf_exempt(never_cache(methods(answered))))


def show_message(
    request: HttpRequest, gemeente: Gemeente | None, title: str, *sentences: str, status: int = 200
) -> HttpResponse:
    """Render some sentences, and whom to ask where the gemeente has an address for questions."""
    context = {"titel": title, "zinnen": sentences, "gemeente": gemeente}
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
        told = ["Er worden geen antwoorden meer verzameld. Alle antwoorden die er waren, zijn gewist."]
    else:
        day = dutch.day(timezone.localdate(ronde.sluit_op))
        title = "Deze vragenlijst is gesloten"
        told = [
            f"Meedoen aan '{ronde.naam}' kon tot en met {day}.",
            "Hebt u uw vragenlijst eerder verstuurd? Dan zijn uw antwoorden veilig aangekomen.",
            "Een vragenlijst die nog niet was verstuurd, telt niet mee.",
        ]
    return show_message(request, ronde.gemeente, title, *lost, *told, status=410)
