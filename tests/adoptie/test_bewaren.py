"""One table says how long each kind of record stays; the job goes through it and proves that it did."""

from __future__ import annotations

import datetime as dt
import os
import time
import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.utils import timezone
from django_q.models import Task

from adoptie.actions.bewaren import ACTION
from adoptie.models import (
    Adreswijziging,
    Gebeurtenis,
    Gebruiker,
    Gemeente,
    Inzageverzoek,
    Rol,
    Verzoek,
)
from adoptie.queries.bewaren import upcoming
from adoptie.retention import Bewaarklasse, klassen
from adoptie.tasks import apply_retention
from enquetes.models import Doelgroep, Modus, Panellid, Panelmail, Ronde, Uitnodiging, Volgcode, Wachtstuk
from enquetes.sealing import seal_ronde
from metingen.models import Antwoordbestand, Tekst, Tekstlezing, Verbeterdag
from tests import everywhere
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory, member
from tests.factories.enquetes import (
    answer,
    invite,
    make_closed_ronde,
    make_open_ronde,
    make_ronde,
    make_volgcode,
    open_links,
)

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
# Fields that were looked at and say nothing of a person: names of things, words of the program, the work.
ABOUT_THE_WORK = {
    "adoptie.Gebeurtenis": "action object_type result origin previous_hash hash",
    "adoptie.Keten": "hash",
    "adoptie.Gemeente": "naam slug cbs_code thema logo logo_soort",
    "adoptie.Registerveld": "naam",
    "adoptie.Verzoek": "soort manier vrager identiteit uitkomst",
    "adoptie.Onderdeel": "naam",
    "adoptie.Traject": "naam doel",
    "adoptie.Spoor": "soort doel",
    "adoptie.Interventie": "naam in_een_zin wat waarom",
    "adoptie.Stap": "naam",
    "adoptie.Gereedheid": "criterium",
    "adoptie.Orbesluit": "soort dossier_versie",
    "adoptie.Rapportagegroep": "naam",
    "enquetes.Vragenlijst": "naam",
    "enquetes.Vragenlijstversie": "inhoud hash",
    "enquetes.Ronde": "naam doelgroep modus status mailteksten sleutel code profielitems profielklassen"
    " quotum_item groepen verzegeld_hash stopkeuze belofte eerdere_groepen",
    "enquetes.Actiepunt": "wat status",
    "enquetes.Beeld": "sha inhoud soort",
    "enquetes.Bibliotheekstuk": "naam waarom wie inhoud",
    "enquetes.Ontwerpstap": "wat plek hash inhoud",
    "enquetes.Dossierversie": "naam inhoud",
    "enquetes.Besluitmeting": "eerder",
    "enquetes.Kern": "naam",
    "enquetes.Reeks": "naam doelgroep modus periode status code",
    "enquetes.Reeksronde": "periode",
    "enquetes.Vergelijkbaarheid": "concept van_code van naar_code naar oordeel omzetting waarom",
    "metingen.Antwoordbestand": "soort weglaten status sleutel hash",
    "metingen.Bron": "naam soort wat spoor gemeten_als",
    "metingen.Bronbesluit": "dossier inhoud",
    "metingen.Levering": "sleutel bestand bestand_hash lees_hash apart meldingen verzegeld_hash",
    "metingen.Indicator": "code naam eenheid richting klasse spoor definitie bron "
    "vraag_code vraag_tekst vraag_hash",
    "metingen.Meetplan": "onaangeraakt",
    "metingen.Meetwaarde": "lengte periode periode_naam groep kenmerk categorie vlaggen methode bron_hash"
    " status",
    "metingen.Tekstlezing": "kolom",
    "metingen.Tekst": "nummer oordeel reden zwart groep",
    "metingen.Tekstthema": "naam",
    "rapportage.Sjabloon": "naam delen eerder",
    "rapportage.Rapport": "soort periode groep erratum titel inhoud_hash cijfers status cijferhashes logo"
    " zoektekst programma",
    "rapportage.Rapportbestand": "naam inhoud hash",
    "rapportage.Rapportplan": "soort lengte",
    "rapportage.Uitvoering": "soort periode groep teksten erratum status stap melding",
    "sessions.Session": "session_key",
    "django_q.Task": "id name func hook group cluster",
    "django_q.OrmQ": "key",
    "django_q.Schedule": "name func hook args kwargs schedule_type cron task cluster intended_date_kwarg",
    "contenttypes.ContentType": "app_label model",
    "auth.Permission": "name codename",
    "auth.Group": "name",
}
HOLDS_WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.UUIDField)


