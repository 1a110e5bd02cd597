"""The effect of an interventie as a page of the site, and in the first line of the dashboard."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Interventie, Rol
from metingen.actions.meetwaarden import release_figures
from metingen.models import Meetwaarde
from rapportage.queries import effect as queries
from tests.rapportage.conftest import LogIn
from tests.rapportage.test_effect import export, measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def interventie(tmp_path: Path) -> Interventie:
    """Give a digital desk that 30 points more people use, with released figures."""
    caches["grafieken"].clear()
    found = measured(export(tmp_path / "zaken.csv", 24))
    release_figures(gemeente=found.spoor.traject.gemeente, by="test")
    return found


def url_of(interventie: Interventie, place: str) -> str:
    return f"/gemeente/{interventie.spoor.traject.gemeente.slug}/{place}"


def text_of(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def reader(interventie: Interventie, log_in: LogIn, rol: Rol = Rol.MANAGER) -> Client:
    return log_in(interventie.spoor.traject.gemeente, rol)


def test_effect_page_tells_what_the_report_tells(interventie: Interventie, log_in: LogIn) -> None:
    client = reader(interventie, log_in)
    url = url_of(interventie, f"dashboard/effect/{interventie.pk}/")

    page = text_of(client, url)

    assert "Het effect van het digitale loket" in page
    assert "gestegen van 50 % naar 80 %; dat is meer dan toeval." in page
    assert "Wat we wel en niet kunnen zeggen" in page
    (drawing, *_) = re.findall(r'src="([^"]*effect/[^"]*svg[^"]*)"', page)
    assert client.get(drawing)["Content-Type"] == "image/svg+xml"
    assert client.get(f"{url}tabel-bewijs.csv")["Content-Type"].startswith("text/csv")


def test_dashboard_begins_with_the_effect_and_leads_to_it(interventie: Interventie, log_in: LogIn) -> None:
    page = text_of(reader(interventie, log_in), url_of(interventie, "dashboard/"))

    lead = page.split('<p class="spoor-lead">')[1].split("</p>")[0]
    assert "Sinds het digitale loket is het aandeel digitale aanvragen 30" in lead
    assert "hoger dan ervoor." in lead
    assert f"/dashboard/effect/{interventie.pk}/?periode=" in page


def test_page_of_interventies_leads_to_the_effect(interventie: Interventie, log_in: LogIn) -> None:
    traject = interventie.spoor.traject
    page = text_of(reader(interventie, log_in), url_of(interventie, f"traject/{traject.pk}/interventies/"))

    assert f"/dashboard/effect/{interventie.pk}/" in page


def test_effect_page_holds_only_what_the_reader_may_see(interventie: Interventie, log_in: LogIn) -> None:
    url = url_of(interventie, f"dashboard/effect/{interventie.pk}/")

    page = text_of(reader(interventie, log_in, Rol.KLANTCONTACT), url)

    assert "Er zijn nog geen cijfers om voor en na te vergelijken." in page
    assert "80 %" not in page
    # Others may see a verdict: nothing here may read as one.
    assert "niet te zeggen" not in page.split("Wat we wel en niet")[0]
    board = text_of(reader(interventie, log_in, Rol.KLANTCONTACT), url_of(interventie, "dashboard/"))
    assert "Wat de veranderingen deden" not in board


def test_effect_is_computed_once_until_a_fact_changes(
    interventie: Interventie, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[int] = []
    real = queries.read_vraag

    def read_vraag(row: Interventie, *rest: object) -> object:
        computed.append(row.pk)
        return real(row, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(queries, "read_vraag", read_vraag)
    client, url = reader(interventie, log_in), url_of(interventie, f"dashboard/effect/{interventie.pk}/")
    client.get(url)
    client.get(url)
    Interventie.objects.filter(pk=interventie.pk).update(naam="Digitale balie")
    client.get(url)

    assert len(computed) == 2


def test_dashboard_computes_no_effect_again(
    interventie: Interventie, log_in: LogIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = reader(interventie, log_in), url_of(interventie, "dashboard/")
    client.get(url)

    with django_assert_max_num_queries(26):
        assert client.get(url).status_code == 200


def test_effect_of_another_gemeente_is_not_found(
    interventie: Interventie, log_in: LogIn, tmp_path: Path
) -> None:
    other = measured(export(tmp_path / "ander.csv", 24))

    url = url_of(interventie, f"dashboard/effect/{other.pk}/")

    assert reader(interventie, log_in).get(url).status_code == 404


def test_figures_by_month_alone_give_no_verdict_to_who_may_not_see_the_rest(
    interventie: Interventie, log_in: LogIn
) -> None:
    Meetwaarde.objects.filter(lengte__in=["maand", "kwartaal"]).update(status=Meetwaarde.Status.GEPUBLICEERD)
    client = reader(interventie, log_in, Rol.KLANTCONTACT)

    for place in ("dashboard/", f"dashboard/effect/{interventie.pk}/"):
        page = text_of(client, url_of(interventie, place))
        assert "Er zijn nog geen cijfers om voor en na te vergelijken." in page
        assert "te weinig gegevens" not in page
