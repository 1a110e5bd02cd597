"""What somebody typed while the session ended stays on the page, to send once more after logging in.

Nothing of it is kept here. A form that came from another site is never repeated, nor a file.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def resend_page(request: HttpRequest) -> HttpResponse | None:
    """Return a page that holds what was posted; None where there is nothing of ours to hold."""
    if request.method != "POST" or not _typed_here(request):
        return None
    values = [
        (name, value)
        for name, given in request.POST.lists()
        for value in given
        if name != "csrfmiddlewaretoken"
    ]
    context = {"waarden": values, "pad": request.get_full_path(), "ingelogd": request.user.is_authenticated}
    return render(request, "adoptie/opnieuw_versturen.html", context, status=403)


def _typed_here(request: HttpRequest) -> bool:
    if "HX-Request" in request.headers or request.content_type != "application/x-www-form-urlencoded":
        return False
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or here == request.headers.get("Origin")
