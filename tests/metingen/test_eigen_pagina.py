"""Who has a volgcode sees and corrects the own answers of a sealed round; nobody else ever comes there."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie import audit
from adoptie.actions.persoon import erase_person
from adoptie.models import Gebeurtenis
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, link_of
from adoptie.tasks import apply_retention
from enquetes import leftovers
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.actions.volgcode import withdraw_volgcode
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Doelgroep, Modus, Ronde, Volgcode
from enquetes.sealed import open_sealed, sealed_base
from enquetes.sealing import is_whole, seal_ronde
from enquetes.volgcodes import Houder
from metingen.actions import eigen_antwoorden
from metingen.actions.eigen_antwoorden import ChangedMeanwhileError
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde, Tekst, Tekstlezing, Verbeterdag
from metingen.models.verbeterdag import MOST_A_DAY
from metingen.queries.eigen_antwoorden import find_own
from metingen.queries.verbeterdagen import day_mark
from tests import everywhere
from tests.enquetes.test_volgcode import begin
from tests.factories.enquetes import CONTENT, SCALE, answer, invite, make_ronde, personal_links
from tests.metingen.test_eigen_antwoorden import CrashError, everything_on_disk, folders

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db
EMAIL, OTHER = "inwoner0@voorbeeld.example", "inwoner1@voorbeeld.example"
SECRET = "zo herkent iedereen mij"
# Only who works from home is asked how that goes.
ROUTED = Inhoud(
    titel="Werkplek",
    paginas=(
        Pagina((Vraag("thuis", Soort.AKKOORD, "Ik werk thuis."), Vraag("open", Soort.TEKST, "Wat nog?"))),
        Pagina(
            (
                Vraag(
                    "gaat", Soort.SCHAAL, "Thuis werken gaat goed.", opties=SCALE, relevantie="thuis = 'ja'"
                ),
                Vraag("rust", Soort.KEUZE, "Waarmee?", opties=(Optie("a", "Laptop"), Optie("b", "Papier"))),
                Vraag("toelichting", Soort.TEKST, "Waarom?", relevantie="open = 'druk'"),
                Vraag("dagen", Soort.GETAL, "Hoeveel dagen?", minimum=0, maximum=7),
                Vraag(
                    "kort",
                    Soort.GETAL,
                    "Hoeveel korte dagen?",
                    controle="kort <= dagen",
                    controle_tekst="Te veel.",
                ),
            )
        ),
    ),
)


def sealed_round(inhoud: Inhoud = CONTENT, **first: Any) -> Ronde:
    """Give a sealed round in which twelve people answered with a volgcode, the first of them ``first``."""
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, inhoud=inhoud)
    invite(ronde, 12)
    ronde = open_ronde(ronde=ronde, by="test")
    for index, link in enumerate(personal_links(ronde)):
        Client().post(begin(link), {"akkoord": "ja"})
        usual = {"werk": str(index % 4 + 1), "uren": float(index + 30), "open": f"antwoord {index}"}
        answer(
            link, **(first if index == 0 else usual if inhoud is CONTENT else {"open": f"antwoord {index}"})
        )
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


@pytest.fixture
def ronde() -> Ronde:
    return sealed_round(werk="1", uren=30.0, middel=["pc"], stel={"r1": "2"}, open=SECRET)


def page_of(ronde: Ronde, email: str = EMAIL, nummer: int | None = None) -> str:
    token = link_of(Betrokkene(ronde.gemeente, email)).rstrip("/").rpartition("/")[2]
    name = "eigen-antwoorden" if nummer is None else "eigen-antwoord-verbeteren"
    return reverse(name, args=[token, ronde.pk, *([] if nummer is None else [nummer])])


def answers_of(ronde: Ronde, email: str = EMAIL) -> dict[str, Any]:
    ronde.refresh_from_db()
    own = find_own(ronde, str(Volgcode.objects.get(gemeente=ronde.gemeente, email=email).code))
    assert own
    return {name: value for name, value in own.values().items() if not name.startswith("_")}


def texts_of(ronde: Ronde, kolom: str = "open") -> list[str]:
    ronde.refresh_from_db()
    sealed = open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    return sorted(sealed.texts(kolom)["tekst"])


def test_person_finds_the_way_and_sees_what_was_answered(ronde: Ronde) -> None:
    front = Client().get(link_of(Betrokkene(ronde.gemeente, EMAIL)).removeprefix(settings.SITE_URL))
    address = re.search(r'href="([^"]+/antwoorden/\d+/)"', front.content.decode())
    assert address

    page = Client().get(address[1])

    told = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert all(words in told for words in ("helemaal oneens", "30 uur", "Computer", "oneens", SECRET))
    assert "antwoord 1" not in told


def test_page_is_drawn_as_it_was_asked_with_the_own_answers_in_it(ronde: Ronde) -> None:
    told = Client().get(page_of(ronde, nummer=2)).content.decode()

    assert re.search(r'name="v_middel"[^>]*value="pc"[^>]*checked', told)
    assert 'value="30"' in told
    assert SECRET in told
    assert re.search(r'name="v_stel__r1"[^>]*value="2"[^>]*checked', told)


def test_change_waits_for_a_yes_and_tells_what_happens(ronde: Ronde) -> None:
    before, hash_before = answers_of(ronde), ronde.verzegeld_hash

    asked = Client().post(page_of(ronde, nummer=1), {"v_werk": "5", "v_functie": ""})

    told = asked.content.decode()
    assert "helemaal oneens" in told
    assert "helemaal eens" in told
    assert "Het oude bestand wordt vernietigd" in told
    assert "Cijfers die er al zijn, veranderen niet" in told
    assert answers_of(ronde) == before
    assert ronde.verzegeld_hash == hash_before


def test_yes_writes_a_new_file_destroys_the_old_one_and_leaves_figures(ronde: Ronde) -> None:
    measure_ronde(ronde=ronde, by="test")
    figures = list(Meetwaarde.objects.order_by("pk").values())
    old, before = folders(ronde), answers_of(ronde)
    others = answers_of(ronde, OTHER)

    done = Client().post(page_of(ronde, nummer=1), {"v_werk": "5", "v_functie": "b", "zeker": "ja"})

    assert "Uw antwoord is verbeterd" in done.content.decode()
    assert answers_of(ronde) == before | {"werk": "5", "functie": "b"}
    assert answers_of(ronde, OTHER) == others
    assert not old[0].exists()
    assert len(folders(ronde)) == 1
    assert measure_ronde(ronde=ronde, by="test") == 0
    assert list(Meetwaarde.objects.order_by("pk").values()) == figures


def test_log_says_that_and_not_what_or_who(ronde: Ronde) -> None:
    Client().post(page_of(ronde, nummer=2), {"v_uren": "41", "v_open": "heel iets anders", "zeker": "ja"})

    line = Gebeurtenis.objects.get(action="antwoorden van één persoon verbeterd")
    code = str(Volgcode.objects.get(email=EMAIL).code)
    assert set(line.details) == {"oude_hash", "nieuwe_hash"}
    assert line.actor == "betrokkene"
    for secret in (EMAIL, code, "heel iets anders"):
        assert "adoptie_gebeurtenis" not in everywhere.tables_holding(secret)


def test_corrected_text_is_masked_and_has_to_be_read_anew(ronde: Ronde) -> None:
    own = find_own(ronde, str(Volgcode.objects.get(email=EMAIL).code))
    assert own
    lezing = Tekstlezing.objects.create(ronde=ronde, kolom="open")
    Tekst.objects.create(lezing=lezing, nummer=own.numbers()["open"])
    Tekst.objects.create(lezing=lezing, nummer="0" * 16)

    sent = {"v_uren": "30", "v_middel": "pc", "v_stel__r1": "2", "v_open": "Bel 06-12345678.", "zeker": "ja"}
    Client().post(page_of(ronde, nummer=2), sent)

    assert "Bel [telefoonnummer]." in texts_of(ronde)
    assert len(texts_of(ronde)) == 12
    assert [each.nummer for each in Tekst.objects.all()] == ["0" * 16]
    assert SECRET.encode() not in everything_on_disk()


def test_emptied_text_and_answer_are_gone(ronde: Ronde) -> None:
    Client().post(page_of(ronde, nummer=2), {"zeker": "ja"})

    assert answers_of(ronde) == {"werk": "1"}
    assert texts_of(ronde) == sorted(f"antwoord {index}" for index in range(1, 12))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"v_werk": "9"}, "foutoverzicht"),
        ({"v_werk": "1"}, "U hebt niets veranderd."),
    ],
)
def test_answer_that_cannot_be_changes_nothing(ronde: Ronde, sent: dict[str, str], told: str) -> None:
    hash_before = ronde.verzegeld_hash

    page = Client().post(page_of(ronde, nummer=1), sent | {"zeker": "ja"})

    assert page.status_code == 422
    assert told in page.content.decode()
    ronde.refresh_from_db()
    assert ronde.verzegeld_hash == hash_before


def test_what_does_not_count_any_more_goes_and_is_told() -> None:
    ronde = sealed_round(ROUTED, thuis="ja", gaat="4", rust="a", open="stil")

    asked = Client().post(page_of(ronde, nummer=1), {"v_open": "stil"}).content.decode()
    Client().post(page_of(ronde, nummer=1), {"v_open": "stil", "zeker": "ja"})

    assert "Thuis werken gaat goed." in asked
    assert "hoort er dan niet meer bij" in asked
    assert answers_of(ronde) == {"rust": "a", "open": "stil"}
    back = Client().post(page_of(ronde, nummer=1), {"v_thuis": "on", "v_open": "stil"}).content.decode()
    assert "hoorde er voor u niet bij" in back


def test_answer_that_makes_another_impossible_is_refused() -> None:
    ronde = sealed_round(ROUTED, thuis="ja", gaat="4", dagen=4.0, kort=3.0, open="stil")
    same = {"v_gaat": "4", "zeker": "ja"}

    wrong = Client().post(page_of(ronde, nummer=2), same | {"v_dagen": "2", "v_kort": "3"})

    assert wrong.status_code == 422
    assert answers_of(ronde)["dagen"] == 4.0
    Client().post(page_of(ronde, nummer=2), same | {"v_dagen": "2", "v_kort": "1"})
    assert (answers_of(ronde)["dagen"], answers_of(ronde)["kort"]) == (2.0, 1.0)


def test_after_a_year_words_are_gone_and_what_hung_on_them_stays() -> None:
    ronde = sealed_round(ROUTED, thuis="ja", gaat="4", rust="a", open="druk", toelichting="zo veel werk")
    folder = folders(ronde)[0]
    (folder / "tekst_open.parquet").unlink()

    page = Client().get(page_of(ronde, nummer=1)).content.decode()
    Client().post(page_of(ronde, nummer=2), {"v_gaat": "5", "v_rust": "a", "zeker": "ja"})

    assert "Wat nog?" not in page
    assert "Ik werk thuis." in page
    assert answers_of(ronde) == {"thuis": True, "gaat": "5", "rust": "a", "toelichting": "zo veel werk"}


def test_stranger_another_member_and_another_round_find_nothing(ronde: Ronde) -> None:
    other = sealed_round(ROUTED, open="x")
    anonymous = make_ronde()
    mine = page_of(ronde)
    token = mine.split("/")[3]

    theirs = Client().get(page_of(ronde, OTHER)).content.decode()
    assert SECRET not in theirs
    assert "antwoord 1" in theirs
    for address in (
        page_of(ronde, "niemand@voorbeeld.example"),
        mine.replace(token, token[:-6] + "AAAA=="),
        reverse("eigen-antwoorden", args=[token, other.pk]),
        reverse("eigen-antwoorden", args=[token, anonymous.pk]),
        reverse("eigen-antwoorden", args=[token, 999_999]),
        reverse("eigen-antwoord-verbeteren", args=[token, ronde.pk, 9]),
    ):
        for answered in (Client().get(address), Client().post(address, {"v_werk": "5", "zeker": "ja"})):
            assert answered.status_code in {404, 405}
            assert SECRET not in answered.content.decode()
    assert answers_of(ronde)["werk"] == "1"


@pytest.mark.parametrize("how", ["wissen", "intrekken"])
def test_without_the_volgcode_nobody_finds_the_answers_any_more(ronde: Ronde, how: str) -> None:
    address = page_of(ronde)
    if how == "wissen":
        erase_person(who=Betrokkene(ronde.gemeente, EMAIL), by="test")
    else:
        withdraw_volgcode(houder=Houder(ronde.gemeente.pk, Doelgroep.STEEKPROEF, EMAIL))

    assert Client().get(address).status_code == 404


def test_correction_that_crosses_another_is_not_half_done(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*_: object) -> None:
        raise ChangedMeanwhileError

    with monkeypatch.context() as patch:
        patch.setattr(eigen_antwoorden, "_commit", overtaken)
        page = Client().post(page_of(ronde, nummer=1), {"v_werk": "5", "zeker": "ja"})

    assert page.status_code == 409
    assert "druk nog een keer" in page.content.decode()
    assert answers_of(ronde)["werk"] == "1"
    assert len(folders(ronde)) == 1


@pytest.mark.parametrize("when", ["write_parts", "_commit", "clean_up"])
def test_crash_leaves_the_old_answer_or_the_new_one(
    ronde: Ronde, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise CrashError

    with monkeypatch.context() as patch:
        patch.setattr(eigen_antwoorden, when, crash)
        with pytest.raises(CrashError):
            Client().post(page_of(ronde, nummer=1), {"v_werk": "5", "zeker": "ja"})

    ronde.refresh_from_db()
    assert is_whole(ronde)
    assert answers_of(ronde)["werk"] == ("5" if when == "clean_up" else "1")
    leftovers.clean_up(ronde)
    assert len(folders(ronde)) == 1


def test_questions_are_asked_in_a_language_of_the_questionnaire() -> None:
    told = {"vraag.werk.tekst": "I can do my work.", "vraag.werk.opties.5": "fully agree"}
    ronde = sealed_round(replace(CONTENT, vertalingen={"en": told}), werk="1", open=SECRET)
    english = page_of(ronde, nummer=1) + "?taal=en"

    listed = Client().get(page_of(ronde) + "?taal=en").content.decode()
    page = Client().get(english).content.decode()
    asked = Client().post(page_of(ronde, nummer=1), {"v_werk": "5", "taal": "en"}).content.decode()

    assert '<a href="?taal=en" lang="en" dir="ltr">English</a>' in " ".join(listed.split())
    assert f"antwoorden/{ronde.pk}/1/?taal=en" in listed
    assert 'lang="en"' in page
    for shown in (listed, page, asked):
        assert "I can do my work." in shown
    assert "fully agree" in asked
    assert 'name="taal" value="en"' in asked


def test_damaged_file_is_told_and_not_touched(ronde: Ronde) -> None:
    address = page_of(ronde, nummer=1)
    file = folders(ronde)[0] / "antwoorden.parquet"
    file.write_bytes(file.read_bytes() + b"x")

    for answered in (Client().get(address), Client().post(address, {"v_werk": "5", "zeker": "ja"})):
        assert answered.status_code == 503


class Screen:
    """One browser window in which each page is looked at before the next press."""

    def __init__(self, page: Page, axe: Callable[[Page], list[str]]) -> None:
        self.page, self.axe = page, axe

    def shows(self, heading: str) -> None:
        from playwright.sync_api import expect

        expect(self.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        assert self.axe(self.page) == []
        assert not self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).last.click()

    def follow(self, name: re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).click()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_correcting_in_a_browser(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = sealed_round(werk="1", uren=30.0, middel=["pc"], stel={"r1": "2"}, open=SECRET)
    screen = Screen(sized_page, axe)
    mine = link_of(Betrokkene(ronde.gemeente, EMAIL)).removeprefix(settings.SITE_URL)
    hours = sized_page.get_by_label("Hoeveel uren per week?")

    sized_page.goto(live_server.url + mine)
    screen.shows("Dit bewaren wij over u")
    screen.follow(re.compile("Uw antwoorden in"))
    screen.shows("Uw antwoorden")
    screen.follow(re.compile("Verbeteren.*Hoeveel uren"))
    screen.shows("Uw antwoord verbeteren")
    hours.fill("99")
    screen.press("Verder")
    screen.shows("Dit moet nog anders")
    hours.fill("36")
    screen.press("Verder")
    screen.shows("Klopt dit zo?")
    screen.press("Ja, verbeter mijn antwoord")
    screen.shows("Uw antwoord is verbeterd")

    assert answers_of(ronde)["uren"] == 36.0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_correcting_from_right_to_left_in_a_browser(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = sealed_round(translated(CONTENT, "ar"), werk="1", uren=30.0, open=SECRET)
    screen = Screen(sized_page, axe)

    sized_page.goto(f"{live_server.url}{page_of(ronde)}?taal=ar")
    screen.shows("إجاباتك")
    screen.follow(re.compile("تصحيح.*Hoeveel uren"))
    screen.shows("تصحيح إجابتك")
    sized_page.get_by_label("Hoeveel uren per week?").fill("36")
    screen.press("متابعة")
    screen.shows("هل هذا صحيح؟")
    screen.press("نعم، صحّح إجابتي")
    screen.shows("تم تصحيح إجابتك")

    assert answers_of(ronde)["uren"] == 36.0


def corrected(ronde: Ronde, werk: str, email: str = EMAIL) -> Any:
    sent = {"v_werk": werk, "v_functie": "", "zeker": "ja"}
    return Client().post(page_of(ronde, email, nummer=1), sent)


def test_nobody_corrects_more_than_ten_times_a_day(ronde: Ronde) -> None:
    """Each correction makes a file anew and lets a text be read again: that keeps others busy."""
    noon = dt.datetime.combine(timezone.localdate(), dt.time(12), dt.UTC)
    with time_machine.travel(noon, tick=False):
        assert "Uw antwoord is verbeterd" in corrected(ronde, "5").content.decode()
        assert Verbeterdag.objects.update(aantal=MOST_A_DAY - 1) == 1
        assert "Uw antwoord is verbeterd" in corrected(ronde, "4").content.decode()
        ronde.refresh_from_db()
        hash_before, lines = ronde.verzegeld_hash, Gebeurtenis.objects.count()

        refused = corrected(ronde, "3"), Client().get(page_of(ronde, nummer=2))
        code = str(Volgcode.objects.get(email=EMAIL).code)
        with pytest.raises(Refusal, match="vandaag al vaak"):
            eigen_antwoorden.correct_own_answers(ronde=ronde, code=code, antwoorden={"werk": "3"}, by="test")
        listed = Client().get(page_of(ronde))
        theirs = corrected(ronde, "5", OTHER)

    for page in refused:
        assert page.status_code == 429
        assert "Morgen kunt u verder. Kan dat niet wachten?" in page.content.decode()
    assert listed.status_code == 200
    assert "Uw antwoord is verbeterd" in theirs.content.decode(), "one person is not in the way of another"
    assert answers_of(ronde)["werk"] == "4"
    assert ronde.verzegeld_hash != hash_before
    assert Gebeurtenis.objects.count() == lines + 1
    assert len(folders(ronde)) == 1
    with time_machine.travel(noon + dt.timedelta(days=1), tick=False):
        assert "Uw antwoord is verbeterd" in corrected(ronde, "3").content.decode()


def test_what_was_not_corrected_is_not_counted(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError

    corrected(ronde, "1")
    corrected(ronde, "9")
    with monkeypatch.context() as patch:
        patch.setattr(audit, "record", fails)
        assert corrected(ronde, "5").status_code == 503

    assert not Verbeterdag.objects.exists()


def test_count_of_a_day_tells_neither_who_nor_what_and_goes_at_night(ronde: Ronde) -> None:
    corrected(ronde, "5")
    code = str(Volgcode.objects.get(email=EMAIL).code)
    today = timezone.localdate()

    held = everywhere.tables_holding(code, code.replace("-", ""), EMAIL)
    assert "enquetes_volgcode" in held
    assert "metingen_verbeterdag" not in held
    assert day_mark(code, today) != day_mark(code, today + dt.timedelta(days=1))
    fields = {field.name for field in Verbeterdag._meta.get_fields()}
    assert fields == {"id", "gemeente", "merk", "dag", "aantal"}
    apply_retention()
    assert Verbeterdag.objects.count() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        apply_retention()
    assert not Verbeterdag.objects.exists()


def test_database_keeps_no_day_with_more_than_ten(ronde: Ronde) -> None:
    corrected(ronde, "5")

    with pytest.raises(IntegrityError), transaction.atomic():
        Verbeterdag.objects.update(aantal=MOST_A_DAY + 1)


ENGLISH = {"vraag.werk.tekst": "I can do my work.", "vraag.werk.opties.5": "fully agree"}


def translated(inhoud: Inhoud, *talen: str) -> Inhoud:
    return replace(inhoud, vertalingen=dict.fromkeys(talen, ENGLISH if inhoud is CONTENT else {}))


@pytest.mark.parametrize(
    ("taal", "side", "told"),
    [
        (
            "en",
            "",
            [
                "We find it by your code.",
                "Change what is not right.",
                "What happens then?",
                "This is your receipt.",
            ],
        ),
        (
            "de",
            "",
            ["mit Ihrem Code", "Ändern Sie, was nicht stimmt.", "Was passiert dann?", "Das ist Ihr Beleg."],
        ),
        ("ar", ' dir="rtl"', ["بواسطة رمزك", "غيّر ما ليس صحيحًا", "ماذا يحدث عندئذ؟", "هذا إيصالك"]),
    ],
)
def test_pages_around_the_questions_are_in_the_same_language(taal: str, side: str, told: list[str]) -> None:
    ronde = sealed_round(translated(CONTENT, "en", "de", "ar"), werk="1", open=SECRET)
    sent = {"v_werk": "5", "v_functie": "", "taal": taal}

    pages = [
        Client().get(f"{page_of(ronde)}?taal={taal}"),
        Client().get(f"{page_of(ronde, nummer=1)}?taal={taal}"),
        Client().post(page_of(ronde, nummer=1), sent),
        Client().post(page_of(ronde, nummer=1), sent | {"zeker": "ja"}),
    ]

    for page, words in zip(pages, told, strict=True):
        drawn = page.content.decode()
        assert f'<html lang="{taal}"{side}' in " ".join(drawn.split())
        assert words in html.unescape(drawn)
        assert not [
            dutch
            for dutch in ("Verbeteren", "Verder", "Terug", "Wordt", "Klaar", "volgcode")
            if dutch in drawn
        ]


def test_what_is_in_the_way_is_told_in_the_same_language() -> None:
    english = sealed_round(translated(ROUTED, "en"), thuis="ja", gaat="4", dagen=4.0, kort=3.0, open="stil")
    Volgcode.objects.filter(gemeente=english.gemeente, email=OTHER).delete()
    sent = {"v_gaat": "4", "v_dagen": "4", "v_kort": "3", "zeker": "ja", "taal": "en"}

    same = Client().post(page_of(english, nummer=2), sent)
    nobody = Client().get(f"{page_of(english, OTHER)}?taal=en")
    strange = Client().get(f"{page_of(english, OTHER)}?taal=<script>")
    Client().post(page_of(english, nummer=2), sent | {"v_kort": "2"})
    Verbeterdag.objects.update(aantal=MOST_A_DAY)
    often = Client().post(page_of(english, nummer=2), sent)

    assert "You have not changed anything." in same.content.decode()
    assert "There are no answers of yours here" in nobody.content.decode()
    assert "Hier staan geen antwoorden van u" in strange.content.decode()
    assert "<script>" not in strange.content.decode()
    assert (often.status_code, "You can go on tomorrow" in often.content.decode()) == (429, True)


def test_other_answer_that_becomes_impossible_is_named_in_the_same_language() -> None:
    told = {"vraag.laat.tekst": "How many late days?"}
    pages = (
        Pagina((Vraag("dagen", Soort.GETAL, "Hoeveel dagen?"),)),
        Pagina(
            (Vraag("laat", Soort.GETAL, "Hoeveel late dagen?", controle="laat <= dagen", controle_tekst="x"),)
        ),
    )
    inhoud = replace(ROUTED, paginas=(*ROUTED.paginas[:1], *pages), vertalingen={"en": told})
    ronde = sealed_round(inhoud, dagen=4.0, laat=3.0, open="stil")

    page = Client().post(page_of(ronde, nummer=2), {"v_dagen": "2", "zeker": "ja", "taal": "en"})

    said = html.unescape(page.content.decode())
    assert "This does not fit your answer to the question 'How many late days?'." in said
    assert answers_of(ronde)["dagen"] == 4.0
