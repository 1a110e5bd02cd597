"""Every page of the filled demo that somebody can reach, looked at with the rules of accessibility."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from pytest_django.live_server_helper import LiveServer

from adoptie.config.demo.build import PASSWORD, build_gemeente
from adoptie.config.demo.truth import GEMEENTEN
from adoptie.models import Gemeente, Interventie
from rapportage.actions.rapport import build_rapport
from rapportage.models import Soort
from tests.factories.rapportage import opdracht

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Two of a kind show what a kind looks like.
MOST_OF_A_KIND = 2
# Files are looked at elsewhere; logging out ends the walk.
NO_PAGES = {"account_logout", "grafiek", "thema-css", "gemeente-logo", "panel-mijn-json"}


@pytest.fixture
def hattem(transactional_db: None) -> Gemeente:
    gemeente = build_gemeente(GEMEENTEN[0])
    about = Interventie.objects.get(spoor__traject__gemeente=gemeente)
    build_rapport(opdracht=opdracht(gemeente, periode="2026-K2"), by="test")
    build_rapport(opdracht=opdracht(gemeente, Soort.EFFECT, "2026-K2", interventie=about), by="test")
    return gemeente


def log_in(page: Page, server: str, email: str) -> None:
    page.goto(f"{server}/account/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/login/" not in url)


def walk(page: Page, server: str) -> Iterator[str]:
    """Follow links from the start page; yield the address of each page, at most two of a kind."""
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    waiting = ["/"]
    while waiting:
        path = waiting.pop(0)
        try:
            kind = resolve(path).url_name or path
        except Resolver404:
            continue
        is_file = kind.endswith("-bestand") or path.endswith(".pdf")
        if path in seen or kind in NO_PAGES or is_file or kinds[kind] >= MOST_OF_A_KIND:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = page.goto(server + path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        yield urlsplit(page.url).path
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        waiting += [urlsplit(link).path for link in links if link.startswith(server)]


@pytest.mark.slow
@pytest.mark.parametrize("rol", ["programmaleider", "beheerder", "manager", "or"])
def test_every_page_of_the_demo_is_accessible(
    page: Page, live_server: LiveServer, hattem: Gemeente, axe: Callable[[Page], list[str]], rol: str
) -> None:
    log_in(page, live_server.url, f"{rol}@{hattem.slug}.example")
    faults = []
    visited = 0
    for path in walk(page, live_server.url):
        visited += 1
        faults += [f"{path}: {fault}" for fault in axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{path} scrolls sideways"

    assert faults == []
    assert visited > 10


@pytest.mark.slow
def test_every_page_of_the_demo_says_that_figures_are_invented(
    page_without_js: Page, live_server: LiveServer, hattem: Gemeente
) -> None:
    page = page_without_js
    log_in(page, live_server.url, f"programmaleider@{hattem.slug}.example")
    for path in walk(page, live_server.url):
        if path.startswith(f"/gemeente/{hattem.slug}/"):
            assert "verzonnen" in page.inner_text("body"), path
        assert page.locator("h1").count() == 1, path
