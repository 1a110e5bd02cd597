"""The page on which answers are asked for and fetched."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from adoptie.permissions import ANY
from enquetes.models import Ronde
from enquetes.sealed import sealed_base
from enquetes.sealing import seal_ronde
from metingen.actions.antwoordbestanden import make_bestand
from metingen.microdata.files import path_of
from metingen.models import Antwoordbestand
from tests.factories.adoptie import member
from tests.factories.enquetes import make_closed_ronde
from tests.metingen.microdata.worlds import REASON, leader_of, made, sealed_vertrouwelijk

pytestmark = pytest.mark.django_db


def client_of(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def url(ronde: Ronde, name: str = "antwoordbestanden", *more: int) -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk, *more])


def test_page_is_for_the_programmaleider_and_the_ondernemingsraad() -> None:
    ronde = sealed_vertrouwelijk()

    found = {rol: client_of(ronde, rol).get(url(ronde)).status_code for rol in Rol}

    assert found == {rol: 200 if rol in {Rol.PROGRAMMALEIDER, Rol.OR} else 403 for rol in ANY}


def test_figure_is_shown_before_the_file_is_made() -> None:
    ronde = sealed_vertrouwelijk()
    client = client_of(ronde)
    wanted = {"soort": "csv", "reden": REASON}

    shown = client.post(url(ronde), wanted).content.decode()

    assert "Hoeveel uren per week?" in shown
    assert "maar 1 mens die het kan zijn" in shown
    assert "Bij 16 van de 16 mensen" in shown
    assert "net zo is: 16." in shown
    assert not Antwoordbestand.objects.exists()

    assert client.post(url(ronde), wanted | {"maken": "ja", "getoond": getoond(shown)}).status_code == 302
    assert Antwoordbestand.objects.get().reden == REASON


def getoond(page: str) -> str:
    """Return of which choice a page says that it showed the figure."""
    (found,) = re.findall(r'name="getoond" value="([^"]*)"', page)
    return str(found)


def test_file_is_made_only_of_a_choice_of_which_the_figure_was_seen() -> None:
    ronde = sealed_vertrouwelijk()
    client = client_of(ronde)
    wanted = {"soort": "csv", "reden": REASON}
    seen = getoond(client.post(url(ronde), wanted).content.decode())
    other = wanted | {"weglaten": ["uren"], "maken": "ja"}

    for pretended in ({"getoond": seen}, {}):
        shown = client.post(url(ronde), other | pretended).content.decode()
        assert "Kijk eerst naar het nieuwe getal" in shown
        assert not Antwoordbestand.objects.exists()

    assert client.post(url(ronde), other | {"getoond": getoond(shown)}).status_code == 302
    assert Antwoordbestand.objects.get().weglaten == ["uren"]


def test_page_says_what_each_column_adds() -> None:
    ronde = sealed_vertrouwelijk()

    shown = client_of(ronde).post(url(ronde), {"soort": "csv", "reden": REASON}).content.decode()

    # Everybody works another number of hours, so nobody stands alone without them.
    told = dict(re.findall(r"([^<>]*) \(laat u dit weg, dan zijn (\d+) mensen uniek\)", shown))
    assert {words.strip(): int(number) for words, number in told.items()} == {
        "Groep": 16,
        "Wat doet u?": 16,
        "Hoeveel uren per week?": 0,
    }


def test_group_can_be_left_out_too() -> None:
    ronde = sealed_vertrouwelijk()

    left_out = {"soort": "csv", "reden": REASON, "weglaten": ["_groep", "uren", "functie"]}
    shown = client_of(ronde).post(url(ronde), left_out).content.decode()

    assert "niets dat anderen van iemand weten" in shown
    bestand = made(ronde, weglaten=left_out["weglaten"])
    head = path_of(ronde.gemeente.slug, bestand.sleutel).read_text("utf-8-sig").splitlines()[0]
    assert head == "werk;middel_pc;middel_tel;stel_r1;stel_r2"


def test_damaged_round_is_told_in_words() -> None:
    ronde = sealed_vertrouwelijk()
    (path,) = sealed_base(ronde.gemeente.slug).glob("*/antwoorden.parquet")
    path.write_bytes(path.read_bytes()[:-1])

    shown = client_of(ronde).post(url(ronde), {"soort": "csv", "reden": REASON}, follow=True)

    assert "is veranderd" in shown.content.decode()


def test_leaving_questions_out_is_shown_at_once() -> None:
    ronde = sealed_vertrouwelijk()

    shown = client_of(ronde).post(
        url(ronde), {"soort": "csv", "reden": REASON, "weglaten": ["uren", "functie"]}
    )

    assert "altijd 8 mensen of meer" in shown.content.decode()


def test_what_is_missing_is_said() -> None:
    ronde = sealed_vertrouwelijk()

    shown = client_of(ronde).post(url(ronde), {"maken": "ja"}).content.decode()

    assert "Kies een soort bestand." in shown
    assert "Schrijf op waar u de antwoorden voor nodig hebt." in shown


def test_anonymous_ronde_is_refused_in_words() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(12), by="test")
    client = client_of(ronde)

    shown = client.get(url(ronde)).content.decode()

    assert "gaan nooit het programma uit" in shown
    assert "<form method" not in shown.split("<main")[1]
    client.post(url(ronde), {"soort": "csv", "reden": REASON, "maken": "ja"})
    assert not Antwoordbestand.objects.exists()
    assert client.get(url(ronde, "codeboek")).status_code == 404


@pytest.mark.parametrize("rol", Rol)
@pytest.mark.parametrize("name", ["antwoordbestanden", "codeboek"])
def test_no_role_gets_answers_of_an_anonymous_round(rol: Rol, name: str) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(12), by="test")
    client = client_of(ronde, rol)

    shown = client.get(url(ronde, name))
    client.post(url(ronde, name), {"soort": "csv", "reden": REASON, "maken": "ja", "getoond": "zonder"})

    assert shown.status_code in {403, 404} or "gaan nooit het programma uit" in shown.content.decode()
    assert not Antwoordbestand.objects.exists()


def test_ondernemingsraad_sees_who_took_what_and_why() -> None:
    bestand = made(sealed_vertrouwelijk())

    shown = client_of(bestand.ronde, Rol.OR).get(url(bestand.ronde)).content.decode()

    assert REASON in shown
    assert str(bestand.gevraagd_door) in shown
    assert "Downloaden" not in shown.split("<h2")[1]


def test_file_is_downloaded_under_the_name_of_the_round() -> None:
    bestand = made(sealed_vertrouwelijk())
    client = Client()
    client.force_login(bestand.gevraagd_door)

    response = client.post(url(bestand.ronde, "antwoordbestand", bestand.pk))

    assert response["Content-Disposition"] == 'attachment; filename="nulmeting-2011.csv"'
    assert "private" in response["Cache-Control"]
    assert b"groep;werk;functie" in b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_looking_downloads_nothing() -> None:
    bestand = made(sealed_vertrouwelijk())

    assert client_of(bestand.ronde).get(url(bestand.ronde, "antwoordbestand", bestand.pk)).status_code == 405


def test_page_says_why_a_file_is_not_handed_out() -> None:
    bestand = made(sealed_vertrouwelijk())

    response = client_of(bestand.ronde).post(url(bestand.ronde, "antwoordbestand", bestand.pk), follow=True)

    assert "door iemand anders gevraagd" in response.content.decode()


def test_file_of_another_round_is_not_found() -> None:
    bestand = made(sealed_vertrouwelijk())
    other = sealed_vertrouwelijk()

    assert client_of(other).post(url(other, "antwoordbestand", bestand.pk)).status_code == 404


def test_page_looks_again_while_a_file_is_made_and_can_be_told_not_to() -> None:
    ronde = sealed_vertrouwelijk()
    client = Client()
    client.force_login(leader_of(ronde))
    client.post(url(ronde), {"soort": "csv", "reden": REASON, "maken": "ja", "getoond": "zonder"})

    assert client.get(url(ronde))["Refresh"] == "5"
    assert "Refresh" not in client.get(url(ronde), {"vanzelf": "nee"})

    make_bestand(pk=Antwoordbestand.objects.get().pk)
    ready = client.get(url(ronde))
    assert "Refresh" not in ready
    assert "Downloaden" in ready.content.decode()


def test_file_can_be_removed_at_once() -> None:
    bestand = made(sealed_vertrouwelijk())

    client_of(bestand.ronde).post(url(bestand.ronde, "antwoordbestand-verwijderen", bestand.pk))

    bestand.refresh_from_db()
    assert bestand.status == Antwoordbestand.Status.WEG


def test_codebook_is_a_sheet_without_answers() -> None:
    ronde = sealed_vertrouwelijk()

    shown = client_of(ronde).get(url(ronde, "codeboek")).content.decode("utf-8-sig")

    assert shown.splitlines()[0] == "kolom;soort;vraag;code;nummer in SPSS;betekenis"
    assert "functie;keuze;Wat doet u?;a;1;Balie" in shown
    assert "geheim" not in shown


def test_round_page_leads_to_it_where_answers_may_leave() -> None:
    ronde = sealed_vertrouwelijk()
    anonymous = seal_ronde(ronde=make_closed_ronde(12), by="test")

    assert url(ronde) in client_of(ronde).get(url(ronde, "ronde")).content.decode()
    assert url(ronde) not in client_of(ronde, Rol.BEHEERDER).get(url(ronde, "ronde")).content.decode()
    page = client_of(anonymous).get(url(anonymous, "ronde")).content.decode()
    assert url(anonymous) not in page
