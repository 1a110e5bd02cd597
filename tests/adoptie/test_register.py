"""Register and DPIA are made from how the program is set up; what only people know is kept and honest."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import outloud
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from adoptie.actions.persoon import restrict_mail
from adoptie.actions.register import fill_register
from adoptie.models import Gebeurtenis, Gemeente, Registerveld, Rol
from adoptie.queries.register import KOPPEN, OPEN, register_of
from adoptie.register_pdf import register_pdf
from adoptie.retention import klassen
from adoptie.rights import Betrokkene
from enquetes.models import Doelgroep, Kern, Modus
from metingen.actions.leveringen import ensure_bron
from tests.adoptie.test_verzoeken import make_verzoek
from tests.factories.adoptie import (
    GemeenteFactory,
    OrbesluitFactory,
    RapportagegroepFactory,
    TrajectFactory,
    member,
)
from tests.factories.enquetes import make_ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Gemeente:
    found: Gemeente = GemeenteFactory.create()
    return found


def text_of(gemeente: Gemeente) -> str:
    return json.dumps(register_of(gemeente).as_json(), ensure_ascii=False)


def test_every_personal_field_stands_in_the_register(gemeente: Gemeente) -> None:
    rows = {row[0]: dict(zip(KOPPEN, row, strict=True)) for row in register_of(gemeente).rijen}

    for klasse in klassen():
        row = rows[klasse.soort]
        for plek in klasse.plekken:
            assert str(plek) in row["Waar"]
            for words in plek.velden.values():
                assert words in row["Welke gegevens"]
        assert row["Hoe lang"] == klasse.termijn
        assert all(row.values())
    assert len(rows) == len(klassen())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda g: make_ronde(traject=TrajectFactory.create(gemeente=g)), id="ronde"),
        pytest.param(lambda g: ensure_bron(gemeente=g, naam="zaaksysteem", by="test"), id="bron"),
        pytest.param(lambda g: RapportagegroepFactory.create(traject__gemeente=g), id="groep"),
        pytest.param(lambda g: OrbesluitFactory.create(traject__gemeente=g), id="besluit"),
        pytest.param(lambda g: member(g, Rol.LEZER), id="rol"),
        pytest.param(lambda g: Kern.objects.create(gemeente=g, naam="Elders"), id="kern"),
        pytest.param(lambda g: TrajectFactory.create(gemeente=g, doel="Sneller"), id="traject"),
        pytest.param(make_verzoek, id="verzoek"),
        pytest.param(lambda g: restrict_mail(who=Betrokkene(g, "a@b.example"), by="test"), id="bezwaar"),
    ],
)
def test_text_changes_with_what_is_set_up(gemeente: Gemeente, change: object) -> None:
    before = text_of(gemeente)
    assert text_of(gemeente) == before

    change(gemeente)  # type: ignore[operator]  # each makes one thing

    assert text_of(gemeente) != before


def test_text_changes_with_the_settings_of_the_server(gemeente: Gemeente, settings: Settings) -> None:
    texts = [text_of(gemeente)]
    for name, value in (
        ("EMAIL_HOST", "mail.stad.example"),
        ("SITE_URL", "https://spoor.stad.example"),
        ("SECOND_FACTOR_REQUIRED", not settings.SECOND_FACTOR_REQUIRED),
        ("KEY_COPY_DIR", settings.DATA_DIR / "kopie"),
        ("Q_CLUSTER", {"redis": "redis://x"}),
    ):
        setattr(settings, name, value)
        texts.append(text_of(gemeente))

    assert len(set(texts)) == 6
    assert "mail.stad.example" in texts[-1]


def test_rounds_are_told_with_mode_and_group_asked(gemeente: Gemeente) -> None:
    traject = TrajectFactory.create(gemeente=gemeente)
    make_ronde(traject=traject, doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK, naam="Zomerronde")

    told = text_of(gemeente)

    assert "Zomerronde" in told
    assert Modus.VERTROUWELIJK.label in told
    assert "Zomerronde" not in text_of(GemeenteFactory.create())


def test_what_is_not_known_says_so_and_what_was_filled_in_is_kept(gemeente: Gemeente, client: Client) -> None:
    assert text_of(gemeente).count(OPEN) == len(Registerveld.Naam.values)
    client.force_login(member(gemeente))
    velden = {naam: f"Ingevuld {naam}" for naam in Registerveld.Naam.values}

    client.post(reverse("register-invullen", args=[gemeente.slug]), velden)
    make_ronde(traject=TrajectFactory.create(gemeente=gemeente))

    told = text_of(gemeente)
    assert OPEN not in told
    assert all(text in told for text in velden.values())
    assert Gebeurtenis.objects.filter(action="register van verwerkingen ingevuld").exists()
    page = client.get(reverse("register", args=[gemeente.slug])).content.decode()
    assert "Ingevuld hosting" in page


@pytest.mark.slow
def test_pdf_can_be_read_aloud(gemeente: Gemeente, tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    path.write_bytes(register_pdf(register_of(gemeente), dt.date(2026, 3, 3)))

    assert [(found.rule, found.message) for found in outloud.check(str(path)).findings] == []


def test_files_say_the_same(gemeente: Gemeente, client: Client) -> None:
    fill_register(gemeente=gemeente, velden={"hosting": "Bij ons"}, by="test")
    client.force_login(member(gemeente, Rol.OR))

    def fetch(soort: str) -> bytes:
        return bytes(client.get(reverse("register-bestand", args=[gemeente.slug, soort])).content)

    rows = list(csv.reader(io.StringIO(fetch("csv").decode("utf-8-sig")), delimiter=";"))
    data = json.loads(fetch("json"))
    made = fetch("pdf")

    assert tuple(rows[0]) == KOPPEN
    assert len(rows) - 1 == len(data["verwerkingen"]) == len(klassen())
    assert "Bij ons" in json.dumps(data)
    assert made.startswith(b"%PDF")
    assert b"/StructTreeRoot" in made
    client.force_login(member(gemeente, Rol.LEZER))
    assert client.get(reverse("register", args=[gemeente.slug])).status_code == 403
    assert settings.SITE_URL in json.dumps(data)