def all_fields() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        if not model._meta.proxy:
            for field in model._meta.local_fields:
                if isinstance(field, HOLDS_WORDS) and not field.primary_key:
                    yield model._meta.label, field.name


def personal_fields() -> set[tuple[str, str]]:
    places = [place for klasse in klassen() for place in klasse.plekken]
    return {(place.model, name) for place in places for name in place.velden}


def test_every_field_with_words_belongs_to_a_class_or_is_about_the_work() -> None:
    looked_at = {(model, name) for model, names in ABOUT_THE_WORK.items() for name in names.split()}
    known = personal_fields() | looked_at

    assert sorted(set(all_fields()) - known) == [], "say in bewaarklassen.py what it is and when it goes"


def test_no_field_is_both_personal_and_about_the_work() -> None:
    looked_at = {(model, name) for model, names in ABOUT_THE_WORK.items() for name in names.split()}

    assert sorted(personal_fields() & looked_at) == []


def test_table_names_fields_and_lookups_that_exist() -> None:
    for place in {id(p): p for klasse in klassen() for p in klasse.plekken if p.model}.values():
        model = apps.get_model(place.model)
        for name in place.velden:
            model._meta.get_field(name)
        lookups = [*place.adres, *([place.gemeente] if place.gemeente else [])]
        assert model._default_manager.values_list("pk", *lookups).count() == 0


