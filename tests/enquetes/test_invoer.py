"""What comes on paper or by phone counts as on the web, until sealing, and leaves no trace of when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Gebeurtenis, Rol
from adoptie.permissions import ANY
from adoptie.refusal import Refusal
from enquetes.actions.antwoord import save_page
from enquetes.actions.invoer import count_late, enter_answers
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.forms.invoer import InvoerForm
from enquetes.keys import load_key
from enquetes.models import Concept, Doelgroep, Inzending, Modus, Papiercode, Ronde, Status
from enquetes.papercodes import grouped
from enquetes.queries.links import find_link
from enquetes.respondent import Wijze
from enquetes.routing.course import Course
from enquetes.sealing import seal_ronde
from metingen.queries.sealed_rounds import open_round
from tests.enquetes.paper.worlds import letter_ronde, open_ronde_with_forms, printed_codes, resident
from tests.enquetes.test_browser import OVERFLOW, _log_in, _look
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, invite, make_open_ronde, make_ronde, open_links
from tests.factories.soorten import EVERY_ANSWER, EVERY_KIND

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db

NEW = "ABCD2345EFGH6789"


def enter(ronde: Ronde, code: str = "", nieuw: str = NEW, wijze: Wijze = Wijze.PAPIER, **answers: Any) -> Any:
    return enter_answers(ronde=ronde, code=code, nieuw=nieuw, wijze=wijze, answers=answers or {"werk": "4"})


def payloads(ronde: Ronde) -> list[dict[str, Any]]:
    key = load_key(ronde.sleutel)
    return [
        key.decrypt(bytes(row.inhoud), bytes(row.link_hash)) for row in Inzending.objects.filter(ronde=ronde)
    ]


def client_of(ronde: Ronde, rol: Rol = Rol.KLANTCONTACT) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def url(ronde: Ronde, name: str = "invoer-ronde") -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk])


def overview(ronde: Ronde) -> str:
    return reverse("invoer", args=[ronde.gemeente.slug])


@pytest.mark.parametrize("wijze", [Wijze.PAPIER, Wijze.TELEFOON])
def test_answers_count_with_the_way_beside_them(wijze: Wijze) -> None:
    ronde = make_open_ronde()

    enter(ronde, wijze=wijze, werk="4", uren=36.0)

    (payload,) = payloads(ronde)
    assert payload["antwoorden"] == {"werk": "4", "uren": 36.0}
    assert payload["wijze"] == wijze


def test_paper_counts_after_the_web_was_shut_until_sealing() -> None:
    ronde, (first, second, _) = open_ronde_with_forms(3)
    enter(ronde, first)
    ronde = close_ronde(ronde=ronde, by="test")
    enter(ronde, second)
    assert Inzending.objects.count() == 2

    ronde = seal_ronde(ronde=ronde, by="test")
    with pytest.raises(Refusal, match="neemt geen antwoorden meer aan"):
        enter(ronde, nieuw=NEW[::-1])


def test_answer_by_letter_counts_in_its_group_and_only_once() -> None:
    ronde = letter_ronde()
    (code,) = printed_codes(ronde, [resident()])
    enter(ronde, code)

    with pytest.raises(Refusal, match="al geantwoord"):
        enter(ronde, code)
    assert find_link(ronde.code, code).used()


def test_who_answered_on_the_web_does_not_count_again_on_paper() -> None:
    ronde, (code, *_) = open_ronde_with_forms(1)
    answer(find_link(ronde.code, code), werk="2")

    with pytest.raises(Refusal, match="op papier of op internet"):
        enter(ronde, code)
    assert [payload["antwoorden"] for payload in payloads(ronde)] == [{"werk": "2"}]


def test_what_was_begun_on_the_web_goes_when_it_comes_on_paper() -> None:
    ronde, (code, *_) = open_ronde_with_forms(1)
    save_page(link=find_link(ronde.code, code), answers={"werk": "1"})

    enter(ronde, code, werk="5")

    assert not Concept.objects.exists()
    assert payloads(ronde)[0]["antwoorden"] == {"werk": "5"}


def test_form_that_is_sent_twice_is_one_answer() -> None:
    ronde = make_open_ronde()
    enter(ronde)

    with pytest.raises(Refusal, match="telt één keer"):
        enter(ronde)
    assert Inzending.objects.count() == 1


def test_without_a_code_nobody_new_comes_into_a_round_of_invited_people() -> None:
    with pytest.raises(Refusal, match="hoort bij elk antwoord een code"):
        enter(letter_ronde())


def test_code_of_another_round_is_refused() -> None:
    _, (code, *_) = open_ronde_with_forms(1)

    with pytest.raises(Refusal, match="hoort niet bij deze ronde"):
        enter(letter_ronde(), code)


def test_entering_leaves_no_line_in_the_log_and_no_name() -> None:
    ronde = make_open_ronde()
    before = Gebeurtenis.objects.count()
    client = client_of(ronde)

    client.post(url(ronde), {"wijze": "papier", "nieuw": NEW, "v_werk": "4"})

    assert Inzending.objects.count() == 1
    assert Gebeurtenis.objects.count() == before


def test_way_of_answering_is_sealed_where_nobody_stands_out() -> None:
    ronde = make_open_ronde()
    for link in open_links(ronde, 6):
        answer(link, werk="3")
    for number in range(5):
        enter(ronde, nieuw=f"{number}" * 16)

    sealed = open_round(seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"))

    assert Counter(sealed.answers()["_wijze"]) == {"web": 6, "papier": 5}


def test_form_that_came_too_late_is_only_counted() -> None:
    ronde = make_open_ronde()
    for link in open_links(ronde, 6):
        answer(link, werk="3")
    with pytest.raises(Refusal, match="Voer het formulier gewoon in"):
        count_late(ronde=ronde, by="test")
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    client_of(ronde).post(url(ronde, "invoer-te-laat"))

    ronde.refresh_from_db()
    assert (ronde.te_laat, ronde.aantal, ronde.status) == (1, 6, Status.VERZEGELD)
    assert "Te laat gekomen: 1." in client_of(ronde).get(overview(ronde)).content.decode()
    leader = client_of(ronde, Rol.PROGRAMMALEIDER).get(url(ronde, "ronde")).content.decode()
    assert "Te laat gekomen op papier: 1." in leader


def test_screens_are_for_klantcontact() -> None:
    """Who leads the round must not see what single people answered."""
    ronde = make_open_ronde()

    for page in (url(ronde), overview(ronde)):
        found = {rol: client_of(ronde, rol).get(page).status_code for rol in Rol}
        assert found == {rol: 200 if rol == Rol.KLANTCONTACT else 403 for rol in ANY}
    assert overview(ronde) in client_of(ronde).get("/", follow=True).content.decode()


def test_overview_has_the_rounds_that_run() -> None:
    opened, closed = make_open_ronde(), close_ronde(ronde=make_open_ronde(), by="test")

    assert url(opened) in client_of(opened).get(overview(opened)).content.decode()
    page = client_of(closed).get(overview(closed)).content.decode()
    assert "Papier en telefoon tellen nog mee." in page


def test_round_that_has_ended_leads_back() -> None:
    ronde = seal_ronde(ronde=close_ronde(ronde=make_open_ronde(), by="test"), by="test")

    assert client_of(ronde).get(url(ronde))["Location"] == overview(ronde)


def test_next_form_is_of_the_same_kind() -> None:
    ronde = make_open_ronde()

    written = client_of(ronde).post(url(ronde), {"wijze": "papier", "nieuw": NEW, "v_werk": "4"})
    called = client_of(ronde).post(url(ronde), {"wijze": "telefoon", "nieuw": NEW[::-1], "v_werk": "4"})

    assert written["Location"] == f"{url(ronde)}?wijze=papier"
    assert f'href="{url(ronde)}?wijze=telefoon"' in called.content.decode()


def call(ronde: Ronde, **sent: str) -> Any:
    """Enter what somebody said on the phone who has no code."""
    return client_of(ronde).post(url(ronde), {"wijze": "telefoon", "nieuw": NEW, "v_werk": "4", **sent})


def test_who_called_hears_a_code_and_takes_the_answers_back_with_it(client: Client) -> None:
    ronde = make_open_ronde()

    heard = call(ronde).content.decode()
    receipt = client.post(reverse("papiercode"), {"code": "abcd 2345 efgh 6789"}, follow=True)

    assert grouped(NEW) in heard
    assert reverse("papiercode") in heard
    back = reverse("antwoord-intrekken", args=[ronde.code, NEW])
    assert back in receipt.content.decode()
    client.post(back)
    assert not Inzending.objects.exists()


def test_form_that_is_sent_again_brings_nothing_back_that_was_taken_back(client: Client) -> None:
    ronde = make_open_ronde()
    call(ronde)
    client.post(reverse("antwoord-intrekken", args=[ronde.code, NEW]))

    again = call(ronde)

    assert "telt één keer" in again.content.decode()
    assert not Inzending.objects.exists()


def test_code_of_who_called_opens_no_answers(client: Client) -> None:
    ronde = make_open_ronde()
    call(ronde, v_open="Te druk")

    receipt = client.post(reverse("papiercode"), {"code": NEW}, follow=True).content.decode()

    assert "Uw vragenlijst is binnen" in receipt
    assert "Te druk" not in receipt


def test_code_is_for_who_has_none_and_can_still_take_back() -> None:
    with_forms, (code, *_) = open_ronde_with_forms(1)
    shut = close_ronde(ronde=make_open_ronde(), by="test")

    assert call(with_forms, code=code)["Location"].endswith("?wijze=telefoon")
    assert call(shut)["Location"].endswith("?wijze=telefoon")
    assert Papiercode.objects.count() == 1, "those on paper"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"code": "fout"}, "Deze code klopt niet"),
        ({"code": "ABCD 2345 ABCD 2345"}, "hoort niet bij deze ronde"),
        ({"v_uren": "99"}, "Dit getal kan niet"),
        ({"wijze": ""}, "Kies hoe er is geantwoord"),
        ({"nieuw": "kort"}, ""),
    ],
)
def test_what_cannot_be_kept_stays_on_the_screen(sent: dict[str, str], words: str) -> None:
    ronde = make_open_ronde()

    page = client_of(ronde).post(url(ronde), {"wijze": "papier", "nieuw": NEW, "v_werk": "4", **sent})

    assert words in page.content.decode()
    assert '<option value="4" selected>' in page.content.decode()
    assert not Inzending.objects.exists()


def test_every_kind_of_answer_is_copied() -> None:
    sent = {
        "wijze": "papier",
        "nieuw": NEW,
        "v_werkplek": "anders",
        "v_werkplek__anders": "In de trein",
        "v_beroep": "ja",
        "v_hulp": ["1", "3"],
        "v_gemak": "6",
        "v_cijfer": "8",
        "v_lukt__r1": "ja",
        "v_lukt__r2": "nee",
        "v_taken__r1_a": "2",
        "v_taken__r1_b": "ja",
        "v_taken__r2_a": "3",
        "v_eerst": "2 3 1",
        "v_uren": "36",
        "v_sinds": "1-3-2019",
        "v_kort": "De rust",
        "v_lang__nvt": "on",
        "v_mail": "iemand@hattem.example",
        "v_bellen": "038-1234567",
        "v_mag": "on",
    }

    form = form_of(EVERY_KIND, sent)

    assert form.is_valid(), form.errors
    assert form.told == EVERY_ANSWER


def form_of(inhoud: Inhoud, sent: dict[str, Any]) -> InvoerForm:
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return InvoerForm(inhoud, data, course=Course(inhoud), needs_code=False, wijze="papier")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("2 3 1", ["3", "1", "2"]), ("- 1 2", ["2", "3"]), ("1,2,3", ["1", "2", "3"]), ("", None)],
)
def test_ranking_is_copied_as_it_stands_on_paper(typed: str, codes: list[str] | None) -> None:
    form = form_of(EVERY_KIND, {"wijze": "papier", "nieuw": NEW, "v_eerst": typed})

    assert form.is_valid(), form.errors
    assert form.told.get("eerst") == codes


@pytest.mark.parametrize(("typed", "words"), [("1 1 2", "hetzelfde nummer"), ("1 2", "Typ 3 nummers")])
def test_ranking_that_cannot_be_says_why(typed: str, words: str) -> None:
    form = form_of(EVERY_KIND, {"wijze": "papier", "nieuw": NEW, "v_eerst": typed})

    assert words in str(form.errors["v_eerst"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [("1 - -", "Kies minstens 2, of niets."), ("1 2 3", "Kies er hoogstens 2."), ("1 2 -", ""), ("", "")],
)
def test_ranking_on_paper_has_as_many_places_as_on_the_web(typed: str, told: str) -> None:
    three = tuple(Optie(str(number), f"Punt {number}") for number in range(1, 4))
    vraag = Vraag("eerst", Soort.RANGSCHIKKING, "Wat eerst?", opties=three, minste=2, meeste=2)
    form = form_of(Inhoud("Lijst", (Pagina((vraag,)),)), {"wijze": "papier", "nieuw": NEW, "v_eerst": typed})

    assert told in str(form.errors.get("v_eerst", ""))
    assert form.is_valid() is not bool(told)
    assert "Kies er 2." in form.fields["v_eerst"].help_text


def test_words_beside_another_answer_are_not_dropped_without_a_word() -> None:
    beside = {"v_werkplek": "1", "v_werkplek__anders": "In de trein"}

    form = form_of(EVERY_KIND, {"wijze": "papier", "nieuw": NEW} | beside)

    assert "Dit telt alleen bij &#x27;Anders, namelijk&#x27;." in str(form.errors["v_werkplek__anders"])


def test_answers_are_numbered_as_they_stand_on_paper() -> None:
    form = form_of(EVERY_KIND, {})

    assert "2. Op kantoor" in str(form["v_werkplek"])
    # What begins with its number needs no other.
    assert ">7 zeer makkelijk<" in str(form["v_gemak"])
    assert ">8<" in str(form["v_cijfer"])


def test_screen_of_the_clerk_leaves_the_pages_of_respondents_as_they_are() -> None:
    ronde = make_open_ronde()
    link = open_links(ronde, 1)[0]
    page = reverse("antwoord-pagina", args=[ronde.code, link.token, 1])
    clerk = client_of(ronde)

    screens = [clerk.get(url(ronde)).content.decode() for _ in range(3)]
    wrong = Client().post(page, {"v_werk": "9"}).content.decode()

    assert all("1. Mijn werk is goed te doen." in screen for screen in screens)
    assert "1. 1." not in screens[-1]
    assert "1. Mijn werk" not in wrong
    assert 'type="radio"' in wrong


@pytest.mark.django_db(transaction=True)
def test_clerk_copies_by_keyboard_alone(page_without_js: Page, live_server: LiveServer) -> None:
    ronde, (code, *_) = open_ronde_with_forms(1)
    page = page_without_js
    _log_in(page, live_server, member(ronde.gemeente, Rol.KLANTCONTACT))
    page.goto(live_server.url + url(ronde))

    # The cursor stands in the code; the way is chosen; each list takes the number of an answer.
    expect(page.get_by_label("Code")).to_be_focused()
    page.keyboard.type(grouped(code))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("4")
    expect(page.get_by_label("1. Mijn werk is goed te doen.")).to_have_value("4")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    expect(page.get_by_label("2. Wat doet u?")).to_have_value("b")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("1. Computer")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bewaard. U kunt het volgende formulier invoeren.")).to_be_visible()

    (payload,) = payloads(ronde)
    assert payload["antwoorden"] == {"werk": "4", "functie": "b", "middel": ["pc"]}


@pytest.mark.django_db(transaction=True)
def test_screens_have_no_axe_violation_and_fit(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, inhoud=EVERY_KIND)
    invite(ronde, 5)
    ronde = open_ronde(ronde=ronde, by="test")
    _log_in(sized_page, live_server, member(ronde.gemeente, Rol.KLANTCONTACT))

    for path in (overview(ronde), url(ronde)):
        sized_page.goto(live_server.url + path)
        _look(sized_page, path.split("/", 3)[3])
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path


@pytest.mark.django_db(transaction=True)
def test_code_to_read_out_fits_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = make_open_ronde()
    _log_in(sized_page, live_server, member(ronde.gemeente, Rol.KLANTCONTACT))
    sized_page.goto(f"{live_server.url}{url(ronde)}?wijze=telefoon")

    sized_page.get_by_role("button", name="Bewaren en volgende").click()

    expect(sized_page.get_by_text("Lees deze code voor.")).to_be_visible()
    _look(sized_page, "invoer-code")
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
    sized_page.get_by_role("link", name="Volgende formulier").click()
    expect(sized_page.get_by_label("aan de telefoon")).to_be_checked()
