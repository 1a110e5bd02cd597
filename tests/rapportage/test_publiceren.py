"""From settled to published: a report takes the figures that it rests on along, and no other."""

from __future__ import annotations

import datetime as dt

import pytest

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.models import Meetwaarde
from rapportage.actions.rapport import (
    build_rapport,
    publish_rapport,
    settle_if_possible,
    settle_rapport,
)
from rapportage.models import Rapport, Soort
from tests.factories.adoptie import InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure, year_of_figures
from tests.factories.rapportage import opdracht
from tests.rapportage.conftest import LogIn

pytestmark = pytest.mark.usefixtures("quick_files")


@pytest.fixture
def settled(gemeente: Gemeente) -> Rapport:
    """Give a settled report on the third quarter."""
    rapport = build_rapport(opdracht=opdracht(gemeente, periode="2011-K3"), by="test")
    return settle_rapport(rapport=rapport, by="test")


def published(gemeente: Gemeente) -> set[str]:
    rows = Meetwaarde.objects.filter(gemeente=gemeente, status=STATUS.GEPUBLICEERD)
    return set(rows.values_list("periode", flat=True))


def test_publish_rapport_publishes_its_figures_and_no_later_ones(
    gemeente: Gemeente, settled: Rapport
) -> None:
    publish_rapport(rapport=settled, by="test")

    assert {"2011-K2", "2011-K3", "2011-09"} <= published(gemeente)
    assert not {"2011-K4", "2011-10"} & published(gemeente)
    line = Gebeurtenis.objects.get(action="rapport gepubliceerd")
    assert line.details["cijfers"] == Meetwaarde.objects.filter(status=STATUS.GEPUBLICEERD).count()


def test_publish_rapport_leaves_figures_of_groups_alone(gemeente: Gemeente) -> None:
    ronde = make_ronde(traject=TrajectFactory.create(gemeente=gemeente))
    question_figure(ronde, "werk:score", 60.0)
    question_figure(ronde, "werk:score", 40.0, groep="Balie")
    rapport = build_rapport(opdracht=opdracht(gemeente, periode=f"{ronde.sluit_op.year}"), by="test")

    publish_rapport(rapport=settle_rapport(rapport=rapport, by="test"), by="test")

    groups = Meetwaarde.objects.filter(ronde=ronde, status=STATUS.GEPUBLICEERD)
    assert list(groups.values_list("groep", flat=True)) == [""]


def test_publish_rapport_of_an_effect_publishes_what_it_rests_on(gemeente: Gemeente) -> None:
    interventie = InterventieFactory.create(
        spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 5, 1)
    )
    rapport = build_rapport(
        opdracht=opdracht(gemeente, Soort.EFFECT, "2011-K3", interventie=interventie), by="test"
    )

    publish_rapport(rapport=settle_rapport(rapport=rapport, by="test"), by="test")

    assert {"2011-01", "2011-09"} <= published(gemeente)
    assert "2011-10" not in published(gemeente)


def test_publish_rapport_refuses_a_concept_and_a_second_time(gemeente: Gemeente, settled: Rapport) -> None:
    concept = build_rapport(opdracht=opdracht(gemeente, periode="2011-K4"), by="test")
    publish_rapport(rapport=settled, by="test")

    with pytest.raises(Refusal, match="eerst vast"):
        publish_rapport(rapport=concept, by="test")
    with pytest.raises(Refusal, match="al gepubliceerd"):
        publish_rapport(rapport=settled, by="test")


def test_klantcontact_sees_what_is_published_and_nothing_else(
    gemeente: Gemeente, settled: Rapport, log_in: LogIn
) -> None:
    client, url = log_in(gemeente, Rol.KLANTCONTACT), f"/gemeente/hattem/rapporten/{settled.pk}/"
    assert client.get(url).status_code == 404
    assert log_in(gemeente, Rol.LEZER).get(url).status_code == 200

    publish_rapport(rapport=settled, by="test")

    assert client.get(url).status_code == 200
    dashboard = client.get("/gemeente/hattem/dashboard/").content.decode()
    assert "In het derde kwartaal van 2011" in dashboard
    assert "vierde kwartaal" not in dashboard


def test_page_asks_and_then_publishes(gemeente: Gemeente, settled: Rapport, log_in: LogIn) -> None:
    client, url = log_in(gemeente), f"/gemeente/hattem/rapporten/{settled.pk}/"
    assert f'href="{url}publiceren/"' in client.get(url).content.decode()
    assert (
        "Iedereen kan het daarna lezen, ook zonder account"
        in client.get(f"{url}publiceren/").content.decode()
    )

    page = client.post(f"{url}publiceren/", follow=True).content.decode()

    assert "Het rapport is gepubliceerd." in page
    assert "publiceren/" not in page
    settled.refresh_from_db()
    assert settled.status == Rapport.Status.GEPUBLICEERD


def test_publish_rapport_does_not_publish_what_was_never_released(gemeente: Gemeente) -> None:
    year_of_figures(gemeente, year=2010)
    rapport = build_rapport(opdracht=opdracht(gemeente, periode="2010-K4"), by="test")
    late = case_figure(gemeente, "doorlooptijd", "2010-12", 99.0, status=STATUS.BEREKEND)
    Rapport.objects.filter(pk=rapport.pk).update(
        status=Rapport.Status.VASTGESTELD, cijfers=[*rapport.cijfers, late.pk]
    )

    publish_rapport(rapport=rapport, by="test")

    late.refresh_from_db()
    assert late.status == STATUS.BEREKEND


def test_settle_if_possible_leaves_a_concept_that_cannot_be_settled(gemeente: Gemeente) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-12", 99.0, status=STATUS.BEREKEND)
    period = parse_period("2011-K4")
    rapport = build_rapport(opdracht=opdracht(gemeente, periode=period.code), by="test")

    assert settle_if_possible(rapport=rapport, by="test").status == Rapport.Status.CONCEPT
