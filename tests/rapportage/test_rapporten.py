from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from django.test import Client

from adoptie.models import Gebeurtenis, Gemeente, Rol
from rapportage.actions.rapport import settle_rapport
from rapportage.models import Rapport
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import make_rapport
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/"
NBSP = "\N{NO-BREAK SPACE}"
SETTLED = Rapport.Status.VASTGESTELD


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_rapporten_shows_readers_settled_ones_only(gemeente: Gemeente, log_in: LogIn) -> None:
    make_rapport(gemeente, titel="Een concept")
    make_rapport(gemeente, titel="Vastgesteld stuk", periode="2011-K3", status=SETTLED)

    assert "Een concept" in text_of(log_in(gemeente, Rol.OR), LIST)
    for rol in (Rol.MANAGER, Rol.LEZER):
        page = text_of(log_in(gemeente, rol), LIST)
        assert "Vastgesteld stuk" in page
        assert "Een concept" not in page


def test_rapporten_tells_what_to_do_first(log_in: LogIn, db: None) -> None:
    gemeente = GemeenteFactory.create(slug="hattem")

    assert "Eerste rapport maken" in text_of(log_in(gemeente), LIST)
    assert "Zodra de programmaleider een rapport vaststelt" in text_of(log_in(gemeente, Rol.LEZER), LIST)
    assert "Zodra een rapport is gepubliceerd" in text_of(log_in(gemeente, Rol.KLANTCONTACT), LIST)


def test_rapport_shows_its_blocks_with_stored_drawings(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = make_rapport(gemeente)

    page = text_of(log_in(gemeente), f"{LIST}{rapport.pk}/")

    assert 'class="utrecht-article rapport"' in page
    assert f"{LIST}{rapport.pk}/bestand/grafieken/grafiek-doorlooptijd.svg" in page
    assert f"{LIST}{rapport.pk}/bestand/rapport.pdf" in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.LEZER, Rol.KLANTCONTACT])
def test_concept_is_not_found_by_readers(gemeente: Gemeente, log_in: LogIn, rol: Rol) -> None:
    rapport = make_rapport(gemeente)

    assert log_in(gemeente, rol).get(f"{LIST}{rapport.pk}/").status_code == 404
    assert log_in(gemeente, rol).get(f"{LIST}{rapport.pk}/bestand/rapport.pdf").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("rapport.pdf", "application/pdf", "attachment"),
        ("rapport.html", "text/html; charset=utf-8", "attachment"),
        ("rapport.json", "application/json", "attachment"),
        ("tabellen/01-a.csv", "text/csv; charset=utf-8", "attachment"),
        ("SHA256SUMS", "text/plain; charset=utf-8", "attachment"),
        ("grafieken/a.svg", "image/svg+xml", "inline"),
    ],
)
def test_rapport_bestand_is_sent_as_what_it_is(
    gemeente: Gemeente, log_in: LogIn, name: str, kind: str, disposition: str
) -> None:
    rapport = make_rapport(gemeente)

    response = log_in(gemeente).get(f"{LIST}{rapport.pk}/bestand/{name}")

    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.get("Content-Disposition", "inline").startswith(disposition)
    assert response["ETag"] == f'"{rapport.bestanden.get(naam=name).hash}"'


def test_chart_of_a_report_can_be_kept_as_a_picture(gemeente: Gemeente, log_in: LogIn) -> None:
    here = f"{LIST}{make_rapport(gemeente).pk}/"
    client, url = log_in(gemeente), f"{here}bestand/grafieken/grafiek-doorlooptijd.png"

    assert f'href="{url}"' in client.get(here).content.decode()
    response = client.get(url)

    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.get(f"{here}bestand/grafieken/geen.png").status_code == 404


def test_rapport_bestand_is_not_sent_twice(gemeente: Gemeente, log_in: LogIn) -> None:
    url = f"{LIST}{make_rapport(gemeente).pk}/bestand/rapport.pdf"
    client = log_in(gemeente)
    etag = client.get(url)["ETag"]

    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("name", ["geheim.txt", "../rapport.pdf", "grafieken/../../settings.py"])
def test_rapport_bestand_that_is_not_its_own_is_not_found(
    gemeente: Gemeente, log_in: LogIn, name: str
) -> None:
    rapport = make_rapport(gemeente)

    assert log_in(gemeente).get(f"{LIST}{rapport.pk}/bestand/{name}").status_code == 404


def test_rapport_vaststellen_asks_then_shows_readers(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = make_rapport(gemeente)
    url = f"{LIST}{rapport.pk}/vaststellen/"

    assert "Ja, vaststellen" in text_of(log_in(gemeente), url)
    log_in(gemeente).post(url)

    assert log_in(gemeente, Rol.LEZER).get(f"{LIST}{rapport.pk}/").status_code == 200
    assert Gebeurtenis.objects.filter(action="rapport vastgesteld").count() == 1


def test_page_and_list_tell_who_settled_a_report_and_when(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = make_rapport(
        gemeente,
        status=SETTLED,
        vastgesteld_door="Anna de Boer",
        vastgesteld_op=dt.datetime(2012, 1, 20, 12, tzinfo=dt.UTC),
    )

    for url in (LIST, f"{LIST}{rapport.pk}/"):
        page = unescape(text_of(log_in(gemeente, Rol.LEZER), url)).replace(NBSP, " ")
        assert "door Anna de Boer op 20 januari 2012" in page


def test_name_of_who_settled_outlives_the_account(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport, by = make_rapport(gemeente), member(gemeente)
    settle_rapport(rapport=rapport, by=by)

    by.delete()

    rapport.refresh_from_db()
    assert rapport.vastgesteld_door == str(by)


def test_page_leads_to_versions_that_this_reader_may_see(gemeente: Gemeente, log_in: LogIn) -> None:
    first = make_rapport(gemeente, status=SETTLED)
    second = make_rapport(gemeente, versie=2)

    assert f"{LIST}{second.pk}/" in text_of(log_in(gemeente), f"{LIST}{first.pk}/")
    assert f"{LIST}{second.pk}/" not in text_of(log_in(gemeente, Rol.LEZER), f"{LIST}{first.pk}/")


def test_rapport_vaststellen_waits_for_release_of_figures(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-12", 93.0, status=STATUS.BEREKEND)
    rapport = make_rapport(gemeente)

    page = log_in(gemeente).post(f"{LIST}{rapport.pk}/vaststellen/").content.decode()

    assert "Geef eerst de cijfers vrij" in page
    rapport.refresh_from_db()
    assert rapport.status == Rapport.Status.CONCEPT


def test_rapport_vaststellen_twice_is_refused(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = make_rapport(gemeente, status=SETTLED)

    page = log_in(gemeente).post(f"{LIST}{rapport.pk}/vaststellen/").content.decode()

    assert "al vastgesteld" in page
