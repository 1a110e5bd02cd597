from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from adoptie.criteria import OR_BESLOTEN
from adoptie.dutch import NBSP
from adoptie.models import Gemeente, Rol
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from metingen.models import Indicator, Meetwaarde
from rapportage.models import Soort
from rapportage.views import charts
from tests.factories.adoptie import GemeenteFactory, GereedheidFactory, OrbesluitFactory, TrajectFactory
from tests.factories.enquetes import answer, make_open_ronde, open_links
from tests.factories.metingen import (
    GOALS,
    STATUS,
    BronFactory,
    LeveringFactory,
    case_figure,
    course_figures,
    question_figure,
    scale_figures,
    year_of_figures,
)
from tests.factories.rapportage import make_rapport
from tests.rapportage.conftest import LogIn

DASHBOARD = "/gemeente/hattem/dashboard/"
# Who reads, in which gemeente and in which role, and whether anything was written.
ASKED_OF_A_KEPT_PAGE = 7
_IMAGE = re.compile(r'src="([^"]*/dashboard/(?:cijfer|ronde)/[^"]*)"')
CIJFER = "/gemeente/hattem/dashboard/cijfer/doorlooptijd/"


def page_of(log_in: LogIn, gemeente: Gemeente, query: str = "", rol: Rol = Rol.PROGRAMMALEIDER) -> str:
    return log_in(gemeente, rol).get(f"/gemeente/{gemeente.slug}/dashboard/{query}").content.decode()


def image_url(client: Client) -> str:
    """Return where the chart on the page of a figure is."""
    return str(_IMAGE.findall(client.get(CIJFER).content.decode())[0]).replace("&amp;", "&")


def rows_of(page: str) -> list[str]:
    return page.split('<li class="spoor-doel">')[1:]


def test_dashboard_begins_with_a_sentence_and_shows_each_goal(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in, gemeente)

    assert "In het vierde kwartaal van 2011 was het aandeel digitale aanvragen 60" in page
    assert len(rows_of(page)) == len(GOALS)
    assert "tussen 36,0 en 44,0 dagen" in page
    assert 'href="/gemeente/hattem/dashboard/cijfer/doorlooptijd/?periode=2011-K4"' in page


def test_dashboard_says_of_each_road_what_it_shows(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in, gemeente)

    assert page.count('role="img"') == len(GOALS)
    assert 'aria-label="De doorlooptijd was 40' in page


def test_dashboard_explains_each_figure_in_one_click(gemeente: Gemeente, log_in: LogIn) -> None:
    row = next(row for row in rows_of(page_of(log_in, gemeente)) if "/cijfer/doorlooptijd/" in row)

    explained = row.split("<details")[1]
    for words in (
        "Zo is dit gemeten",
        "Wat het is",
        "zaaksysteem (controlegetal cdcdcdcdcdcd)",
        "vrijgegeven",
    ):
        assert words in explained


def test_dashboard_says_once_with_what_all_goals_are_compared(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in, gemeente)

    assert page.count("Vergeleken met het derde kwartaal van 2011.") == 1


def test_dashboard_has_a_part_for_each_spoor(gemeente: Gemeente, log_in: LogIn) -> None:
    """Where there are no figures, one line says how they come."""
    page = page_of(log_in, gemeente)

    virtueel, mentaal, fysiek = page.split('<section class="spoor-deel"')[1:]
    assert len(rows_of(virtueel)) == len(GOALS)
    assert "zodra een ronde met vragen over dit spoor is afgesloten" in mentaal
    assert "Wie de vragenlijst maakt, kiest bij elke vraag het spoor." in fysiek


def parts_of(page: str) -> dict[str, str]:
    return {part.split('"', 1)[0]: part for part in page.split('aria-labelledby="spoor-')[1:]}


