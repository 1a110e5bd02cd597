"""No personal link stands in a log, whoever writes it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from enquetes.mails import panel_token
from enquetes.masking import mask_links
from enquetes.models import Panellid, Panelmail
from tests.enquetes.panel.conftest import Inwoner

TOKEN = "hdmq-2XkAAbb_cc11dd22e:1w0AbC:sig-nature_9"


def token_routes(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    """Yield an example of each address that holds a token."""
    for part in resolver.url_patterns:
        path = prefix + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from token_routes(part, path)
        elif isinstance(part, URLPattern) and "token>" in path:
            yield (
                path.replace("<str:token>", TOKEN)
                .replace("<slug:code>", "abcd2345")
                .replace("<int:nummer>", "2")
            )


def test_every_address_with_a_token_is_masked() -> None:
    routes = list(token_routes(get_resolver()))

    assert len(routes) >= 13
    for path in routes:
        assert TOKEN not in mask_links(f"Gone: {path}"), path
        assert mask_links(path).count("(link)") == 1


def test_address_of_a_gemeente_stays_readable() -> None:
    for path in ("/panel/hattem/", "/panel/hattem/mijn/", "/gemeente/hattem/panel/", "/o/abcd2345/"):
        assert mask_links(path) == path


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Give what a handler writes that knows nothing of links, as that of a web server."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    names = ("django.request", "gunicorn.access", "somebody.else", "")
    for name in names:
        logging.getLogger(name).addHandler(handler)
    logging.getLogger("gunicorn.access").setLevel(logging.INFO)
    yield written
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def test_web_server_and_libraries_write_no_token(log: StringIO) -> None:
    path = f"/panel/lid/{TOKEN}/kenmerken/"
    # gunicorn hands its parts over as one mapping.
    logging.getLogger("gunicorn.access").info('"%(r)s" %(s)s', {"r": f"GET {path} HTTP/1.1", "s": "200"})
    logging.getLogger("somebody.else").error("Error handling request %s", path)
    try:
        fail(path)
    except RuntimeError:
        logging.getLogger("somebody.else").exception("It failed")

    assert "GET /panel/lid/(link)/kenmerken/" in log.getvalue()
    assert "RuntimeError: /panel/lid/(link)/kenmerken/" in log.getvalue()
    assert TOKEN not in log.getvalue()


@pytest.mark.parametrize(
    ("purpose", "under"),
    [("mijn", "kenmerken/"), ("mijn", "adres/"), ("panel", ""), ("bevestigen", ""), ("blijven", "")],
)
def test_panel_page_that_went_wrong_is_logged_without_its_link(
    inwoner: Inwoner, log: StringIO, monkeypatch: pytest.MonkeyPatch, purpose: str, under: str
) -> None:
    lid = inwoner.join()
    name = {"mijn": "panel-mijn", "panel": "panel-afmelden"}.get(purpose, f"panel-{purpose}")
    token = panel_token(lid, purpose)
    path = inwoner.url(name, token) + under
    inwoner.post(path, {"kern": "Straat 12", "email": "geen adres"})
    Client(raise_request_exception=False).get(path + "x/")
    with monkeypatch.context() as patch:
        patch.setattr("enquetes.views.panelpages.find_lid", fail)
        patch.setattr("enquetes.views.panel.find_lid", fail)
        Client(raise_request_exception=False).get(path)
    Panellid.objects.all().delete()
    inwoner.get(path)
    inwoner.get(inwoner.url("panel-adres", token))

    assert "Internal Server Error: /panel/" in log.getvalue()
    assert "Not Found: /panel/" in log.getvalue()
    assert token not in log.getvalue()
    assert not Panelmail.objects.exists()


def fail(token: str, *_: object) -> None:
    raise RuntimeError(token)
