from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from adoptie.dutch import NBSP
from adoptie.models import Gemeente, Rol
from enquetes.models import Doelgroep, Ronde
from tests.factories.adoptie import InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import (
    STATUS,
    case_figure,
    course_figures,
    question_figure,
    scale_figures,
    year_of_figures,
)
from tests.rapportage.conftest import LogIn


def page_of(client: Client, code: str, query: str = "") -> str:
    return client.get(f"/gemeente/hattem/dashboard/cijfer/{code}/{query}").content.decode()


def two_rounds(gemeente: Gemeente) -> tuple[Ronde, Ronde]:
    traject = TrajectFactory.create(gemeente=gemeente)
    first = make_ronde(traject=traject, naam="Nulmeting")
    second = make_ronde(traject=traject, naam="Vervolg")
    Ronde.objects.filter(pk=first.pk).update(opent_op=first.opent_op - dt.timedelta(days=365))
    return Ronde.objects.get(pk=first.pk), second


def test_cijfer_explains_itself(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in(gemeente), "doorlooptijd")

    assert "Kaplan-Meier" in page
    assert "zaaksysteem (controlegetal cdcdcdcdcdcd)" in page
    assert "zaken-2" in page
    assert "Vergeleken met het derde kwartaal van 2011." in page
    assert "/cijfer/doorlooptijd/grafiek-cijfer.svg?periode=2011-K4&amp;v=" in page


