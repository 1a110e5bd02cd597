"""What everybody may read: published reports and their figures, and never anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adoptie.models import Gemeente
from metingen.models import Meetwaarde
from rapportage.models import Rapport
from tests.factories.adoptie import GemeenteFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure, year_of_figures
from tests.factories.rapportage import make_rapport

BEGINS = ("/openbaar/", "/api/", "/open-data/")
_LINK = re.compile(r'(?:href|src|srcset)="([^"#?]+)')
# Values that occur nowhere else, in the ways in which they can be written.
CANARY = 0.731357
CANARY_WORDS = (b"73135", b"731357", b"73,1", b"73.1", b"73\xc2\xa0%", b"73 %")


def walk(client: Client) -> Iterator[tuple[str, bytes]]:
    """Yield every public page and file that can be reached, with what it says."""
    todo, seen = list(BEGINS), set(BEGINS)
    while todo:
        url = todo.pop()
        response = client.get(url)
        assert response.status_code == 200, url
        yield url, response.content
        links = (
            _LINK.findall(response.content.decode("utf-8", "replace"))
            if "html" in response["Content-Type"]
            else []
        )
        for link in links:
            if link.startswith(BEGINS) and link not in seen:
                seen.add(link)
                todo.append(link)


def test_stranger_reads_a_published_report_with_its_files(rapport: Rapport, client: Client) -> None:
    found = dict(walk(client))

    here = f"/openbaar/hattem/rapporten/{rapport.pk}/"
    assert b"Hattem" in found["/openbaar/"]
    assert "In het derde kwartaal van 2011" in found["/openbaar/hattem/"].decode()
    assert "Iedereen" not in found[here].decode()
    assert found[f"{here}bestand/rapport.pdf"].startswith(b"%PDF")
    assert found[f"{here}bestand/rapport.xlsx"].startswith(b"PK")
    assert any(url.endswith(".csv") for url in found)
    assert any("/grafieken/smal/" in url for url in found)


def test_start_page_leads_to_the_public_reports(client: Client, db: None) -> None:
    assert b'href="/openbaar/"' in client.get("/").content


@pytest.mark.parametrize("status", [STATUS.BEREKEND, STATUS.VRIJGEGEVEN])
def test_no_page_tells_a_figure_that_was_not_published(
    gemeente: Gemeente, rapport: Rapport, client: Client, status: Meetwaarde.Status
) -> None:
    before = dict(walk(client))
    for period in ("2011-09", "2011-K3", "2011-K4", "2012-K1"):
        case_figure(gemeente, "digitaal-aandeel", period, CANARY, status=status)
    ronde = make_ronde(traject=TrajectFactory.create(gemeente=gemeente))
    question_figure(ronde, "werk:score", CANARY * 100, status=status)

    after = dict(walk(client))

    assert after == before
    assert not [
        url for url, said in after.items() for word in CANARY_WORDS if word in said and "." not in url
    ]


@pytest.mark.parametrize("status", [Rapport.Status.CONCEPT, Rapport.Status.VASTGESTELD])
def test_report_that_was_not_published_does_not_exist(
    gemeente: Gemeente, rapport: Rapport, client: Client, status: str
) -> None:
    other = make_rapport(gemeente, titel="Kanarie", status=status)
    here = f"/openbaar/hattem/rapporten/{other.pk}/"

    assert client.get(here).status_code == 404
    assert client.get(f"{here}bestand/rapport.pdf").status_code == 404
    assert not [url for url, said in walk(client) if b"Kanarie" in said]


def test_gemeente_without_a_published_report_does_not_exist(rapport: Rapport, client: Client) -> None:
    other = GemeenteFactory.create(naam="Kanarie", slug="kanarie")
    year_of_figures(other)
    make_rapport(other, status=Rapport.Status.VASTGESTELD)

    assert client.get("/openbaar/kanarie/").status_code == 404
    assert client.get(f"/openbaar/kanarie/rapporten/{rapport.pk}/").status_code == 404
    assert not [url for url, said in walk(client) if b"anarie" in said]


def test_public_page_asks_nobody_who_they_are_and_may_be_kept(rapport: Rapport, client: Client) -> None:
    for url in (
        "/openbaar/",
        "/openbaar/hattem/",
        f"/openbaar/hattem/rapporten/{rapport.pk}/bestand/rapport.pdf",
    ):
        response = client.get(url)
        assert "public" in response["Cache-Control"]
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("url", ["/openbaar/", "/openbaar/hattem/"])
def test_public_page_only_lets_itself_be_read(rapport: Rapport, client: Client, url: str) -> None:
    assert client.post(url).status_code == 405


def test_older_version_says_that_there_is_a_newer_one(
    gemeente: Gemeente, rapport: Rapport, client: Client
) -> None:
    newer = make_rapport(
        gemeente, "2011-K3", versie=2, status=Rapport.Status.GEPUBLICEERD, erratum="Een cijfer klopte niet."
    )

    assert "nieuwere versie" in client.get(f"/openbaar/hattem/rapporten/{rapport.pk}/").content.decode()
    page = client.get(f"/openbaar/hattem/rapporten/{newer.pk}/").content.decode()
    assert "nieuwere versie" not in page
    assert "Een cijfer klopte niet." in page


def test_list_of_reports_has_as_many_queries_for_one_as_for_many(
    gemeente: Gemeente, rapport: Rapport, client: Client
) -> None:
    with CaptureQueriesContext(connection) as one:
        client.get("/openbaar/hattem/")
    for number in range(2, 5):
        make_rapport(gemeente, "2011-K3", versie=number, status=Rapport.Status.GEPUBLICEERD)
    with CaptureQueriesContext(connection) as many:
        client.get("/openbaar/hattem/")

    assert len(many) == len(one)
