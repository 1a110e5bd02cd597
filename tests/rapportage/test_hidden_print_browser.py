"""The pages with figures as a browser prints them, without colour: what is hidden reads the same on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from adoptie.models import Rapportagegroep, Rol
from enquetes.models import Ronde
from enquetes.uitkomstlink import Plek, token_of
from tests.browsing import go
from tests.enquetes.test_browser import _log_in
from tests.factories.adoptie import member
from tests.rapportage.test_hidden_everywhere import GROUP, WORDS, make_hidden, pdf_text, plain

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def ronde() -> Ronde:
    return make_hidden()


def said_of(part: Any) -> Iterator[str]:
    """Yield what a printed page says of its pictures, to who does not see them."""
    found = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(found, dict):
        yield from [str(found["/Alt"])] if "/Alt" in found else []
        yield from said_of(found.get("/K"))
    elif isinstance(found, list):
        for each in found:
            yield from said_of(each)


def test_printed_page_of_a_question_says_what_is_hidden_in_words_and_in_its_picture(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    _log_in(page, live_server, member(ronde.gemeente, Rol.MANAGER))
    go(page, f"{live_server.url}/gemeente/{ronde.gemeente.slug}/dashboard/cijfer/werk/")

    printed = page.pdf(tagged=True, print_background=False)

    text = pdf_text(printed)
    assert plain(f"want er zijn te weinig antwoorden: Beheer en {GROUP}. Kijk bij iedereen samen.") in text
    assert not re.search(rf"(?:{GROUP}|Beheer)\d", text)
    (told,) = [
        each
        for each in said_of(PdfReader(io.BytesIO(printed)).root_object["/StructTreeRoot"])
        if GROUP in each
    ]
    assert f"Niet getoond ({WORDS}): Beheer en {GROUP}." in told


def test_printed_dashboard_names_no_hidden_group_and_says_what_that_means(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    _log_in(page, live_server, member(ronde.gemeente, Rol.MANAGER))
    go(page, f"{live_server.url}/gemeente/{ronde.gemeente.slug}/dashboard/")

    text = pdf_text(page.pdf(print_background=False))

    assert GROUP not in text
    assert plain("Een groep met te weinig antwoorden laten we niet zien.") in text
    assert plain("of het hogere getal dat de ondernemingsraad koos") in text


def test_printed_page_behind_the_link_says_so_beside_the_whole(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    group = Rapportagegroep.objects.get(naam=GROUP)
    go(page, f"{live_server.url}/u/{token_of(Plek(ronde.pk, group.pk))}/")

    text = pdf_text(page.pdf(print_background=False))

    assert f"{plain(WORDS)}44punten" in text
    assert text.count(plain(WORDS)) == 3