def test_cijfer_shows_quarter_that_was_asked_for(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2012-K1", 12.0, vlaggen=["veel_open"])

    shown = page_of(log_in(gemeente), "doorlooptijd")
    asked = page_of(log_in(gemeente), "doorlooptijd", "?periode=2012-K1")

    assert "<dd" in shown
    assert "vierde kwartaal van 2011" in shown
    assert "Nog geen oordeel: te veel aanvragen lopen nog." in asked


@pytest.mark.parametrize(
    ("asked", "named", "compared"),
    [("2011-05", "Per maand", "april 2011"), ("2011-K3", "Per kwartaal", "het tweede kwartaal van 2011")],
)
def test_cijfer_can_be_seen_by_month_and_by_quarter(
    gemeente: Gemeente, log_in: LogIn, asked: str, named: str, compared: str
) -> None:
    page = page_of(log_in(gemeente), "doorlooptijd", f"?periode={asked}")

    assert named in page
    assert f"Vergeleken met {compared}." in page
    assert f'<option value="{asked}" selected>' in page


def test_cijfer_leads_to_the_period_before_and_after(gemeente: Gemeente, log_in: LogIn) -> None:
    page = " ".join(page_of(log_in(gemeente), "doorlooptijd", "?periode=2011-K2").split())

    assert 'rel="prev" href="?periode=2011-K1"' in page
    assert 'rel="next" href="?periode=2011-K3"' in page
    assert 'href="/gemeente/hattem/dashboard/?periode=2011-K2"' in page


def test_cijfer_shows_channels_that_may_be_seen(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-K4", 31.0, categorie="balie")
    case_figure(gemeente, "doorlooptijd", "2011-K4", None, categorie="post", vlaggen=["te_weinig"])

    page = page_of(log_in(gemeente), "doorlooptijd")

    assert "Doorlooptijd per kanaal, vierde kwartaal van 2011" in page
    assert "balie" in page
    assert '>post</th><td class="utrecht-table__cell spoor-geheim">te weinig gegevens<' in page
    assert "kanalen laten we geen cijfer zien, want er zijn te weinig gegevens: post." in page


def test_cijfer_shows_how_each_channel_went_over_time(gemeente: Gemeente, log_in: LogIn) -> None:
    for periode, desk, post in (("2011-K2", 44.0, None), ("2011-K3", 38.0, 61.0), ("2011-K4", 31.0, 58.0)):
        case_figure(gemeente, "doorlooptijd", periode, desk, categorie="balie")
        case_figure(gemeente, "doorlooptijd", periode, post, categorie="post")
    case_figure(gemeente, "doorlooptijd", "2011-K4", None, categorie="e-mail", vlaggen=["te_weinig"])

    page = page_of(log_in(gemeente), "doorlooptijd").replace("\xa0", " ")
    half_way = page_of(log_in(gemeente), "doorlooptijd", "?periode=2011-K3")

    assert "Doorlooptijd per kanaal, kwartaal na kwartaal" in page
    (alt,) = re.findall(r'kanalen-verloop\.svg[^>]*alt="([^"]*)"', page)
    assert "2 kleine grafieken" in alt
    assert "e-mail" not in alt
    assert "31" in alt
    assert "kanalen-verloop" not in half_way, "two channels with two periods each are needed"


def test_cijfer_of_two_rounds_shows_before_and_after(gemeente: Gemeente, log_in: LogIn) -> None:
    first, second = two_rounds(gemeente)
    for ronde, score in ((first, 61.0), (second, 74.0)):
        question_figure(ronde, "instrument-werk:score", score, laag=score - 3, hoog=score + 3)

    page = page_of(log_in(gemeente), "instrument-werk").replace(NBSP, " ")

    assert "Nulmeting: 61 punten; waarschijnlijk ligt het tussen 58 en 64." in page
    assert "Vervolg: 74 punten; waarschijnlijk ligt het tussen 71 en 77." in page


def test_cijfer_marks_interventies_in_its_chart(gemeente: Gemeente, log_in: LogIn) -> None:
    InterventieFactory.create(
        spoor__traject__gemeente=gemeente, naam="Loket", ingangsdatum=dt.date(2011, 5, 1)
    )

    assert "Vanaf mei 2011: Loket." in page_of(log_in(gemeente), "digitaal-aandeel")


def test_cijfer_of_a_scale_compares_rounds(gemeente: Gemeente, log_in: LogIn) -> None:
    first, second = two_rounds(gemeente)
    scale_figures(first)
    scale_figures(second)
    question_figure(second, "werk:score", 71.0, groep="Balie", laag=60.0, hoog=80.0)
    question_figure(second, "werk:score", None, groep="Bouwen", vlaggen=["te_weinig"])

    page = page_of(log_in(gemeente), "werk")

    assert "Vergeleken met &#x27;Nulmeting&#x27;." in page
    assert "Per groep, Vervolg" in page
    assert "Balie" in page
    assert '>Bouwen</th><td class="utrecht-table__cell spoor-geheim">te weinig antwoorden<' in page


def test_cijfer_shows_groups_beside_the_whole(gemeente: Gemeente, log_in: LogIn) -> None:
    _, second = two_rounds(gemeente)
    scale_figures(second)
    for groep, score in (("Balie", 71.0), ("Beleid", 52.0)):
        question_figure(second, "werk:score", score, groep=groep, laag=score - 9, hoog=score + 9)

    page = page_of(log_in(gemeente), "werk")

    assert re.search(r"/cijfer/werk/per-groep-\w+\.svg", page)
    for words in ("Iedereen: 60", "Balie: 71", "Beleid: 52"):
        assert words in page


def test_cijfer_names_groups_that_are_not_shown_with_the_same_words_for_any_reason(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    _, second = two_rounds(gemeente)
    scale_figures(second)
    for groep, reason in (("Bouwen", "te_weinig"), ("Beleid", "afgerond")):
        question_figure(second, "werk:score", None, groep=groep, n=3, vlaggen=[reason])

    page = page_of(log_in(gemeente), "werk")

    assert "groepen laten we geen cijfer zien, want er zijn te weinig antwoorden: Beleid en Bouwen." in page


def test_cijfer_names_a_change_of_words_and_does_not_compare(gemeente: Gemeente, log_in: LogIn) -> None:
    first, second = two_rounds(gemeente)
    scale_figures(first, vraag="Is uw werk licht?")
    scale_figures(second, vraag="Is uw werk te doen?")

    page = page_of(log_in(gemeente), "werk")

    assert "De vraag veranderde." in page
    assert "Is uw werk licht?" in page
    assert "Is uw werk te doen?" in page
    assert "Vergeleken met" not in page


def test_cijfer_draws_both_rounds_with_a_break_where_the_words_changed(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    first, second = two_rounds(gemeente)
    for ronde, vraag, share in ((first, "Helpt uw werk?", 0.88), (second, "Draagt uw werk bij?", 0.91)):
        for order, (answer, part) in enumerate((("Ja", share), ("Nee", 1 - share))):
            question_figure(ronde, "bij", part, vraag=vraag, categorie=answer, volgorde=order)

    page = page_of(log_in(gemeente), "bij")

    assert "Nulmeting: 88" in page
    assert "Vanaf Vervolg niet te vergelijken met eerder: de vraag kreeg andere woorden." in page
    assert "Vervolg: 91" in page


def test_cijfer_of_a_round_that_is_hidden_before_a_break_says_so_and_is_no_zero(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    first, second = two_rounds(gemeente)
    for order, answer in enumerate(("Ja", "Nee")):
        question_figure(first, "bij", None, n=None, vraag="Helpt uw werk?", categorie=answer, volgorde=order)
        question_figure(second, "bij", 0.5, vraag="Draagt uw werk bij?", categorie=answer, volgorde=order)

    page = page_of(log_in(gemeente), "bij").replace("\N{NO-BREAK SPACE}", " ")

    assert "Niet getoond (te weinig antwoorden): Nulmeting." in page
    assert "Vervolg: 50 %" in page
    assert "Nulmeting: 0" not in page


def test_cijfer_never_puts_staff_and_a_sample_in_one_line(gemeente: Gemeente, log_in: LogIn) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    for naam, doelgroep in (("Medewerkers 2011", "medewerkers"), ("Inwoners 2011", "steekproef")):
        ronde = make_ronde(traject=traject, naam=naam, doelgroep=Doelgroep(doelgroep))
        scale_figures(ronde)

    page = page_of(log_in(gemeente), "werk")

    for titel in ("Medewerkers", "Steekproef van inwoners"):
        assert f'<h2 class="utrecht-heading-2">{titel}</h2>' in page
    assert "Hun antwoorden vergelijken we niet met elkaar." in page
    assert "Vergeleken met" not in page
    for anchor, own, other in (
        ("grafiek-medewerkers", "Medewerkers 2011", "Inwoners 2011"),
        ("grafiek-steekproef", "Inwoners 2011", "Medewerkers 2011"),
    ):
        url = f"/gemeente/hattem/dashboard/cijfer/werk/{anchor}.csv"
        table = log_in(gemeente).get(url).content.decode()
        assert own in table
        assert other not in table


def test_cijfer_of_a_choice_shows_the_last_round(gemeente: Gemeente, log_in: LogIn) -> None:
    _, second = two_rounds(gemeente)
    for order, (answer, share) in enumerate((("Balie", 0.7), ("Beleid", 0.3))):
        question_figure(second, "functie", share, categorie=answer, volgorde=order)

    page = page_of(log_in(gemeente), "functie")

    assert "Balie: 70" in page
    assert "Het meest gekozen is &#x27;Balie&#x27;: 70" in page
    assert "<dt" in page
    assert ">Waarde<" not in page.split("Zo is dit gemeten")[1]


def test_cijfer_leaves_out_of_its_chart_what_nobody_chose(gemeente: Gemeente, log_in: LogIn) -> None:
    _, second = two_rounds(gemeente)
    for order, (answer, share) in enumerate((("Balie", 1.0), ("NA", 0.0))):
        question_figure(second, "functie", share, categorie=answer, volgorde=order)

    drawing = log_in(gemeente).get("/gemeente/hattem/dashboard/cijfer/functie/grafiek-open.svg")

    assert b"NA" not in drawing.content.split(b"</desc>")[0]


def test_cijfer_marks_the_dashboard_in_the_menu(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in(gemeente), "doorlooptijd")

    (current,) = re.findall(r"<a[^>]*aria-current[^>]*>\s*([^<]*?)\s*<", page.split("Hoofdmenu")[1])[:1]
    assert current == "Dashboard"


@pytest.mark.parametrize(
    ("naam", "kind", "begin"),
    [
        ("grafiek-cijfer.svg", "image/svg+xml", b"<svg"),
        ("grafiek-cijfer.png", "image/png", b"\x89PNG"),
        ("grafiek-cijfer.csv", "text/csv; charset=utf-8", "\ufeffPeriode;".encode()),
        ("per-kwartaal.csv", "text/csv; charset=utf-8", "\ufeffKwartaal;".encode()),
    ],
)
def test_cijfer_can_be_kept_as_a_file(
    gemeente: Gemeente, log_in: LogIn, naam: str, kind: str, begin: bytes
) -> None:
    client = log_in(gemeente)

    response = client.get(f"/gemeente/hattem/dashboard/cijfer/doorlooptijd/{naam}")

    assert f"/dashboard/cijfer/doorlooptijd/{naam}?periode=2011-K4" in page_of(client, "doorlooptijd")
    assert response["Content-Type"] == kind
    assert response.content.startswith(begin)


@pytest.mark.parametrize(
    "naam", ["per-kwartaal.png", "per-kwartaal.svg", "grafiek-cijfer.exe", ".csv", "x.csv"]
)
def test_cijfer_has_no_other_files(gemeente: Gemeente, log_in: LogIn, naam: str) -> None:
    url = f"/gemeente/hattem/dashboard/cijfer/doorlooptijd/{naam}"

    assert log_in(gemeente).get(url).status_code == 404


def test_cijfer_that_a_reader_may_not_see_does_not_exist(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "overdrachten", "2011-K4", 1.2, status=STATUS.BEREKEND)
    url = "/gemeente/hattem/dashboard/cijfer/overdrachten/"

    assert log_in(gemeente, Rol.OR).get(url).status_code == 200
    assert log_in(gemeente, Rol.LEZER).get(url).status_code == 404
    assert log_in(gemeente, Rol.LEZER).get(f"{url}grafiek-cijfer.svg").status_code == 404


@pytest.mark.parametrize("code", ["onbekend", "werk[r1]", "x y"])
def test_cijfer_that_is_not_there_is_not_found(gemeente: Gemeente, log_in: LogIn, code: str) -> None:
    assert log_in(gemeente).get(f"/gemeente/hattem/dashboard/cijfer/{code}/").status_code == 404


def test_cijfer_grafiek_is_a_drawing(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).get(
        "/gemeente/hattem/dashboard/cijfer/doorlooptijd/grafiek-cijfer.svg?smal=1"
    )

    assert response["Content-Type"] == "image/svg+xml"
    assert b'width="340"' in response.content


def test_cijfer_asks_no_more_for_more_figures(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    year_of_figures(gemeente, year=2010)

    with django_assert_num_queries(16):
        assert client.get("/gemeente/hattem/dashboard/cijfer/doorlooptijd/").status_code == 200


def test_lead_time_shows_how_long_cases_stay_open(gemeente: Gemeente, log_in: LogIn) -> None:
    course_figures(gemeente, "2011-K4", {7: 0.9, 56: 0.37})
    course_figures(gemeente, "2010-K4", {7: 0.95, 56: 0.5})

    shown = page_of(log_in(gemeente), "doorlooptijd", "?periode=2011-K4").replace("\xa0", " ")

    assert "Na 7 dagen liep nog 90 %, na 56 dagen nog 37 %" in shown
    assert "naast een jaar eerder" in shown
    assert "liep nog" not in page_of(log_in(gemeente), "te-laat", "?periode=2011-K4")


def test_course_has_no_page_of_its_own(gemeente: Gemeente, log_in: LogIn) -> None:
    course_figures(gemeente, "2011-K4", {7: 0.9, 56: 0.37})

    response = log_in(gemeente).get("/gemeente/hattem/dashboard/cijfer/doorlooptijd-verloop/")

    assert response.status_code == 404


def test_course_is_seen_by_whom_it_has_reached(gemeente: Gemeente, log_in: LogIn) -> None:
    course_figures(gemeente, "2011-K4", {7: 0.9, 56: 0.37}, status=STATUS.BEREKEND)

    seen = {
        rol: "liep nog" in page_of(log_in(gemeente, rol), "doorlooptijd", "?periode=2011-K4")
        for rol in (Rol.PROGRAMMALEIDER, Rol.MANAGER)
    }

    assert seen == {Rol.PROGRAMMALEIDER: True, Rol.MANAGER: False}
