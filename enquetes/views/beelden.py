"""Pictures beside questions: choosing one, and showing it to everybody who answers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.uploads import receives_files
from enquetes.actions.beeld import set_beeld
from enquetes.actions.ontwerp import set_vraag
from enquetes.beelden import MAX_BYTES
from enquetes.forms.beeld import BeeldForm
from enquetes.models import Beeld
from enquetes.verschil import vraag_deel
from enquetes.views.fetching import fetch_vragenlijst, find_vraag
from enquetes.views.ontwerpframe import Bewerking, done, edited, gone

_A_YEAR = 365 * 24 * 3600


@receives_files(MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_afbeelding(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Put a picture beside a question, describe it, or take it away."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag = find_vraag(found, code)
    if vraag is None:
        return gone(request, found)
    if request.method == "POST" and request.POST.get("actie") == "weg":
        return done(request, found, set_vraag, code=code, beeld="", beeld_alt="")
    form = BeeldForm(
        request.POST or None,
        request.FILES or None,
        initial={"beeld_alt": vraag.beeld_alt},
        has_picture=bool(vraag.beeld),
        auto_id=f"id_afbeelding_{code}_%s",
    )
    part = Bewerking("Afbeelding bij de vraag", vraag_deel(code), f"afbeelding-{code}", code)
    return edited(
        request,
        found,
        form,
        set_beeld,
        part,
        template="enquetes/vraag_afbeelding.html",
        context={"vraag": vraag, "uitleg": vraag.tekst},
        values={"code": code},
    )


@require_safe
def vraag_beeld(request: HttpRequest, sha: str) -> HttpResponse:
    """Send a picture; what has this address never changes."""
    beeld = Beeld.objects.filter(sha=sha).first()
    if beeld is None:
        raise Http404
    response = HttpResponse(bytes(beeld.inhoud), content_type=beeld.soort)
    patch_cache_control(response, public=True, max_age=_A_YEAR, immutable=True)
    conditional = get_conditional_response(request, etag=f'"{sha}"', response=response)
    return conditional if conditional is not None else response
