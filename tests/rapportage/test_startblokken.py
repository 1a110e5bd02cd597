"""What the first page of a gemeente tells each role, from asking to telling."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente, Rol, Traject
from enquetes.models import Doelgroep, Ronde, Status
from rapportage.models import Rapport
from tests.factories.adoptie import OrbesluitFactory, TrajectFactory
from tests.factories.enquetes import make_open_ronde, make_ronde
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import make_rapport
from tests.rapportage.conftest import LogIn
from tests.rapportage.test_dashboard import measured_ronde

pytestmark = pytest.mark.django_db
NOW = "2012-02-01T12:00:00Z"


@pytest.fixture(autouse=True)
def _well_begun(gemeente: Gemeente) -> None:
    """Put the steps of a new gemeente aside: they stand there alone."""
    Gemeente.objects.filter(pk=gemeente.pk).update(begin_opzij=True)


def start_of(log_in: LogIn, gemeente: Gemeente, rol: Rol) -> str:
    page = log_in(gemeente, rol).get(f"/gemeente/{gemeente.slug}/").content.decode()
    return " ".join(page.replace("\N{NO-BREAK SPACE}", " ").replace("&#x27;", "'").split())


def staff_ronde(traject: Traject, naam: str, **fields: object) -> Ronde:
    ronde = make_ronde(traject=traject, naam=naam, doelgroep=Doelgroep.MEDEWERKERS)
    if fields:
        Ronde.objects.filter(pk=ronde.pk).update(**fields)
    return ronde


def test_programmaleider_sees_rounds_with_their_threshold(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = make_open_ronde(traject=TrajectFactory.create(gemeente=gemeente), naam="Peiling")

    page = start_of(log_in, gemeente, Rol.PROGRAMMALEIDER)

    assert "'Peiling' (open)." in page
    assert "nodig voor de grens van 5" in page
    assert f'href="/gemeente/hattem/rondes/{ronde.pk}/"' in page


def test_programmaleider_sees_how_old_data_are_and_which_figures_wait(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2012-K1", 0.9, status=STATUS.BEREKEND)

    with time_machine.travel(NOW, tick=False):
        page = start_of(log_in, gemeente, Rol.PROGRAMMALEIDER)

    assert "zaaksysteem: stand van 20 januari 2012, 12 dagen oud." in page
    assert "1 cijfer wacht op vrijgave" in page


def test_programmaleider_sees_reports_that_wait_to_be_settled(gemeente: Gemeente, log_in: LogIn) -> None:
    waiting = make_rapport(gemeente, status=Rapport.Status.CONCEPT)

    page, of_reader = (start_of(log_in, gemeente, rol) for rol in (Rol.PROGRAMMALEIDER, Rol.LEZER))

    assert f"/rapporten/{waiting.pk}/vaststellen/" in page
    assert "Rapporten die nog niet vast zijn" not in of_reader


def test_council_sees_what_is_measured_among_staff_what_it_decided_and_where_to_stop(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    OrbesluitFactory.create(traject=traject, geldig_tot=dt.date(2030, 6, 1))
    staff = staff_ronde(traject, "Werkbeleving", status=Status.OPEN)
    other = make_open_ronde(traject=traject, naam="Inwoners")

    page = start_of(log_in, gemeente, Rol.OR)

    assert "Het besluit geldt tot en met 1 juni 2030." in page
    assert f"/rondes/{staff.pk}/dossier/" in page
    assert f"/rondes/{staff.pk}/#stappen" in page
    assert f"/rondes/{other.pk}/" not in page


def test_round_that_has_not_begun_cannot_be_stopped_by_the_council(gemeente: Gemeente, log_in: LogIn) -> None:
    staff_ronde(TrajectFactory.create(gemeente=gemeente), "Volgend jaar")

    page = start_of(log_in, gemeente, Rol.OR)

    assert "'Volgend jaar' (concept)" in page
    assert "#stappen" not in page


def test_reader_sees_the_last_outcomes_and_what_will_be_done(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = measured_ronde(gemeente, "Nulmeting")
    ronde.actiepunten.create(wat="Een cursus", wie="Team Opleiding", wanneer="2012-03-01")

    page, of_clerk = (start_of(log_in, gemeente, rol) for rol in (Rol.LEZER, Rol.KLANTCONTACT))

    assert "Een cursus: Team Opleiding, uiterlijk 1 maart 2012 (na 'Nulmeting')." in page
    assert "De laatste uitkomsten" in page
    assert "Een cursus" not in of_clerk


def test_reader_is_told_nothing_of_outcomes_that_are_not_released(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = measured_ronde(gemeente, "Nulmeting")
    ronde.actiepunten.create(wat="Een cursus", wie="Team Opleiding", wanneer="2012-03-01")
    ronde.meetwaarden.update(status=STATUS.BEREKEND)

    page = start_of(log_in, gemeente, Rol.LEZER)

    assert "Nulmeting" not in page
    assert "Een cursus" not in page


def test_klantcontact_sees_for_which_rounds_answers_are_copied(gemeente: Gemeente, log_in: LogIn) -> None:
    make_open_ronde(traject=TrajectFactory.create(gemeente=gemeente), naam="Peiling")

    page = start_of(log_in, gemeente, Rol.KLANTCONTACT)

    assert "'Peiling': papier en telefoon tellen mee tot en met" in page
    assert f'href="{reverse("invoer", args=["hattem"])}"' in page


@pytest.mark.parametrize("rol", [Rol.OR, Rol.LEZER, Rol.KLANTCONTACT])
def test_first_page_asks_no_more_for_more_rounds(
    gemeente: Gemeente, log_in: LogIn, rol: Rol, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    client = log_in(gemeente, rol)
    make_open_ronde(traject=traject, naam="Eerste")
    most = {Rol.OR: 12, Rol.LEZER: 11, Rol.KLANTCONTACT: 11}[rol]

    for number in range(2):
        make_open_ronde(traject=traject, naam=f"Ronde {number}")
        with django_assert_num_queries(most):
            client.get("/gemeente/hattem/")
