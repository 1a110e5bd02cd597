"""The pages on which a programmaleider reads what people wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from adoptie.permissions import ANY
from enquetes.models import Ronde
from metingen.actions.teksten import judge_texts, release_texts
from metingen.models import Tekst
from metingen.oordeel import Oordeel
from metingen.queries.ongelezen import read_texts
from tests.factories.adoptie import member
from tests.metingen.teksten.worlds import read_all, reader_of, sealed_staff, sealed_with_texts

pytestmark = pytest.mark.django_db
PAGES = ("teksten-lezen", "teksten-vrijgeven", "teksten-vrij")


def client_of(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    return client


def url(ronde: Ronde, name: str = "teksten-lezen", vraag: int = 1, *more: int) -> str:
    place = [] if name == "teksten" else [vraag, *more]
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk, *place])


def sent(page: str, **verdicts: Any) -> dict[str, Any]:
    """Return what a browser sends of a page, with these verdicts for all of its texts."""
    data: dict[str, Any] = dict(re.findall(r'name="(t[0-9a-f]{16}-versie)" value="(\d+)"', page))
    names = {name.removesuffix("-versie") for name in data}
    return data | {f"{name}-{field}": value for name in names for field, value in verdicts.items()}


def test_only_a_programmaleider_opens_them() -> None:
    ronde = sealed_with_texts()

    for name in ("teksten", "teksten-lezen", "teksten-vrijgeven"):
        found = {rol: client_of(ronde, rol).get(url(ronde, name)).status_code for rol in Rol}
        assert found == {rol: 200 if rol == Rol.PROGRAMMALEIDER else 403 for rol in ANY}, name


def test_reading_goes_by_ten_and_needs_no_script() -> None:
    ronde = sealed_with_texts(13)
    client = client_of(ronde)

    first = client.get(url(ronde)).content.decode()
    assert "0 van de 13 teksten gelezen. Blad 1 van 2." in first
    assert first.count("<blockquote") == 10
    onward = client.post(url(ronde), sent(first, oordeel="vrij") | {"verder": "ja"})

    assert onward.headers["Location"] == f"{url(ronde)}?blad=2"
    second = client.get(f"{url(ronde)}?blad=2").content.decode()
    assert "10 van de 13 teksten gelezen. Blad 2 van 2." in second
    assert "Tekst 11<" in second
    last = client.post(
        f"{url(ronde)}?blad=2", sent(second, oordeel="dicht", reden="ander") | {"verder": "ja"}
    )
    assert last.headers["Location"] == url(ronde, "teksten")
    told = client.get(url(ronde, "teksten")).content.decode()
    assert "13 van de 13 teksten gelezen." in told
    assert "Laten zien: 10." in told


def test_black_words_are_ticked_and_shown_black() -> None:
    ronde = sealed_with_texts()
    client = client_of(ronde)
    nummer = next(iter(read_texts(ronde, "open")))
    page = client.get(url(ronde)).content.decode()

    client.post(url(ronde), sent(page) | {f"t{nummer}-oordeel": "vrij", f"t{nummer}-zwart": ["1", "2"]})

    assert Tekst.objects.get().zwart == [1, 2]
    assert client.get(url(ronde)).content.decode().count('class="teksten-zwart"') == 2


def test_text_that_is_held_back_without_a_reason_is_told_once_per_text() -> None:
    ronde = sealed_with_texts(10)
    client = client_of(ronde)
    page = client.get(url(ronde)).content.decode()

    told = client.post(url(ronde), sent(page, oordeel="dicht")).content.decode()

    assert told.count('id="foutoverzicht"') == 1
    assert "Kies waarom u tekst 10 niet laat zien." in told
    assert not Tekst.objects.exists()


def test_page_that_a_colleague_overtook_says_so_and_stays() -> None:
    ronde = sealed_with_texts()
    client = client_of(ronde)
    page = client.get(url(ronde)).content.decode()
    first = next(iter(read_texts(ronde, "open")))
    judge_texts(
        ronde=ronde, kolom="open", oordelen=[Oordeel(first, "dicht", "schrijver")], by=reader_of(ronde)
    )

    told = client.post(url(ronde), sent(page, oordeel="vrij") | {"verder": "ja"}, follow=True)

    assert "Over 1 tekst besliste intussen een collega." in told.content.decode()
    assert told.redirect_chain == [(f"{url(ronde)}?blad=1", 302)]
    assert Tekst.objects.get(nummer=first).oordeel == "dicht"


def test_no_page_shows_a_text_beside_a_group_or_another_answer() -> None:
    ronde = sealed_staff({"Balie": 12, "Beleid": 11})
    client = client_of(ronde)

    shown = " ".join(client.get(url(ronde)).content.decode().split("<main")[1].split())

    assert "iets in Balie" in shown
    assert "Balie" not in re.sub("iets in Balie|<span>Balie</span>", "", shown)
    assert "helemaal" not in shown


def test_page_is_kept_nowhere() -> None:
    ronde = sealed_with_texts()

    assert "no-store" in client_of(ronde).get(url(ronde))["Cache-Control"]


def test_release_is_asked_first_and_then_shown() -> None:
    ronde = sealed_with_texts()
    client = client_of(ronde)
    read_all(ronde, reader_of(ronde), held=2)

    asked = client.get(url(ronde, "teksten-vrijgeven")).content.decode()
    assert "Daarvan zien anderen er straks 10." in asked
    client.post(url(ronde, "teksten-vrijgeven"))

    told = client.get(url(ronde, "teksten")).content.decode()
    assert "10 van de 12 teksten" in told
    shown = client.get(url(ronde, "teksten-vrij")).content.decode()
    assert shown.count("<blockquote") == 10
    assert client.get(url(ronde)).status_code == 404, "nothing is left to read"


def test_released_text_is_taken_back_by_a_button() -> None:
    ronde = sealed_with_texts()
    client = client_of(ronde)
    reader = reader_of(ronde)
    read_all(ronde, reader)
    release_texts(ronde=ronde, kolom="open", by=reader)
    row = Tekst.objects.all()[0]

    assert client.get(url(ronde, "tekst-terughalen", 1, row.pk)).status_code == 405
    client.post(url(ronde, "tekst-terughalen", 1, row.pk))

    row.refresh_from_db()
    assert row.tekst == ""


def test_text_of_another_round_is_not_found() -> None:
    ronde, other = sealed_with_texts(), sealed_with_texts()
    reader = reader_of(other)
    read_all(other, reader)
    release_texts(ronde=other, kolom="open", by=reader)
    row = Tekst.objects.all()[0]

    assert client_of(ronde).post(url(ronde, "tekst-terughalen", 1, row.pk)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_question_of_nine_writers_has_no_page(name: str) -> None:
    ronde = sealed_with_texts(9, silent=5)
    client = client_of(ronde)

    assert client.get(url(ronde, name)).status_code == 404
    assert "Minder dan 10 mensen schreven iets." in client.get(url(ronde, "teksten")).content.decode()


def test_round_page_leads_a_programmaleider_there() -> None:
    ronde = sealed_with_texts()
    place = reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])

    assert url(ronde, "teksten") in client_of(ronde).get(place).content.decode()
    assert url(ronde, "teksten") not in client_of(ronde, Rol.BEHEERDER).get(place).content.decode()
