"""What every answer of the API has: a version, an open door for other sites, and faults in one form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from rapportage.views.public import public_view

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
VERSION = "1.0.0"
PROBLEM = "application/problem+json"
_METHODS = "GET, HEAD, OPTIONS"


class ProblemError(Exception):
    """The answer is "no", in the form of RFC 9457."""

    def __init__(self, status: int, title: str, detail: str, faults: Mapping[str, Sequence[str]]) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.faults = status, title, detail, faults

    def response(self) -> HttpResponse:
        body: dict[str, Any] = {"title": self.title, "status": self.status, "detail": self.detail}
        if self.faults:
            body["invalidParams"] = [
                {"name": name, "reason": " ".join(reasons)} for name, reasons in sorted(self.faults.items())
            ]
        return HttpResponse(_dumped(body), status=self.status, content_type=PROBLEM)


def api_view(view: View[P]) -> View[P]:
    """Let everybody ask, from every site; a fault is told as a problem."""
    reading = public_view(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            if request.method == "OPTIONS":
                response = HttpResponse(status=204)
            else:
                _check_method(request)
                response = reading(request, *args, **kwargs)
        except ProblemError as problem:
            response = problem.response()
        except Http404:
            gone = ProblemError(404, "Niet gevonden", "Dit bestaat niet, of het is niet openbaar.", {})
            response = gone.response()
        return _open(response)

    return cast("View[P]", csrf_exempt(answered))


def _check_method(request: HttpRequest) -> None:
    if request.method not in {"GET", "HEAD"}:
        raise ProblemError(405, "Dit kan hier niet", "Deze API is alleen om te lezen.", {})


def _open(response: HttpResponse) -> HttpResponse:
    response.headers["API-Version"] = VERSION
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = _METHODS
    response.headers["Access-Control-Expose-Headers"] = "API-Version, ETag, Link"
    if response.status_code in {204, 405}:
        response.headers["Allow"] = _METHODS
    return response


def checked(form: forms.Form) -> dict[str, Any]:
    """Return what was asked. Raises ProblemError with every fault at once."""
    if not form.is_valid():
        faults = {name: [str(each) for each in found] for name, found in form.errors.items()}
        raise ProblemError(400, "Deze vraag klopt niet", "Lees bij 'invalidParams' wat er mis is.", faults)
    return form.cleaned_data


def json_response(body: object) -> HttpResponse:
    return HttpResponse(_dumped(body), content_type="application/json")


def page_response(
    request: HttpRequest, asked: Mapping[str, Any], rows: Sequence[Any], draw: Callable[[Any], object]
) -> HttpResponse:
    """Return one page of a list, with the addresses of the pages around it, in the body and as header."""
    page, size = asked["pagina"], asked["perPagina"]
    last = max(1, -(-len(rows) // size))
    numbers = {"first": 1, "prev": page - 1, "self": page, "next": page + 1, "last": last}
    links = {
        name: _address(request, number) for name, number in numbers.items() if 1 <= number <= max(last, page)
    }
    links = {name: link for name, link in links.items() if name != "next" or page < last}
    shown = [draw(row) for row in rows[(page - 1) * size : page * size]]
    response = json_response(
        {"totaal": len(rows), "pagina": page, "perPagina": size, "resultaten": shown, "links": links}
    )
    response.headers["Link"] = ", ".join(f'<{link}>; rel="{name}"' for name, link in links.items())
    return response


def _address(request: HttpRequest, page: int) -> str:
    asked = {**request.GET.dict(), "pagina": str(page)}
    return f"{settings.SITE_URL}{request.path}?{urlencode(asked)}"


def _dumped(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, indent=1)
