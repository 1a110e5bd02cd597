from __future__ import annotations

from adoptie.models import Interventie, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import InterventieFactory, OnderdeelFactory


def _data(world: World, **changes: object) -> dict[str, object]:
    return {
        "spoor": world.criterium.stap.spoor_id,
        "naam": "Loket",
        "in_een_zin": "het loket",
        "ingangsdatum": "2011-05-01",
        "wat": "Het loket gaat open.",
        "waarom": "Sneller antwoord.",
        "onderdelen": [world.onderdeel.pk],
        **changes,
    }


def test_interventies_lists_with_onderdelen(world: World) -> None:
    world.interventie.onderdelen.set([world.onderdeel])

    page = world.client(Rol.LEZER).get(world.url("interventies")).content.decode()

    assert world.onderdeel.naam in page
    assert "Wijzigen" not in page


def test_interventies_says_what_to_do_first(world: World) -> None:
    world.interventie.delete()

    assert "Eerste verandering toevoegen" in world.client().get(world.url("interventies")).content.decode()


def test_interventie_toevoegen_adds(world: World) -> None:
    world.client().post(world.url("interventie-toevoegen"), _data(world))

    added = Interventie.objects.get(naam="Loket")
    assert added.phrase == "het loket"
    assert list(added.onderdelen.all()) == [world.onderdeel]


def test_interventie_toevoegen_refuses_onderdeel_and_spoor_of_others(world: World) -> None:
    strange = _data(
        world, spoor=InterventieFactory.create().spoor_id, onderdelen=[OnderdeelFactory.create().pk]
    )

    response = world.client().post(world.url("interventie-toevoegen"), strange)

    assert set(response.context["form"].errors) == {"spoor", "onderdelen"}
    assert not Interventie.objects.filter(naam="Loket").exists()


def test_interventie_wijzigen_changes(world: World) -> None:
    world.client().post(world.url("interventie-wijzigen"), _data(world))

    world.interventie.refresh_from_db()
    assert (world.interventie.naam, world.interventie.phrase) == ("Loket", "het loket")


def test_interventie_wijzigen_shows_what_is_stored(world: World) -> None:
    world.interventie.onderdelen.set([world.onderdeel])

    page = world.client().get(world.url("interventie-wijzigen")).content.decode()

    assert 'value="2011-05-01"' in page
    assert page.count(" checked") == 2


def test_interventie_verwijderen_asks_first(world: World) -> None:
    page = world.client().get(world.url("interventie-verwijderen")).content.decode()

    assert "Ja, verwijderen" in page
    assert Interventie.objects.exists()


def test_interventie_verwijderen_removes(world: World) -> None:
    world.client().post(world.url("interventie-verwijderen"))

    assert not Interventie.objects.exists()
