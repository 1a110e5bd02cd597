"""One row of all that waits for the reader: it goes on from round to round, and mixes nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Rol
from enquetes.models import Ronde
from metingen.actions.teksten import judge_texts, release_texts
from metingen.models import Tekst
from metingen.oordeel import Oordeel
from metingen.queries.leesrij import reading_row
from metingen.queries.ongelezen import read_texts
from tests.factories.adoptie import GemeenteFactory, member
from tests.metingen.teksten.test_pagina import client_of, sent, url
from tests.metingen.teksten.worlds import read_all, reader_of, sealed_with_texts

pytestmark = pytest.mark.django_db


def page_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def row_of(ronde: Ronde) -> str:
    return reverse("leesrij", args=[ronde.gemeente.slug])


def two_periods() -> tuple[Ronde, Ronde]:
    """Seal the rounds of two periods, of 12 and of 11 writers."""
    first = sealed_with_texts(12, naam="Pulse mei")
    return first, sealed_with_texts(11, naam="Pulse juni", traject=first.traject)


def test_row_says_how_much_waits_over_all_rounds() -> None:
    first, second = two_periods()
    judge_texts(
        ronde=first,
        kolom="open",
        oordelen=[Oordeel(next(iter(read_texts(first, "open"))), "vrij")],
        by=reader_of(first),
    )

    told = page_of(client_of(first), row_of(first))

    assert "Nog 22 teksten te lezen, bij 2 vragen in 2 rondes." in told
    assert told.index("Pulse mei") < told.index("Pulse juni")
    assert "1 van de 12 teksten gelezen." in told
    assert url(second) in told


def test_reader_goes_on_in_the_next_round_without_going_back() -> None:
    first, second = two_periods()
    client, place, seen = client_of(first), url(first), []

    while place.startswith((url(first), url(second))):
        page = page_of(client, place)
        seen.append(page)
        place = client.post(place, sent(page) | {"rest": "ja"}).headers["Location"]

    assert place == url(second, "teksten")
    assert len(seen) == 4, "ten texts for each press"
    assert "Bewaren en naar de volgende vraag" in seen[1]
    assert "uit 'Pulse juni'" in seen[1]
    assert "Bewaren en naar het overzicht" in seen[3]
    assert Tekst.objects.filter(oordeel="vrij").count() == 23
    assert "Er wacht niets om te lezen." in page_of(client, row_of(first))
    assert url(first, "teksten-vrijgeven") in page_of(client, row_of(first))


def test_texts_of_rounds_never_stand_together() -> None:
    first, second = two_periods()
    client = client_of(first)

    def shown(ronde: Ronde) -> set[str]:
        pages = [page_of(client, f"{url(ronde)}?blad={number}") for number in (1, 2)]
        return {name for page in pages for name in re.findall(r'name="t([0-9a-f]{16})-versie"', page)}

    assert shown(first) == set(read_texts(first, "open"))
    assert shown(second) == set(read_texts(second, "open"))


def test_the_others_are_shown_and_what_was_held_back_stays_so() -> None:
    ronde = sealed_with_texts(10)
    client, held = client_of(ronde), next(iter(read_texts(ronde, "open")))
    page = page_of(client, url(ronde))

    client.post(
        url(ronde), sent(page) | {f"t{held}-oordeel": "dicht", f"t{held}-reden": "kwetsend", "rest": "ja"}
    )

    assert Tekst.objects.get(nummer=held).oordeel == "dicht"
    assert Tekst.objects.filter(oordeel="vrij").count() == 9


def test_saving_alone_decides_nothing_of_the_others() -> None:
    ronde = sealed_with_texts(10)
    client = client_of(ronde)

    client.post(url(ronde), sent(page_of(client, url(ronde))) | {"verder": "ja"})

    assert not Tekst.objects.exclude(oordeel="").exists()


def test_what_a_colleague_decided_meanwhile_stays_when_the_others_are_shown() -> None:
    ronde = sealed_with_texts(12)
    client, first = client_of(ronde), next(iter(read_texts(ronde, "open")))
    page = page_of(client, url(ronde))
    judge_texts(
        ronde=ronde, kolom="open", oordelen=[Oordeel(first, "dicht", "schrijver")], by=reader_of(ronde)
    )

    told = client.post(url(ronde), sent(page) | {"rest": "ja"}, follow=True)

    assert "Over 1 tekst besliste intussen een collega." in told.content.decode()
    assert told.redirect_chain == [(f"{url(ronde)}?blad=1", 302)]
    assert Tekst.objects.get(nummer=first).oordeel == "dicht"


def test_question_of_nine_writers_does_not_wait() -> None:
    assert reading_row(sealed_with_texts(9, silent=4).gemeente).vragen == ()


def test_what_was_released_and_what_is_of_others_does_not_wait() -> None:
    ronde = sealed_with_texts(12)
    reader = reader_of(ronde)
    read_all(ronde, reader)
    assert len(reading_row(ronde.gemeente).vragen) == 1

    release_texts(ronde=ronde, kolom="open", by=reader)
    sealed_with_texts(12, naam="Van de buren")

    assert reading_row(ronde.gemeente).vragen == ()


def test_only_a_programmaleider_sees_the_row() -> None:
    ronde = sealed_with_texts()
    stranger = Client()
    stranger.force_login(member(GemeenteFactory.create(), Rol.PROGRAMMALEIDER))

    found = {rol: client_of(ronde, rol).get(row_of(ronde)).status_code for rol in Rol}

    assert {rol for rol, status in found.items() if status == 200} == {Rol.PROGRAMMALEIDER}
    assert stranger.get(row_of(ronde)).status_code == 404
    rounds = reverse("rondes", args=[ronde.gemeente.slug])
    assert row_of(ronde) in page_of(client_of(ronde), rounds)
    assert row_of(ronde) not in page_of(client_of(ronde, Rol.OR), rounds)


def test_row_of_more_rounds_takes_no_more_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ronde, _ = two_periods()

    with django_assert_num_queries(3):
        reading_row(ronde.gemeente)


def test_help_stands_at_the_field_and_is_tied_to_it() -> None:
    ronde = sealed_with_texts(10)
    page = page_of(client_of(ronde), url(ronde))

    described = re.findall(r'aria-describedby="([^"]+)"', page)
    assert len(described) == 20, "the verdict and the reason of each text"
    assert all(page.count(f'id="{each}"') == 1 for each in described)
