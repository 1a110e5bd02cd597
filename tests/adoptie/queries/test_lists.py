"""What the lists of the kernel hold, and that longer lists ask the database no more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import NoReverseMatch
from pytest_django import DjangoAssertNumQueries

from adoptie import audit
from adoptie.models import Rol
from adoptie.permissions import ANY
from adoptie.queries import navigation
from adoptie.queries.lidmaatschap import gemeenten_of, lidmaatschappen_of
from adoptie.queries.logboek import logboek
from adoptie.queries.onderdeel import onderdelen_tree
from adoptie.queries.rapportagegroep import rapportagegroepen_of, ungrouped_onderdelen
from adoptie.queries.traject import interventies_of, trajecten_of
from tests.factories.adoptie import (
    GemeenteFactory,
    GereedheidFactory,
    InterventieFactory,
    LidmaatschapFactory,
    OnderdeelFactory,
    RapportagegroepFactory,
    SpoorFactory,
    TrajectFactory,
)

pytestmark = pytest.mark.django_db


def test_trajecten_of_asks_four_times(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    gemeente = GemeenteFactory.create()
    for _ in range(3):
        GereedheidFactory.create(stap__spoor__traject__gemeente=gemeente)

    with django_assert_num_queries(4):
        standen = trajecten_of(gemeente)
        assert [stand.sporen[0].sentence for stand in standen]

    assert len(standen) == 3


def test_interventies_of_lists_latest_first(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    spoor = SpoorFactory.create()
    onderdeel = OnderdeelFactory.create(gemeente=spoor.traject.gemeente)
    for year in (2010, 2012, 2011):
        InterventieFactory.create(spoor=spoor, ingangsdatum=dt.date(year, 1, 1), onderdelen=[onderdeel])
    InterventieFactory.create()

    with django_assert_num_queries(2):
        found = [(item.ingangsdatum.year, *item.onderdelen.all()) for item in interventies_of(spoor.traject)]

    assert found == [(2012, onderdeel), (2011, onderdeel), (2010, onderdeel)]


def test_onderdelen_tree_asks_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    top = OnderdeelFactory.create(naam="A")
    below = OnderdeelFactory.create(gemeente=top.gemeente, ouder=top, naam="B")
    leaf = OnderdeelFactory.create(
        gemeente=top.gemeente, ouder=below, naam="C", eindigt_op=dt.date(2011, 1, 1)
    )
    OnderdeelFactory.create()

    with django_assert_num_queries(1):
        [node] = onderdelen_tree(top.gemeente)

    assert node.children[0].children[0].onderdeel == leaf


def test_rapportagegroepen_of_asks_twice(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    traject = TrajectFactory.create()
    first = RapportagegroepFactory.create(
        naam="A", traject=traject, onderdelen=[OnderdeelFactory.create(gemeente=traject.gemeente)]
    )
    RapportagegroepFactory.create(naam="B", traject=traject, buur=first)

    with django_assert_num_queries(2):
        found = [(groep.buur, len(groep.onderdelen.all())) for groep in rapportagegroepen_of(traject)]

    assert found == [(None, 1), (first, 0)]


def test_ungrouped_onderdelen_leaves_out_ended_and_grouped() -> None:
    traject = TrajectFactory.create()
    loose, grouped = OnderdeelFactory.create_batch(2, gemeente=traject.gemeente)
    OnderdeelFactory.create(gemeente=traject.gemeente, eindigt_op=dt.date(2011, 1, 1))
    RapportagegroepFactory.create(traject=traject, onderdelen=[grouped])

    assert list(ungrouped_onderdelen(traject)) == [loose]


def test_lidmaatschappen_of_asks_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    gemeente = GemeenteFactory.create()
    LidmaatschapFactory.create_batch(3, gemeente=gemeente)

    with django_assert_num_queries(1):
        assert len([str(item.gebruiker) for item in lidmaatschappen_of(gemeente)]) == 3


def test_gemeenten_of_lists_each_once() -> None:
    lidmaatschap = LidmaatschapFactory.create()
    LidmaatschapFactory.create(
        gebruiker=lidmaatschap.gebruiker, gemeente=lidmaatschap.gemeente, rol=Rol.MANAGER
    )
    LidmaatschapFactory.create()

    assert list(gemeenten_of(lidmaatschap.gebruiker)) == [lidmaatschap.gemeente]


def test_logboek_shows_own_lines_latest_first(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    gemeente = GemeenteFactory.create()
    for number in range(52):
        audit.record(f"actie {number}", gemeente, by="opdracht", gemeente=gemeente)
    audit.record("elders", gemeente, by="opdracht", gemeente=None)

    with django_assert_num_queries(2):
        page = list(logboek(gemeente, "1"))

    assert page[0].action == "actie 51"
    assert [line.action for line in logboek(gemeente, "99")] == ["actie 1", "actie 0"]


def test_navigation_lists_only_pages_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def reverse(name: str, kwargs: dict[str, object]) -> str:
        if name in {"dashboard", "gemeente-overzicht"}:
            return f"/{name}/"
        raise NoReverseMatch

    monkeypatch.setattr(navigation, "reverse", reverse)

    entries = navigation.gemeente_entries(GemeenteFactory.create(), ANY)

    assert [entry.label for entry in entries] == ["Overzicht", "Dashboard"]


def test_beheer_entries_differ_by_role() -> None:
    gemeente = GemeenteFactory.create()

    lezer = [entry.label for entry in navigation.beheer_entries(gemeente, frozenset({Rol.LEZER}))]
    in_or = [entry.label for entry in navigation.beheer_entries(gemeente, frozenset({Rol.OR}))]

    assert lezer == ["Onderdelen"]
    assert in_or == ["Onderdelen", "Logboek", "Register en DPIA", "Bewaren en wissen"]
