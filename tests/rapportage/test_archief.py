"""Finding a report back among many."""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente, Rol
from rapportage.models import Rapport, Soort
from tests.factories.adoptie import GemeenteFactory, InterventieFactory
from tests.factories.rapportage import make_rapport
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/"
SETTLED = Rapport.Status.VASTGESTELD


def titles(page: bytes) -> list[str]:
    """Return the headings of the list, in order."""
    parts = unescape(page.decode()).split('<h3 class="utrecht-heading-4">')[1:]
    return [part.partition("</a>")[0].rpartition(">")[2].strip() for part in parts]


@pytest.fixture
def archive(gemeente: Gemeente) -> Gemeente:
    """Give a gemeente with three reports: of two years, kinds and statuses."""
    make_rapport(gemeente, "2010-K4", titel="Najaar", zoektekst="wachttijd aan de balie")
    make_rapport(gemeente, "2011-K4", titel="Winter", zoektekst="thuiswerken", status=SETTLED)
    make_rapport(gemeente, "2011", titel="Brief aan de raad", soort=Soort.RAADSBRIEF, zoektekst="één loket")
    return gemeente


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Najaar", "Winter", "Brief aan de raad"}),
        ("woorden=balie", {"Najaar"}),
        ("woorden=BALIE+wachttijd", {"Najaar"}),
        ("woorden=ÉÉN", {"Brief aan de raad"}),
        ("woorden=brief", {"Brief aan de raad"}),
        ("woorden=balie+thuiswerken", set()),
        ("woorden=100%25", set()),
        ("jaar=2011", {"Winter", "Brief aan de raad"}),
        ("soort=raadsbrief", {"Brief aan de raad"}),
        ("status=vastgesteld", {"Winter"}),
        ("jaar=2011&soort=voortgang&status=vastgesteld&woorden=thuis", {"Winter"}),
        ("jaar=1066&soort=roman&status=zoek&bladzijde=x", {"Najaar", "Winter", "Brief aan de raad"}),
    ],
)
def test_reports_are_found_by_words_kind_status_and_year(
    archive: Gemeente, log_in: LogIn, query: str, found: set[str]
) -> None:
    assert set(titles(log_in(archive).get(f"{LIST}?{query}").content)) == found


def test_nothing_found_leads_back_to_all(archive: Gemeente, log_in: LogIn) -> None:
    page = log_in(archive).get(f"{LIST}?woorden=zeppelin").content.decode()

    assert "Geen rapport gevonden." in page
    assert "Laat alle rapporten zien" in page


def test_search_finds_no_more_than_the_reader_may_see(archive: Gemeente, log_in: LogIn) -> None:
    client = log_in(archive, Rol.LEZER)

    assert titles(client.get(LIST).content) == ["Winter"]
    assert titles(client.get(f"{LIST}?woorden=balie").content) == []
    assert "Raadsbrief" not in client.get(LIST).content.decode()


def test_search_finds_nothing_of_another_gemeente(archive: Gemeente, log_in: LogIn) -> None:
    make_rapport(GemeenteFactory.create(), titel="Van een ander")

    assert "Van een ander" not in log_in(archive).get(LIST).content.decode()


def test_newest_version_stands_in_the_list_and_older_ones_under_it(gemeente: Gemeente, log_in: LogIn) -> None:
    old = make_rapport(gemeente, titel="Oud", status=SETTLED)
    new = make_rapport(gemeente, titel="Nieuw", versie=2)

    page = log_in(gemeente).get(LIST).content

    assert titles(page) == ["Nieuw"]
    assert f'href="{LIST}{old.pk}/"' in page.decode().partition("Eerdere versies")[2]
    # Who does not see the newest sees the newest that is there for them.
    settled = log_in(gemeente, Rol.LEZER).get(LIST).content
    assert titles(settled) == ["Oud"]
    assert f"{LIST}{new.pk}/" not in settled.decode()


def test_reports_on_two_changes_are_not_versions_of_one(gemeente: Gemeente, log_in: LogIn) -> None:
    for number in (1, 2):
        about = InterventieFactory.create(
            spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 5, number)
        )
        make_rapport(gemeente, soort=Soort.EFFECT, interventie=about, titel=f"Effect {number}")

    assert titles(log_in(gemeente).get(LIST).content) == ["Effect 2", "Effect 1"]


def test_pages_keep_what_was_looked_for(gemeente: Gemeente, log_in: LogIn) -> None:
    for year in range(1990, 2011):
        make_rapport(gemeente, f"{year}", titel=f"Jaar {year}")

    first = log_in(gemeente).get(f"{LIST}?woorden=jaar").content
    second = log_in(gemeente).get(f"{LIST}?woorden=jaar&bladzijde=2").content

    assert (len(titles(first)), titles(second)) == (20, ["Jaar 1990"])
    assert "?woorden=jaar&bladzijde=2" in unescape(first.decode())


def test_list_asks_no_more_for_more_reports(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    for versie in range(1, 4):
        for periode in ("2010", "2011", "2011-K4"):
            make_rapport(gemeente, periode, versie=versie)

    with django_assert_num_queries(11):
        assert client.get(LIST).status_code == 200
