"""The browser fixtures themselves: a check that never fails proves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page

Axe = Callable[[Page], list[str]]
WHOLE = "<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1>{}</main></html>"


def test_axe_finds_nothing_on_a_whole_page(page: Page, axe: Axe) -> None:
    page.set_content(WHOLE.format("<p>Alles goed.</p>"))
    assert axe(page) == []


def test_axe_names_the_element_without_a_label(page: Page, axe: Axe) -> None:
    page.set_content(WHOLE.format("<input>"))
    assert [line.split(" ")[0] for line in axe(page)] == ["label"]


def test_browser_reaches_nothing_outside_the_machine(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")


def test_page_without_js_runs_no_script(page_without_js: Page) -> None:
    page_without_js.set_content(WHOLE.format("<script>document.title = 'Nee'</script>"))
    assert page_without_js.title() == "Proef"


def test_sized_page_has_three_widths(sized_page: Page, request: pytest.FixtureRequest) -> None:
    assert f"{sized_page.evaluate('innerWidth')}px" in request.node.name


@pytest.mark.django_db(transaction=True)
def test_live_server_answers_the_browser_of_a_test_with_a_database(page: Page, live_server: object) -> None:
    response = page.goto(f"{live_server}/bestaat-niet/")
    assert response is not None
    assert response.status == 404
