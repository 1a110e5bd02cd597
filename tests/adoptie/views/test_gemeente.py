from __future__ import annotations

from adoptie.models import Gebeurtenis, Gemeente, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import GemeenteFactory, member


def test_gemeente_overzicht_shows_trajecten_and_sporen(world: World) -> None:
    page = world.client(Rol.LEZER).get(world.url("gemeente-overzicht")).content.decode()

    assert world.traject.naam in page
    assert "Virtueel spoor" in page
    assert "Nieuw traject" not in page


def test_gemeente_overzicht_tells_reader_of_empty_gemeente_to_wait(world: World) -> None:
    world.traject.delete()

    page = world.client(Rol.LEZER).get(world.url("gemeente-overzicht")).content.decode()

    assert "Er is nog geen traject" in page
    assert "In vijf stappen" not in page


def test_gemeente_gegevens_saves_and_logs_what_changed(world: World) -> None:
    data = {"naam": "Nieuw", "inwoners": "9600", "contact_email": "a@example.nl"}

    response = world.client().post(world.url("gemeente-gegevens"), data)

    gemeente = Gemeente.objects.get(pk=world.gemeente.pk)
    assert response.status_code == 302
    assert (gemeente.naam, gemeente.inwoners, gemeente.contact_email) == ("Nieuw", 9600, "a@example.nl")
    assert "inwoners: 9600" in Gebeurtenis.objects.get().changes


def test_who_leads_changes_whom_people_can_ask_and_nothing_else(world: World) -> None:
    data = {"naam": "Gekaapt", "contact_naam": "An Jansen", "contact_telefoon": "14 0344"}

    world.client(Rol.PROGRAMMALEIDER).post(world.url("gemeente-gegevens"), data)

    gemeente = Gemeente.objects.get(pk=world.gemeente.pk)
    assert gemeente.naam == world.gemeente.naam
    assert str(gemeente.contact) == "Bel 14 0344 (An Jansen)."
    assert "telefoonnummer voor vragen: 14 0344" in Gebeurtenis.objects.get().changes


def test_a_telephone_number_has_digits(world: World) -> None:
    page = world.client().post(world.url("gemeente-gegevens"), {"contact_telefoon": "bel maar"})

    assert "Schrijf een telefoonnummer met cijfers" in page.content.decode()


def test_gemeente_gegevens_shows_errors_with_words(world: World) -> None:
    page = world.client().post(world.url("gemeente-gegevens"), {"inwoners": "veel"}).content.decode()

    assert "Dit moet nog anders" in page
    assert "<title>Fout: " in page


def test_other_gemeente_stays_as_it_was(world: World) -> None:
    other = GemeenteFactory.create(naam="Elders")
    data = {"naam": "Gekaapt", "inwoners": "", "contact_email": ""}

    browser = world.client()
    browser.force_login(member(world.gemeente))
    browser.post(f"/gemeente/{other.slug}/gegevens/", data)

    other.refresh_from_db()
    assert other.naam == "Elders"
