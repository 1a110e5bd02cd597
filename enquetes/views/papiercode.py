"""From a code on paper to the questions: typed or pasted in any way, and only a few times wrong."""

from __future__ import annotations

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from enquetes.forms.papier import CodeForm
from enquetes.queries.links import find_by_code
from enquetes.views.respondpages import respondent_view, show_message

_MOST_WRONG = 10
_FORGOTTEN_AFTER = 300
_UNKNOWN = "Deze code kennen we niet. Kijk of u alle letters en cijfers goed hebt overgenomen."
_TOO_OFTEN = "Er is te vaak een verkeerde code ingevuld. Wacht vijf minuten en probeer het dan opnieuw."


@respondent_view
def papiercode(request: HttpRequest) -> HttpResponse:
    """Ask for the code that stands on paper, and lead to its questions."""
    attempts = _attempts(request)
    if cache.get(attempts, 0) >= _MOST_WRONG:
        return show_message(request, None, "Even wachten", _TOO_OFTEN, status=429)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ronde = find_by_code(form.cleaned_data["code"])
        if ronde is not None:
            return redirect("antwoord", ronde.code, form.cleaned_data["code"])
        form.add_error("code", _UNKNOWN)
        # Only what is wrong is counted: nothing remembers when somebody came with a good code.
        cache.add(attempts, 0, _FORGOTTEN_AFTER)
        cache.incr(attempts)
    context = {"titel": "Vul uw code in", "form": form}
    return render(request, "enquetes/antwoord/code.html", context, status=422 if form.errors else 200)


def _attempts(request: HttpRequest) -> str:
    """Return where wrong codes of this sender are counted; the cache keeps a hash of it for five minutes."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    # One sender has a whole network of the newer addresses.
    network = ipaddress.ip_network(f"{address}/{64 if address.version == 6 else 32}", strict=False)
    return f"papiercode:{network}"
