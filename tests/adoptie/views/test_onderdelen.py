from __future__ import annotations

import datetime as dt

from adoptie.models import Onderdeel, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OnderdeelFactory


def test_onderdelen_shows_tree(world: World) -> None:
    OnderdeelFactory.create(gemeente=world.gemeente, ouder=world.onderdeel, naam="Team Wonen")

    page = world.client(Rol.LEZER).get(world.url("onderdelen")).content.decode()

    assert page.index(world.onderdeel.naam) < page.index("Team Wonen")
    assert "Wijzigen" not in page


def test_onderdelen_has_no_menu_with_one_entry(world: World) -> None:
    clients = (world.client(Rol.LEZER), world.client())
    alone, among = (client.get(world.url("onderdelen")).content.decode() for client in clients)

    assert 'aria-label="Organisatie"' not in alone
    assert 'aria-label="Organisatie"' in among


def test_onderdelen_says_what_to_do_first(world: World) -> None:
    world.onderdeel.delete()

    assert "Eerste onderdeel toevoegen" in world.client().get(world.url("onderdelen")).content.decode()


def test_onderdeel_toevoegen_adds(world: World) -> None:
    data = {"naam": "Team Wonen", "ouder": world.onderdeel.pk, "begint_op": ""}

    world.client().post(world.url("onderdeel-toevoegen"), data)

    assert Onderdeel.objects.get(naam="Team Wonen").ouder == world.onderdeel


def test_onderdeel_toevoegen_refuses_parent_of_other_gemeente(world: World) -> None:
    data = {"naam": "Team Wonen", "ouder": OnderdeelFactory.create().pk}

    response = world.client().post(world.url("onderdeel-toevoegen"), data)

    assert "ouder" in response.context["form"].errors


def test_onderdeel_wijzigen_does_not_offer_itself_as_parent(world: World) -> None:
    form = world.client().get(world.url("onderdeel-wijzigen")).context["form"]

    assert world.onderdeel not in form.fields["ouder"].queryset


def test_onderdeel_wijzigen_offers_the_present_parent_also_when_it_ended(world: World) -> None:
    ended = OnderdeelFactory.create(gemeente=world.gemeente, eindigt_op=dt.date(2011, 1, 1))
    Onderdeel.objects.filter(pk=world.onderdeel.pk).update(ouder=ended, eindigt_op=ended.eindigt_op)

    form = world.client().get(world.url("onderdeel-wijzigen")).context["form"]

    assert ended in form.fields["ouder"].queryset


def test_onderdeel_wijzigen_changes(world: World) -> None:
    world.client().post(world.url("onderdeel-wijzigen"), {"naam": "Anders"})

    world.onderdeel.refresh_from_db()
    assert world.onderdeel.naam == "Anders"


def test_onderdeel_beeindigen_and_heropenen(world: World) -> None:
    world.client().post(world.url("onderdeel-beeindigen"), {"eindigt_op": "31-12-2011"})
    world.onderdeel.refresh_from_db()
    ended = world.onderdeel.eindigt_op

    page = world.client().post(world.url("onderdeel-heropenen"), follow=True).content.decode()

    world.onderdeel.refresh_from_db()
    assert (ended, world.onderdeel.eindigt_op) == (dt.date(2011, 12, 31), None)
    assert "is heropend" in page


def test_onderdeel_of_other_gemeente_is_not_found(world: World) -> None:
    world.onderdeel = OnderdeelFactory.create()

    assert world.client().get(world.url("onderdeel-wijzigen")).status_code == 404
