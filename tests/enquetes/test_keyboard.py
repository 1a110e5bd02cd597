"""The whole way with the keyboard alone: Tab, arrows, space, Enter, and what one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.actions.ronde import open_ronde
from enquetes.content import Answer
from enquetes.keys import load_key
from enquetes.models import Doelgroep, Inzending, Modus, Ronde
from tests.browsing import with_and_without_scripts
from tests.factories.enquetes import invite, make_ronde, personal_links
from tests.factories.soorten import EVERY_ANSWER, EVERY_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

# So many stops lie between two questions at most, and then a page is too long to tab through.
_MOST_STOPS = 40


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, place: Locator) -> Keyboard:
        """Tab to a place, or fail."""
        for _ in range(_MOST_STOPS):
            self.page.keyboard.press("Tab")
            if place.evaluate("el => el === document.activeElement"):
                return self
        raise AssertionError(f"no way to {place}")

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def choose(self, name: str, number: int) -> None:
        """Choose an answer of a question with radio buttons by the arrows."""
        group = self.page.get_by_role("group", name=name, exact=True)
        self.to(group.get_by_role("radio").first).press("Space")
        self.press("ArrowDown", number - 1)

    def tick(self, name: str) -> None:
        self.to(self.page.get_by_role("checkbox", name=name, exact=True)).press("Space")

    def write(self, name: str, text: str) -> None:
        self.to(self.page.get_by_label(name, exact=True)).type(text)

    def button(self, name: str) -> None:
        self.to(self.page.get_by_role("button", name=name, exact=True))
        with self.page.expect_navigation():
            self.press("Enter")


def payload(ronde: Ronde) -> dict[str, Answer]:
    row = Inzending.objects.get(ronde=ronde)
    answers: dict[str, Answer] = load_key(ronde.sleutel).decrypt(bytes(row.inhoud), bytes(row.link_hash))[
        "antwoorden"
    ]
    return answers


def fill_in(keys: Keyboard) -> None:
    """Give the answers of EVERY_ANSWER."""
    page = keys.page
    keys.choose(
        "Mogen wij uw antwoorden met een volgcode vergelijken met uw antwoorden in een andere ronde?", 2
    )
    keys.button("Beginnen")
    expect(page.locator("h1")).to_have_text("Kiezen")
    keys.choose("Waar werkt u meestal?", 3)
    keys.write("Anders, namelijk:", "In de trein")
    keys.to(page.get_by_label("Wat doet u?")).type("J")
    keys.tick("Een collega")
    keys.tick("Een filmpje")
    keys.choose("Hoe makkelijk is het systeem?", 6)
    keys.choose("Welk cijfer geeft u het systeem?", 8)
    keys.button("Volgende")
    expect(page.locator("h1")).to_have_text("Rijen")
    keys.choose("Zaken zoeken", 1)
    keys.choose("Zaken afsluiten", 2)
    keys.choose("Zaken zoeken: Hoe vaak?", 2)
    keys.choose("Zaken zoeken: Tevreden?", 1)
    keys.choose("Zaken afsluiten: Hoe vaak?", 3)
    for which in ("Zoeken", "Hulp", "Snelheid"):
        keys.button(f"{which} op de lijst zetten")
    keys.button("Omhoog : Hulp")
    keys.button("Omlaag : Zoeken")
    keys.button("Volgende")
    expect(page.locator("h1")).to_have_text("Invullen")
    keys.write("Hoeveel uur werkt u per week?", "36")
    # The day and the month alike: a browser asks them in the order of its own language.
    keys.to(page.get_by_label("Sinds wanneer werkt u hier?")).type("03032019")
    keys.write("Wat is het beste?", "De rust")
    keys.tick("niets")
    keys.write("Wat is uw e-mailadres?", "iemand@hattem.example")
    keys.write("Op welk nummer mogen we bellen?", "038-1234567")
    keys.tick("Mijn antwoorden mogen worden bewaard.")
    keys.button("Versturen")


@with_and_without_scripts
def test_every_kind_is_answered_and_sent_without_a_mouse(
    new_context: Callable[..., BrowserContext], live_server: LiveServer, *, scripts: bool
) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, inhoud=EVERY_KIND)
    invite(ronde, 12)
    ronde = open_ronde(ronde=ronde, by="test")
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(live_server.url + reverse("antwoord", args=[ronde.code, personal_links(ronde)[0].token]))

    fill_in(Keyboard(page))

    expect(page.locator("h1")).to_have_text("Uw vragenlijst is binnen")
    assert payload(ronde) == {**EVERY_ANSWER, "sinds": "2019-03-03", "over": 24.0}