def test_every_folder_that_the_program_makes_belongs_to_a_class() -> None:
    seal_ronde(ronde=make_closed_ronde(12), by="test")
    named = {place.map.split(",")[0] for klasse in klassen() for place in klasse.plekken if place.map}

    sealed = {f"verzegeld/{path.name}" for path in Path(django_settings.SEALED_DIR).glob("*/*")}
    keys = {f"sleutels/{path.name}" for path in Path(django_settings.KEY_DIR).iterdir() if path.is_dir()}
    assert sealed == {"verzegeld/rondes"}
    assert sealed | keys <= named


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def due(clock: time_machine.Traveller) -> dict[str, int]:
    """Give a gemeente in which of every class something is due; return how much per class."""
    clock.move_to(NOW - dt.timedelta(days=800))
    ronde = make_closed_ronde(12)
    gemeente = ronde.gemeente
    asker, _idle = member(gemeente), GebruikerFactory.create()
    seal_ronde(ronde=ronde, by="test")
    stopped = make_open_ronde(traject=ronde.traject, naam="Gestopt")
    for link in open_links(stopped, 4):
        answer(link, werk="1")
    stop = {"status": "gestopt", "stopkeuze": "wacht", "kiezen_tot": timezone.now()}
    Ronde.objects.filter(pk=stopped.pk).update(**stop)
    invite(ronde, 3)
    stale = make_ronde(traject=ronde.traject, naam="nooit open", doelgroep=Doelgroep.STEEKPROEF)
    invite(stale, 2)
    trial = make_ronde(traject=ronde.traject, naam="Proef")
    Ronde.objects.filter(pk=trial.pk).update(proef_van=ronde)
    make_volgcode(gemeente, "oud@stad.example", Doelgroep.STEEKPROEF)
    old = timezone.now()
    Wachtstuk.objects.create(naam=b"n", inhoud=b"i", gezet_op=old)
    for number, status in enumerate(("aangemeld", "actief", "actief")):
        lid = Panellid.objects.create(
            gemeente=gemeente,
            email=f"lid{number}@stad.example",
            status=status,
            aangemeld_op=old.date(),
            laatst_actief_op=old.date(),
        )
    Panelmail.objects.create(panellid=lid, soort="mijn", gevraagd_op=old)
    Panelmail.objects.create(panellid=lid, soort="blijven", gevraagd_op=old, verstuurd_op=old)
    Session.objects.create(session_key="s", session_data="x", expire_date=old)
    Task.objects.create(id="t", name="t", func="f", started=old, stopped=old, success=False)
    apart = make_ronde(
        traject=ronde.traject, naam="Apart", doelgroep=Doelgroep.PANEL, modus=Modus.VERTROUWELIJK
    )
    asked = {"ronde": apart, "gevraagd_door": asker, "soort": "csv", "reden": "r", "onder_grens": 0}
    Antwoordbestand.objects.create(**asked, kleinste=5, status="weg")
    Antwoordbestand.objects.create(**asked, kleinste=5, status="klaar", klaar_op=old)
    Tekst.objects.create(lezing=Tekstlezing.objects.create(ronde=ronde, kolom="open"), nummer="1")
    Inzageverzoek.objects.create(gemeente=gemeente, email="a@b.example", gevraagd_op=old)
    Adreswijziging.objects.create(gemeente=gemeente, oud="a@b.example", nieuw="c@b.example", gevraagd_op=old)
    day = old.date()
    asked = {"gemeente": gemeente, "ontvangen_op": day, "uiterlijk_op": day}
    Verzoek.objects.create(**asked, kenmerk="Z1", afgehandeld_op=day, uitkomst="gedaan")
    Verzoek.objects.create(**asked, kenmerk="Z2")
    Verbeterdag.objects.create(gemeente=gemeente, merk=b"m", dag=day, aantal=1)
    rest = Path(django_settings.SEALED_DIR) / gemeente.slug / "rondes" / f"{uuid.uuid4()}.abc.deel"
    rest.mkdir()
    clock.move_to(NOW)
    past = time.time() - 4000
    os.utime(rest, (past, past))
    return {"uitnodigingen": 3, "lijsten": 2, "proefrondes": 1, "teksten": 1, "resten": 1, "volgcodes": 1} | {
        "gestopt": 4,
        "wachtstukken": 1,
        "aanmeldingen": 1,
        "panelmails": 1,
        "panel": 1,
        "panel_waarschuwen": 1,
        "sessies": 1,
        "wachtrij": 1,
        "aanvragen": 1,
        "antwoordbestanden": 1,
        "gelezen_teksten": 1,
        "resten_cijfers": 0,
        "verbeterdagen": 1,
        "verzoeken": 1,
        "nieuwe_adressen": 1,
        "avg_verzoeken": 1,
        "sleutelkopieen": 0,
        "accounts": 1,
    }


def told() -> dict[str, int]:
    return {row.klasse.code: row.aantal_nu for row in upcoming() if row.klasse.due}


def test_dry_run_tells_what_the_job_then_does(due: dict[str, int]) -> None:
    assert told() == due

    apply_retention()

    line = Gebeurtenis.objects.get(action=ACTION)
    assert line.details["aantallen"] == due
    assert line.result == "gelukt"
    # The file that went leaves a request that is a year old as well.
    assert told() == dict.fromkeys(due, 0) | {"aanvragen": told()["aanvragen"]}


@pytest.mark.usefixtures("due")
def test_dry_run_changes_nothing(client: Client) -> None:
    beheerder = member(Gemeente.objects.get())
    client.force_login(beheerder)
    url = f"/gemeente/{Gemeente.objects.get().slug}/bewaartermijnen/"
    client.get(url)
    before = everywhere.tables(), everywhere.files()

    out = StringIO()
    call_command("bewaartermijnen", "--proef", stdout=out)
    page = client.get(url).content.decode()

    assert (everywhere.tables(), everywhere.files()) == before
    assert "uitnodigingen               3" in out.getvalue()
    assert page.count("Gaat niet vanzelf") == sum(klasse.due is None for klasse in klassen())
    assert '<td class="utrecht-table__cell">3</td>' in page


