"""Where a licence asks for credit, whoever answers sees it: on the last page, and on paper."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from enquetes.bibliotheek import INSTRUMENTEN, Instrument
from enquetes.bibliotheek.dienst import TEVREDENHEID
from enquetes.bibliotheek.systemen import SUS
from enquetes.content import Inhoud, Pagina
from tests.enquetes.paper.test_form import printed, words_of
from tests.factories.enquetes import CONTENT, make_open_ronde, open_links

CREDITED = [each for each in INSTRUMENTEN if each.bronvermelding]
BOTH = Inhoud("Proef", (Pagina(SUS.vragen), Pagina(TEVREDENHEID.vragen)))


@pytest.mark.django_db
def test_last_page_names_the_source(client: Client) -> None:
    (link,) = open_links(make_open_ronde(inhoud=BOTH), 1)

    first, last = (
        client.get(reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])).content.decode()
        for number in (1, 2)
    )

    assert "John Brooke" not in first
    assert f"<bdi>{escape(SUS.bronvermelding)}</bdi>" in last


@pytest.mark.django_db
def test_sources_stand_apart(client: Client) -> None:
    first, second, *_ = CREDITED
    inhoud = Inhoud("Proef", (Pagina(first.vragen), Pagina(second.vragen)))
    (link,) = open_links(make_open_ronde(inhoud=inhoud), 1)

    last = client.get(reverse("antwoord-pagina", args=[link.ronde.code, link.token, 2])).content.decode()

    assert f"{escape(first.bronvermelding)}</bdi><br><bdi>{escape(second.bronvermelding)}" in last


@pytest.mark.django_db
def test_questions_of_ones_own_need_no_source(client: Client) -> None:
    (link,) = open_links(make_open_ronde(inhoud=CONTENT), 1)

    page = client.get(reverse("antwoord-pagina", args=[link.ronde.code, link.token, 2])).content.decode()

    assert "Bron van vragen" not in page


@pytest.mark.parametrize("instrument", CREDITED, ids=lambda each: each.code)
def test_form_on_paper_names_the_source(instrument: Instrument) -> None:
    told = words_of(printed(Inhoud("Proef", (Pagina(instrument.vragen),))))

    assert f"Bron van vragen: {instrument.bronvermelding}" in told


def test_form_without_borrowed_questions_names_none() -> None:
    assert "Bron van vragen" not in words_of(printed(CONTENT))
