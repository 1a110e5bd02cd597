from __future__ import annotations

from adoptie.models import Rapportagegroep, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OnderdeelFactory


def test_rapportagegroepen_names_who_is_in_none(world: World) -> None:
    OnderdeelFactory.create(gemeente=world.gemeente, naam="Los team")

    page = world.client(Rol.OR).get(world.url("rapportagegroepen")).content.decode()

    assert world.groep.naam in page
    assert "tellen alleen mee in het geheel: Los team" in page


def test_rapportagegroepen_says_what_to_do_first(world: World) -> None:
    world.groep.delete()

    assert "Eerste groep toevoegen" in world.client().get(world.url("rapportagegroepen")).content.decode()


def test_rapportagegroep_toevoegen_offers_only_free_onderdelen(world: World) -> None:
    free = OnderdeelFactory.create(gemeente=world.gemeente)

    form = world.client().get(world.url("rapportagegroep-toevoegen")).context["form"]

    assert list(form.fields["onderdelen"].queryset) == [free]


def test_rapportagegroep_toevoegen_says_when_no_onderdeel_is_free(world: World) -> None:
    """The question would stand there without anything to choose."""
    names = ("rapportagegroepen", "rapportagegroep-toevoegen")
    groups, form = (world.client().get(world.url(name)).content.decode() for name in names)

    assert "Groep toevoegen" not in groups
    assert "Elk onderdeel hoort bij een groep." in groups
    assert "Er is geen onderdeel meer vrij" in form


def test_rapportagegroep_toevoegen_adds(world: World) -> None:
    free = OnderdeelFactory.create(gemeente=world.gemeente)
    data = {"naam": "Nieuw", "onderdelen": [free.pk], "buur": world.groep.pk}

    world.client().post(world.url("rapportagegroep-toevoegen"), data)

    assert Rapportagegroep.objects.get(naam="Nieuw").buur == world.groep


def test_rapportagegroep_toevoegen_needs_onderdeel(world: World) -> None:
    page = world.client().post(world.url("rapportagegroep-toevoegen"), {"naam": "Leeg"}).content.decode()

    assert "Kies minstens één onderdeel." in page


def test_rapportagegroep_wijzigen_changes(world: World) -> None:
    data = {"naam": "Anders", "onderdelen": [world.onderdeel.pk]}

    world.client().post(world.url("rapportagegroep-wijzigen"), data)

    world.groep.refresh_from_db()
    assert world.groep.naam == "Anders"


def test_rapportagegroep_verwijderen_removes_group_only(world: World) -> None:
    world.client().post(world.url("rapportagegroep-verwijderen"))

    world.onderdeel.refresh_from_db()
    assert not Rapportagegroep.objects.exists()