def test_dry_run_looks_thirty_days_ahead(clock: time_machine.Traveller) -> None:
    lid = {"status": "aangemeld", "laatst_actief_op": NOW.date(), "aangemeld_op": NOW.date()}
    Panellid.objects.create(gemeente=GemeenteFactory.create(), email="nieuw@stad.example", **lid)

    row = next(row for row in upcoming() if row.klasse.code == "aanmeldingen")
    assert (row.aantal_nu, row.aantal_straks) == (0, 1)
    clock.shift(dt.timedelta(days=30))
    assert told()["aanmeldingen"] == 1


@pytest.mark.usefixtures("clock")
def test_job_proves_each_day_once_that_it_ran_for_every_gemeente() -> None:
    GemeenteFactory.create_batch(2)

    apply_retention()
    apply_retention()

    lines = Gebeurtenis.objects.filter(action=ACTION)
    assert len(lines) == 2
    for line in lines:
        assert set(line.details["aantallen"].values()) == {0}
        assert line.details["gewist"] == "niets was aan de beurt"
        assert set(line.details["aantallen"]) == {klasse.code for klasse in klassen() if klasse.forget}


def test_proof_names_nobody(due: dict[str, int]) -> None:
    apply_retention()

    assert due
    assert "adoptie_gebeurtenis" not in everywhere.tables_holding("@stad.example", "oud@")


@pytest.mark.usefixtures("due")
def test_class_that_fails_stops_no_other_and_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("inwoner@voorbeeld.example")

    monkeypatch.setattr("enquetes.leftovers.unnamed", broken)
    apply_retention()

    line = Gebeurtenis.objects.get(action=ACTION)
    assert line.result == "niet alles"
    assert line.details["bleef_staan"] == "resten"
    assert "OSError" in caplog.text
    assert "inwoner@" not in caplog.text
    assert not Volgcode.objects.exists()


@pytest.mark.usefixtures("clock")
def test_account_with_a_role_stays_however_long_nobody_came() -> None:
    old = NOW - dt.timedelta(days=900)
    for gebruiker in (GebruikerFactory.create(), member(GemeenteFactory.create()), GebruikerFactory.create()):
        Gebruiker.objects.filter(pk=gebruiker.pk).update(created_at=old)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(last_login=NOW - dt.timedelta(days=100))

    apply_retention()

    assert Gebruiker.objects.count() == 2
    assert Gebruiker.objects.filter(lidmaatschappen=None).get() == gebruiker


def test_list_of_a_round_that_can_still_open_stays(clock: time_machine.Traveller) -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    invite(ronde, 2)
    clock.move_to(ronde.sluit_op + dt.timedelta(days=29))
    apply_retention()
    assert Uitnodiging.objects.count() == 2

    clock.shift(dt.timedelta(days=2))
    apply_retention()
    assert not Uitnodiging.objects.exists()


def test_other_gemeenten_see_only_their_own_counts(due: dict[str, int], client: Client) -> None:
    other = GemeenteFactory.create()
    client.force_login(member(other, Rol.OR))

    assert due["uitnodigingen"] == 3
    rows = {row.klasse.code: row.aantal_nu for row in upcoming(other)}
    assert rows["uitnodigingen"] == rows["volgcodes"] == 0
    assert client.get(f"/gemeente/{other.slug}/bewaartermijnen/").status_code == 200
    client.force_login(member(other, Rol.LEZER))
    assert client.get(f"/gemeente/{other.slug}/bewaartermijnen/").status_code == 403


def test_every_class_can_be_read_as_a_whole() -> None:
    def whole(klasse: Bewaarklasse) -> bool:
        words = (klasse.soort, klasse.doel, klasse.grond, klasse.termijn, klasse.daarna, klasse.taak)
        return all(words) and bool(klasse.plekken) and (klasse.due is None) == (klasse.forget is None)

    assert [klasse.code for klasse in klassen() if not whole(klasse)] == []
