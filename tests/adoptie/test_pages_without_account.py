"""Pages without an account: nobody is asked there who they are, also not who is logged in for their work."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from adoptie.middleware import accounts
from adoptie.models import Rol
from tests.enquetes.test_respond import url
from tests.factories.adoptie import member
from tests.factories.enquetes import make_open_ronde, open_links


def _routes(within: URLResolver, before: str = "/") -> Iterator[tuple[str, Callable[..., object]]]:
    for each in within.url_patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield here, each.callback
        else:
            yield from _routes(each, here)


def test_only_pages_that_need_no_session_have_an_address_without_one() -> None:
    begin = settings.PAGES_WITHOUT_ACCOUNT
    said = {route: view for route, view in _routes(get_resolver()) if route.startswith(begin)}

    assert said
    assert [route for route, view in said.items() if not getattr(view, "csrf_exempt", False)] == []


@pytest.mark.parametrize(("path", "looked"), [("/e/abc/", False), ("/gemeente/olst/", True)])
def test_who_somebody_is_stays_unknown_behind_a_link(path: str, *, looked: bool, rf: RequestFactory) -> None:
    request = rf.get(path)

    accounts(lambda _: HttpResponse())(request)

    assert hasattr(request, "user") is looked
    assert hasattr(request, "session") is looked


@pytest.mark.django_db
def test_answering_beside_ones_work_changes_nothing_of_being_logged_in(client: Client) -> None:
    ronde = make_open_ronde()
    client.force_login(member(ronde.gemeente, Rol.MANAGER))
    before = Session.objects.values().get()
    (link,) = open_links(ronde, 1)

    answered = client.post(url(link), {"v_werk": "4"})

    assert answered.status_code in {200, 302}
    assert not answered.cookies
    assert "Cookie" not in answered.headers.get("Vary", "")
    assert Session.objects.values().get() == before
