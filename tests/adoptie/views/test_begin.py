"""The start page of a new gemeente: found from what there is, and put aside by whoever does not need it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from adoptie.models import Rol
from adoptie.queries.start import Begin, Beginstap
from tests.adoptie.views.conftest import World

TITEL = "In vijf stappen naar uw eerste meting"


def stap(nummer: int, *, url: str = "/", uitkomst: str = "") -> Beginstap:
    return Beginstap(nummer, f"Stap {nummer}", "Een bestand.", 2, "Doen", url=url, uitkomst=uitkomst)


def overview(world: World, rol: Rol = Rol.PROGRAMMALEIDER) -> str:
    return world.client(rol).get(world.url("gemeente-overzicht")).content.decode()


@pytest.mark.parametrize("rol", [Rol.PROGRAMMALEIDER, Rol.BEHEERDER])
def test_who_leads_a_new_gemeente_sees_five_steps_in_order(world: World, rol: Rol) -> None:
    page = overview(world, rol)

    places = [page.find(f"{number}. ") for number in range(1, 6)]
    assert f'<h1 class="utrecht-heading-1">{TITEL}</h1>' in page
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("rol", [Rol.LEZER, Rol.MANAGER, Rol.OR, Rol.KLANTCONTACT])
def test_nobody_else_is_bothered_with_them(world: World, rol: Rol) -> None:
    assert TITEL not in overview(world, rol)
    assert world.client(rol).get(world.url("begin")).status_code == 403


def test_steps_are_put_aside_looked_at_and_taken_up_again(world: World) -> None:
    browser = world.client(Rol.PROGRAMMALEIDER)

    browser.post(world.url("begin-opzij"), {"opzij": "ja"})
    aside = browser.get(world.url("gemeente-overzicht")).content.decode()
    looked = browser.get(world.url("begin")).content.decode()
    browser.post(world.url("begin-opzij"), {"opzij": "nee"})

    assert f'<h1 class="utrecht-heading-1">{TITEL}</h1>' not in aside
    assert world.url("begin") in aside
    assert "Zet deze stappen weer op het overzicht" in looked
    assert f'<h1 class="utrecht-heading-1">{TITEL}</h1>' in overview(world)


def test_the_first_step_that_can_be_done_is_the_one_for_now() -> None:
    begin = Begin((stap(1, uitkomst="87 medewerkers."), stap(2, url=""), stap(3)), opzij=False)

    assert begin.nu is not None
    assert begin.nu.nummer == 3
    assert begin.minuten == 4


def test_steps_go_by_themselves_once_the_last_is_done() -> None:
    steps = (stap(1), stap(2, uitkomst="De ronde is open."))

    assert not Begin(steps, opzij=False).loopt
    assert Begin(steps[:1], opzij=False).loopt
    assert not Begin(steps[:1], opzij=True).loopt


def test_what_is_done_is_folded_and_what_comes_next_is_named_at_the_top() -> None:
    steps = (stap(1, uitkomst="87 medewerkers."), stap(2, uitkomst="24 maanden."), stap(3), stap(4, url=""))

    page = render_to_string("adoptie/delen/beginstappen.html", {"begin": Begin(steps, opzij=False)})

    assert page.count("<details") == 2
    assert 'Nu <a href="#stap-3">stap 3: Stap 3</a>' in " ".join(page.split())
    assert page.index("#stap-3") < page.index("87 medewerkers.")