def test_dashboard_tells_answers_under_the_spoor_of_their_question(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = measured_ronde(gemeente, "Nulmeting")
    plek = {"vraag": "Mijn werkplek past bij mijn werk.", "spoor": "fysiek"}
    question_figure(ronde, "plek:score", 45.0, laag=40.0, hoog=50.0, **plek)
    for order, words in enumerate(("nee", "soms", "ja")):
        question_figure(ronde, "plek", 1 / 3, categorie=words, volgorde=order, **plek)

    parts = parts_of(page_of(log_in, gemeente))

    for spoor, code, other in (("mentaal", "werk", "plek"), ("fysiek", "plek", "werk")):
        told = parts[spoor]
        assert "Uit &#x27;Nulmeting&#x27;" in told
        assert [f"/cijfer/{code}/" in row for row in rows_of(told)] == [True]
        assert f"Alle vragen van 'Nulmeting': {spoor} spoor" in told
        assert f'/cijfer/{code}/"' in told
        assert f'/cijfer/{other}/"' not in told
        (drawing,) = re.findall(r'src="([^"]*/dashboard/ronde/[^"]*)"', told)
        assert log_in(gemeente).get(drawing.replace("&amp;", "&"))["Content-Type"] == "image/svg+xml"


def test_dashboard_names_an_answer_to_tick_with_its_question(gemeente: Gemeente, log_in: LogIn) -> None:
    figure = question_figure(measured_ronde(gemeente, "Nulmeting"), "plek[thuis]", 0.4, vraag="Thuis")
    Indicator.objects.filter(pk=figure.indicator_id).update(vraag_tekst="Waar werkt u? Thuis")

    (named,) = re.findall(r'cijfer/plek\[thuis\]/">([^<]*)</a>', unquote(page_of(log_in, gemeente)))

    assert named == "Waar werkt u? Thuis"


def test_dashboard_keeps_the_last_round_that_asked_about_a_spoor(gemeente: Gemeente, log_in: LogIn) -> None:
    """A panel that was asked about services later does not make the answers about workplaces old."""
    with time_machine.travel("2012-01-10T12:00:00Z", tick=False):
        staff = measured_ronde(gemeente, "Personeel")
        question_figure(staff, "plek:score", 45.0, laag=40.0, hoog=50.0, vraag="Werkplek?", spoor="fysiek")
    with time_machine.travel("2012-02-10T12:00:00Z", tick=False):
        measured_ronde(gemeente, "Panel")

    parts = parts_of(page_of(log_in, gemeente))

    assert "Uit &#x27;Panel&#x27;" in parts["mentaal"]
    assert "Uit &#x27;Personeel&#x27;" in parts["fysiek"]


def test_dashboard_tells_answers_about_the_system_beside_the_cases(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = measured_ronde(gemeente, "Nulmeting")
    question_figure(ronde, "sus:score", 68.0, laag=60.0, hoog=70.0, vraag="Het systeem?", spoor="virtueel")

    told = parts_of(page_of(log_in, gemeente))["virtueel"]

    assert "Over aanvragen in" in told
    assert "Uit &#x27;Nulmeting&#x27;" in told
    assert len(rows_of(told)) == len(GOALS) + 1


def test_dashboard_shows_newest_quarter_that_can_be_judged(log_in: LogIn, db: None) -> None:
    gemeente = GemeenteFactory.create()
    year_of_figures(gemeente, open_quarters=["2011-K4"])

    page = page_of(log_in, gemeente)

    assert '<option value="2011-K3" selected>' in page
    assert '<option value="2011-K4">' in page


@pytest.mark.parametrize(
    ("asked", "shown"), [("2011-K2", "2011-K2"), ("2031-K1", "2011-K4"), ("?", "2011-K4")]
)
def test_dashboard_shows_quarter_that_was_asked_for(
    gemeente: Gemeente, log_in: LogIn, asked: str, shown: str
) -> None:
    assert f'<option value="{shown}" selected>' in page_of(log_in, gemeente, f"?periode={asked}")


def test_dashboard_shows_a_month_or_a_year_that_was_asked_for(gemeente: Gemeente, log_in: LogIn) -> None:
    for year, share in ((2010, 0.5), (2011, 0.6)):
        case_figure(gemeente, "digitaal-aandeel", str(year), share)

    month, year_page = (page_of(log_in, gemeente, f"?periode={code}") for code in ("2011-05", "2011"))

    assert "In mei 2011 was het aandeel digitale aanvragen 60" in month
    assert "Vergeleken met april 2011." in month
    assert 'href="/gemeente/hattem/dashboard/cijfer/doorlooptijd/?periode=2011-05"' in month
    assert "In 2011 was het aandeel digitale aanvragen 60" in year_page
    assert "Vergeleken met 2010." in year_page


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [("2011-K2", "2011-K1", "2011-K3"), ("2011-12", "2011-11", ""), ("2011-K1", "", "2011-K2")],
)
def test_dashboard_leads_to_the_period_before_and_after(
    gemeente: Gemeente, log_in: LogIn, asked: str, before: str, after: str
) -> None:
    page = page_of(log_in, gemeente, f"?periode={asked}")

    assert re.findall(r'rel="prev"\s+href="\?periode=([^"]*)"', page) == [before] * bool(before)
    assert re.findall(r'rel="next"\s+href="\?periode=([^"]*)"', page) == [after] * bool(after)


def test_dashboard_of_the_month_of_a_round_tells_of_that_round(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    before, month, year = (
        page_of(log_in, gemeente, f"?periode={code}") for code in ("2011-12", "2012-02", "2012")
    )

    assert "Uit &#x27;Nulmeting&#x27;" in before
    assert "Uit &#x27;Vervolg&#x27;" in month
    assert "Uit &#x27;Vervolg&#x27;" in year


@pytest.mark.parametrize(
    ("rol", "seen"), [(Rol.OR, "nog niet zijn vrijgegeven"), (Rol.LEZER, "zijn vrijgegeven of gepubliceerd")]
)
def test_dashboard_on_paper_says_when_it_was_and_who_saw_it(
    gemeente: Gemeente, log_in: LogIn, rol: Rol, seen: str
) -> None:
    with time_machine.travel("2012-03-01T12:00:00Z", tick=False):
        paper = page_of(log_in, gemeente, rol=rol).split('class="spoor-alleen-papier"')[1].split("</p>")[0]

    assert "Afgedrukt op 1 maart 2012." in paper
    assert seen in paper
    assert "http://testserver/gemeente/hattem/dashboard/" in paper


def test_dashboard_hides_from_readers_what_is_not_released(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.97, status=STATUS.BEREKEND)

    assert "97\u00a0%" not in page_of(log_in, gemeente, rol=Rol.LEZER)
    assert "eerste kwartaal van 2012" in page_of(log_in, gemeente, rol=Rol.OR)


def test_dashboard_tells_leaders_what_to_do_first(log_in: LogIn, db: None) -> None:
    gemeente = GemeenteFactory.create()

    assert "Gegevens inlezen" in page_of(log_in, gemeente)
    assert "Zodra de programmaleider" in page_of(log_in, gemeente, rol=Rol.LEZER)
    assert "Zodra er een rapport" in page_of(log_in, gemeente, rol=Rol.KLANTCONTACT)


def measured_ronde(gemeente: Gemeente, naam: str) -> Ronde:
    traject = TrajectFactory.create(gemeente=gemeente)
    ronde = close_ronde(ronde=make_open_ronde(traject=traject, naam=naam), by="test")
    scale_figures(ronde)
    return ronde


def test_dashboard_shows_last_round_with_its_scale(gemeente: Gemeente, log_in: LogIn) -> None:
    measured_ronde(gemeente, "Nulmeting 2011")

    page = page_of(log_in, gemeente)

    assert "Uit &#x27;Nulmeting 2011&#x27;" in page
    assert "70 % koos 'vaak' of 'altijd'".replace(" %", "\N{NO-BREAK SPACE}%").replace("'", "&#x27;") in page
    assert 'href="/gemeente/hattem/dashboard/cijfer/werk/"' in page


@pytest.fixture
def rondes(gemeente: Gemeente) -> tuple[Ronde, Ronde]:
    """Give rounds that ended in the third quarter of 2011 and the first of 2012; cases end between."""
    ended = []
    for naam, day in (("Nulmeting", "2011-08-20"), ("Vervolg", "2012-02-10")):
        with time_machine.travel(f"{day}T12:00:00Z", tick=False):
            ended.append(measured_ronde(gemeente, naam))
    return ended[0], ended[1]


def test_dashboard_opens_on_the_quarter_of_the_newest_round_with_the_last_figures_of_cases(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    page = page_of(log_in, gemeente)

    assert '<option value="2012-K1" selected>' in page
    assert "Uit &#x27;Vervolg&#x27;" in page
    assert "In het vierde kwartaal van 2011 was het aandeel digitale aanvragen 60" in page
    assert "Over aanvragen in het eerste kwartaal van 2012 is nog niets te zeggen." in page


def test_dashboard_of_a_quarter_tells_what_was_known_at_its_end(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    before, during, after = (
        page_of(log_in, gemeente, f"?periode={quarter}") for quarter in ("2011-K2", "2011-K3", "2011-K4")
    )

    assert "Uit &#x27;" not in before
    for page in (during, after):
        assert "Uit &#x27;Nulmeting&#x27;" in page
        assert "nog niets te zeggen" not in page
    assert "In het derde kwartaal van 2011" in during


def test_dashboard_opens_on_what_this_reader_may_see(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    Meetwaarde.objects.filter(ronde=rondes[1]).update(status=STATUS.BEREKEND)

    page = page_of(log_in, gemeente, rol=Rol.LEZER)

    assert '<option value="2011-K4" selected>' in page
    assert "2012-K1" not in page
    assert "Uit &#x27;Nulmeting&#x27;" in page


def test_dashboard_without_cases_opens_on_the_quarter_of_the_round(log_in: LogIn, db: None) -> None:
    gemeente = GemeenteFactory.create()
    with time_machine.travel("2011-08-20T12:00:00Z", tick=False):
        measured_ronde(gemeente, "Nulmeting")

    page = page_of(log_in, gemeente)

    assert '<option value="2011-K3" selected>' in page
    assert "nog niets te zeggen" not in page


def test_report_begins_with_the_newest_quarter_that_is_over(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    path = f"/gemeente/{gemeente.slug}/rapporten/maken/voortgang/"

    with time_machine.travel("2012-03-01T12:00:00Z", tick=False):
        assert 'value="2011-K4"' in log_in(gemeente).get(path).content.decode()
    with time_machine.travel("2012-04-02T12:00:00Z", tick=False):
        assert 'value="2012-K1"' in log_in(gemeente).get(path).content.decode()


def test_dashboard_of_every_gemeente_draws_its_own_last_round(gemeente: Gemeente, log_in: LogIn) -> None:
    other = GemeenteFactory.create(naam="Heerde", slug="heerde")
    for each in (gemeente, other, other):
        measured_ronde(each, f"Ronde van {each}")

    for each in (gemeente, other):
        (url,) = re.findall(r'src="([^"]*/dashboard/ronde/[^"]*)"', page_of(log_in, each))
        assert log_in(each).get(url.replace("&amp;", "&"))["Content-Type"] == "image/svg+xml"
    assert log_in(gemeente).get(url.replace("heerde", "hattem")).status_code == 404


def test_dashboard_names_what_asks_attention(gemeente: Gemeente, log_in: LogIn) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    GereedheidFactory.create(stap__spoor__traject=traject, criterium="Iedereen heeft geoefend.")
    ronde = make_open_ronde(traject=traject, naam="Vervolg")
    answer(open_links(ronde, 1)[0], werk="3")
    bron = BronFactory.create(gemeente=gemeente)
    LeveringFactory.create(
        bron=bron,
        meldingen=["Weggelaten: case:responsible."],
        apart=[{"rij": 3, "zaak": "7", "reden": "Het einde ligt vóór de start."}],
    )

    leader, reader = page_of(log_in, gemeente), page_of(log_in, gemeente, rol=Rol.LEZER)

    assert "wacht op &#x27;Iedereen heeft geoefend&#x27;" in leader
    assert "&#x27;Vervolg&#x27; loopt. 1 mens vulde de vragenlijst in." in reader
    assert "Naar de ronde" in leader
    assert "Naar de ronde" not in reader
    assert "zaaksysteem: 1 rij telt niet mee." in leader
    assert "case:responsible" not in leader
    assert "telt niet mee." not in reader


def test_dashboard_does_not_wait_for_a_decision_that_was_recorded(gemeente: Gemeente, log_in: LogIn) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    GereedheidFactory.create(stap__spoor__traject=traject, criterium=OR_BESLOTEN)
    OrbesluitFactory.create(traject=traject)

    page = page_of(log_in, gemeente)

    assert "over het meten onder medewerkers&#x27; (volgens het programma klaar, nog vast te stellen)" in page


def test_dashboard_tells_what_people_said_as_a_goal_of_the_mental_spoor(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    (row,) = (row for row in rows_of(page_of(log_in, gemeente)) if "/cijfer/werk/" in row)

    assert "60 punten" in row.replace(NBSP, " ")
    assert "Nulmeting: 60" in row
    assert "Geen duidelijk verschil." in row


def test_dashboard_names_a_promise_that_is_late_to_who_saw_the_outcome(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    ronde = measured_ronde(gemeente, "Nulmeting")
    for wat, day in (("Een cursus", "2012-03-01"), ("Meer telefoons", "2012-09-01")):
        ronde.actiepunten.create(wat=wat, wie="Team Opleiding", wanneer=day)

    with time_machine.travel("2012-06-01T12:00:00Z", tick=False):
        reader, stranger = (page_of(log_in, gemeente, rol=rol) for rol in (Rol.LEZER, Rol.KLANTCONTACT))

    assert "Te laat: &#x27;Een cursus&#x27; zou klaar zijn op 1 maart 2012" in reader.replace(NBSP, " ")
    assert "Meer telefoons" not in reader
    assert "Een cursus" not in stranger


def test_dashboard_tells_that_figures_wait_for_release(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.97, status=STATUS.BEREKEND)

    assert "1 cijfer wacht op vrijgave" in page_of(log_in, gemeente)
    assert "vrijgave" not in page_of(log_in, gemeente, rol=Rol.MANAGER)


def test_dashboard_leads_who_may_see_it_to_the_newest_comparison_with_buurgemeenten(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    for periode, status in (("2011-K2", "vastgesteld"), ("2011-K3", "vastgesteld"), ("2011-K4", "concept")):
        make_rapport(gemeente, periode, soort=Soort.BUURGEMEENTEN, status=status)
    make_rapport(gemeente, status="gepubliceerd")

    leader, reader, stranger = (
        re.findall(r"Vergelijken met buurgemeenten, ([^<]*)</a>", page_of(log_in, gemeente, rol=rol))
        for rol in (Rol.PROGRAMMALEIDER, Rol.LEZER, Rol.KLANTCONTACT)
    )

    assert leader == ["vierde kwartaal van 2011"]
    assert reader == ["derde kwartaal van 2011"]
    assert stranger == []


def test_dashboard_asks_no_more_for_more_figures(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    for year in (2008, 2009, 2010):
        year_of_figures(gemeente, year=year)
        course_figures(gemeente, f"{year}-K4", {7: 0.9, 56: 0.4})
    for _ in range(2):
        traject = TrajectFactory.create(gemeente=gemeente)
        GereedheidFactory.create(stap__spoor__traject=traject)
        LeveringFactory.create(bron=BronFactory.create(gemeente=gemeente))

    with django_assert_num_queries(28):
        assert client.get(DASHBOARD).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_dashboard_is_drawn_again_only_when_something_changed(gemeente: Gemeente, log_in: LogIn) -> None:
    client = log_in(gemeente)
    first = rows_of(client.get(DASHBOARD).content.decode())

    # PostgreSQL tells of writing in any of its databases, so another test may come in between.
    asked = []
    for _ in range(50):
        with CaptureQueriesContext(connection) as queries:
            assert rows_of(client.get(DASHBOARD).content.decode()) == first != []
        asked.append(len(queries))
        if asked[-1] == ASKED_OF_A_KEPT_PAGE:
            break
    assert asked[-1] == ASKED_OF_A_KEPT_PAGE, asked

    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.97, status=STATUS.BEREKEND)
    assert "1 cijfer wacht op vrijgave" in client.get(DASHBOARD).content.decode()


@pytest.mark.django_db(transaction=True)
def test_kept_dashboard_is_for_who_has_the_same_roles(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.97, status=STATUS.BEREKEND)

    assert "1 cijfer wacht op vrijgave" in page_of(log_in, gemeente)
    manager = log_in(gemeente, Rol.MANAGER)
    pages = [manager.get(DASHBOARD).content.decode() for _ in range(2)]
    assert not any("vrijgave" in page for page in pages)


def test_grafiek_is_a_drawing_that_may_do_nothing(gemeente: Gemeente, log_in: LogIn) -> None:
    client = log_in(gemeente)
    response = client.get(image_url(client))

    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Cache-Control"] == "private, max-age=86400"
    assert response.content.startswith(b"<svg")
    assert b"style=" not in response.content


def test_grafiek_is_drawn_once(gemeente: Gemeente, log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []

    def draw(*_: object, narrow: bool, **__: object) -> str:
        drawn.append(narrow)
        return "<svg/>"

    monkeypatch.setattr(charts, "draw_svg", draw)
    client = log_in(gemeente)
    url = image_url(client)
    for address in (url, url, f"{url}&smal=1"):
        response = client.get(address)

    assert drawn == [False, True]
    assert client.get(f"{url}&smal=1", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_grafiek_without_version_is_asked_for_again(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).get(f"{CIJFER}grafiek-cijfer.svg")

    assert "no-cache" in response["Cache-Control"]


def test_grafiek_holds_only_what_the_reader_may_see(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-12", 93.0, status=STATUS.BEREKEND)
    url = f"{CIJFER}grafiek-cijfer.svg"

    assert "93" in log_in(gemeente, Rol.OR).get(url).content.decode().split("</desc>")[0]
    assert "93" not in log_in(gemeente, Rol.LEZER).get(url).content.decode().split("</desc>")[0]
