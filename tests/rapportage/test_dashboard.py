from __future__ import annotations

import re

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from adoptie.criteria import OR_BESLOTEN
from adoptie.models import Gemeente, Rol
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from metingen.models import Meetwaarde
from rapportage.views import charts
from tests.factories.adoptie import GemeenteFactory, GereedheidFactory, OrbesluitFactory, TrajectFactory
from tests.factories.enquetes import answer, make_open_ronde, open_links
from tests.factories.metingen import (
    GOALS,
    STATUS,
    BronFactory,
    LeveringFactory,
    case_figure,
    scale_figures,
    year_of_figures,
)
from tests.rapportage.conftest import LogIn

DASHBOARD = "/gemeente/hattem/dashboard/"
_IMAGE = re.compile(r'src="([^"]*/dashboard/(?:kwartaal|ronde)/[^"]*)"')


def page_of(log_in: LogIn, gemeente: Gemeente, query: str = "", rol: Rol = Rol.PROGRAMMALEIDER) -> str:
    return log_in(gemeente, rol).get(f"/gemeente/{gemeente.slug}/dashboard/{query}").content.decode()


def image_url(page: str, number: int = 0) -> str:
    return str(_IMAGE.findall(page)[number]).replace("&amp;", "&")


def test_dashboard_begins_with_a_sentence_and_shows_each_goal(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in, gemeente)

    assert "In het vierde kwartaal van 2011 was het aandeel digitale aanvragen 60" in page
    assert page.count('class="spoor-kerncijfer"') == len(GOALS)
    assert page.count("<img") == len(GOALS)
    assert "tussen 36,0 en 44,0 dagen" in page
    assert 'href="/gemeente/hattem/dashboard/cijfer/doorlooptijd/?periode=2011-K4"' in page


def test_dashboard_gives_each_chart_its_words_and_table(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in, gemeente)

    assert "De doorlooptijd was 40" in page
    assert page.count("<details") == len(GOALS)
    assert '<caption class="utrecht-table__caption"' in page


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

    assert "Wat mensen zeiden in 'Nulmeting 2011'" in page
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
    assert "Wat mensen zeiden in 'Vervolg'" in page
    assert "In het vierde kwartaal van 2011 was het aandeel digitale aanvragen 60" in page
    assert "Over aanvragen in het eerste kwartaal van 2012 is nog niets te zeggen." in page


def test_dashboard_of_a_quarter_tells_what_was_known_at_its_end(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    before, during, after = (
        page_of(log_in, gemeente, f"?periode={quarter}") for quarter in ("2011-K2", "2011-K3", "2011-K4")
    )

    assert "Wat mensen zeiden" not in before
    for page in (during, after):
        assert "Wat mensen zeiden in 'Nulmeting'" in page
        assert "nog niets te zeggen" not in page
    assert "In het derde kwartaal van 2011" in during


def test_dashboard_opens_on_what_this_reader_may_see(
    gemeente: Gemeente, rondes: tuple[Ronde, Ronde], log_in: LogIn
) -> None:
    Meetwaarde.objects.filter(ronde=rondes[1]).update(status=STATUS.BEREKEND)

    page = page_of(log_in, gemeente, rol=Rol.LEZER)

    assert '<option value="2011-K4" selected>' in page
    assert "2012-K1" not in page
    assert "Wat mensen zeiden in 'Nulmeting'" in page


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


def test_dashboard_tells_that_figures_wait_for_release(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.97, status=STATUS.BEREKEND)

    assert "1 cijfer wacht op vrijgave" in page_of(log_in, gemeente)
    assert "vrijgave" not in page_of(log_in, gemeente, rol=Rol.MANAGER)


def test_dashboard_asks_no_more_for_more_figures(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    for year in (2008, 2009, 2010):
        year_of_figures(gemeente, year=year)
    for _ in range(2):
        traject = TrajectFactory.create(gemeente=gemeente)
        GereedheidFactory.create(stap__spoor__traject=traject)
        LeveringFactory.create(bron=BronFactory.create(gemeente=gemeente))

    with django_assert_num_queries(23):
        assert client.get(DASHBOARD).status_code == 200


def test_grafiek_is_a_drawing_that_may_do_nothing(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).get(image_url(page_of(log_in, gemeente)))

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
    url, client = image_url(page_of(log_in, gemeente)), log_in(gemeente)
    for address in (url, url, f"{url}&smal=1"):
        response = client.get(address)

    assert drawn == [False, True]
    assert client.get(f"{url}&smal=1", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_grafiek_without_version_is_asked_for_again(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).get("/gemeente/hattem/dashboard/kwartaal/2011-K4/grafiek-doorlooptijd.svg")

    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize(
    "place", ["2011-K4/grafiek-onbekend", "2031-K1/grafiek-te-laat", "x/grafiek-te-laat"]
)
def test_grafiek_that_is_not_there_is_not_found(gemeente: Gemeente, log_in: LogIn, place: str) -> None:
    assert log_in(gemeente).get(f"/gemeente/hattem/dashboard/kwartaal/{place}.svg").status_code == 404


def test_grafiek_holds_only_what_the_reader_may_see(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-12", 93.0, status=STATUS.BEREKEND)
    url = "/gemeente/hattem/dashboard/kwartaal/2011-K4/grafiek-doorlooptijd.svg"

    assert "93" in log_in(gemeente, Rol.OR).get(url).content.decode().split("</desc>")[0]
    assert "93" not in log_in(gemeente, Rol.LEZER).get(url).content.decode().split("</desc>")[0]
