"""From dossier to figures: the leader prepares, the council decides, and then totals come in."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from adoptie.models import Gemeente, Orbesluit, Rol, Traject
from adoptie.queries.register import register_of
from metingen.actions.meetwaarden import measure_all
from metingen.models import Bron, Levering
from tests.factories.adoptie import RapportagegroepFactory, TrajectFactory, member
from tests.metingen.test_gebruik import GROUPS, HEADINGS, MARCH, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject() -> Traject:
    found = TrajectFactory.create()
    for name in GROUPS:
        RapportagegroepFactory.create(traject=found, naam=name)
    Gemeente.objects.update(begin_opzij=True)
    return found


def enter(gemeente: Gemeente, rol: Rol) -> Client:
    client = Client()
    client.force_login(member(gemeente, rol))
    return client


def plain(response: Any) -> str:
    text = response.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("&#x27;", "'")
    return " ".join(text.split())


def prepared(traject: Traject) -> Bron:
    enter(traject.gemeente, Rol.PROGRAMMALEIDER).post(
        reverse("gebruik-nieuw", args=[traject.gemeente.slug]),
        {"wat": "het nieuwe zaaksysteem", "spoor": "virtueel", "vanaf": "2026-03"},
    )
    return Bron.objects.get()


def at(name: str, bron: Bron) -> str:
    return reverse(name, args=[bron.gemeente.slug, bron.pk])


def decided(bron: Bron, soort: str = "instemming") -> Any:
    answers = {
        "soort": soort,
        "metingen": "Gebruik per groep",
        "genomen_op": "2026-06-01",
        "geldig_tot": "2027-05-31",
    }
    return enter(bron.gemeente, Rol.OR).post(at("gebruik-bron", bron), answers, follow=True)


def sent(bron: Bron, *rows: str) -> Any:
    content = "\n".join([HEADINGS, *(rows or MARCH)]).encode()
    upload = SimpleUploadedFile("gebruik.csv", content)
    url = at("gebruik-inlezen", bron)
    return enter(bron.gemeente, Rol.PROGRAMMALEIDER).post(url, {"bestand": upload}, follow=True)


@time_machine.travel(NOW, tick=False)
def test_way_from_dossier_to_figures(traject: Traject) -> None:
    bron = prepared(traject)
    dossier = plain(enter(bron.gemeente, Rol.OR).get(at("gebruik-bron", bron)))
    assert "Er is nog geen besluit. Er kan nu niets worden ingelezen." in dossier
    assert "Samenleving" in dossier
    assert "regel per persoon" in dossier
    assert "Totalen inlezen" not in dossier
    assert "We lezen pas iets in over 'het nieuwe zaaksysteem' na een besluit" in plain(sent(bron))
    assert not Levering.objects.exists()

    assert "Er is een besluit: instemming op dossier G" in plain(decided(bron))
    assert "De totalen zijn ingelezen." in plain(sent(bron))
    assert measure_all(gemeente=bron.gemeente, by="worker") == 4

    listed = plain(
        enter(bron.gemeente, Rol.PROGRAMMALEIDER).get(reverse("bronnen", args=[bron.gemeente.slug]))
    )
    assert "Totalen per groep, van 1 maart 2026 tot en met 31 maart 2026." in listed
    assert "zaken, begonnen" not in listed


@time_machine.travel(NOW, tick=False)
def test_page_to_take_in_shows_how_a_file_looks(traject: Traject) -> None:
    bron = prepared(traject)
    page = plain(enter(bron.gemeente, Rol.PROGRAMMALEIDER).get(at("gebruik-inlezen", bron)))

    assert "Er kan nu niets worden ingelezen" in page
    assert re.search(r"<button[^>]*>\s*Inlezen\s*</button>", page)
    for cell in (*HEADINGS.split(";"), *GROUPS, "2026-03"):
        assert cell in page


@time_machine.travel(NOW, tick=False)
def test_council_sees_what_is_kept_and_where_it_decides(traject: Traject) -> None:
    bron = prepared(traject)
    council = enter(bron.gemeente, Rol.OR)
    first = plain(council.get(reverse("gemeente-overzicht", args=[bron.gemeente.slug])))
    assert "Gebruik van het nieuwe zaaksysteem. Er is nog geen besluit." in first
    decided(bron)
    sent(bron)
    measure_all(gemeente=bron.gemeente, by="worker")

    assert at("inzage-bron", bron) in plain(council.get(reverse("inzage", args=[bron.gemeente.slug])))
    kept = plain(council.get(at("inzage-bron", bron)))
    assert "De kleinste groep heeft 12 medewerkers." in kept
    assert "<code>gebruikers</code>: hoeveel van hen het gebruikten" in kept
    assert "Berekend: 4" in kept
    decisions = plain(council.get(reverse("orbesluiten", args=[bron.gemeente.slug, traject.pk])))
    assert "Genoemd:</strong> de bron 'gebruik van het nieuwe zaaksysteem'." in decisions
    assert "Alleen totalen van groepen mogen binnenkomen." in decisions
    assert "anoniem meten" not in decisions
    assert "Over medewerkers komen alleen totalen" in str(register_of(bron.gemeente))


@time_machine.travel(NOW, tick=False)
def test_council_takes_its_agreement_back(traject: Traject) -> None:
    bron = prepared(traject)
    decided(bron)
    assert "wees deze bron af op 1 juni 2026" in plain(decided(bron, "afgewezen"))

    assert "wees deze bron af" in plain(sent(bron))
    assert not Levering.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_refused_file_is_told_on_the_page(traject: Traject) -> None:
    bron = prepared(traject)
    decided(bron)

    page = plain(sent(bron, *(f"2026-03;{10_234 + 37 * n};1;1" for n in range(9))))

    assert (
        "geweigerd om kolom 'medewerkers': elke rij gaat over één persoon (voor het eerst in rij 2)" in page
    )
    assert "10234" not in page


_EVERY = {
    "gebruik-bron": {Rol.BEHEERDER, Rol.PROGRAMMALEIDER, Rol.OR},
    "gebruik-dossier-pdf": {Rol.BEHEERDER, Rol.PROGRAMMALEIDER, Rol.OR},
    "inzage-bron": {Rol.BEHEERDER, Rol.PROGRAMMALEIDER, Rol.OR},
    "gebruik-inlezen": {Rol.BEHEERDER, Rol.PROGRAMMALEIDER},
}


@pytest.mark.parametrize("name", _EVERY)
def test_page_is_for_whom_it_is(traject: Traject, name: str) -> None:
    bron, stranger = prepared(traject), TrajectFactory.create().gemeente

    for rol in Rol:
        status = enter(bron.gemeente, rol).get(at(name, bron)).status_code
        assert status == (200 if rol in _EVERY[name] else 403), rol
    assert enter(stranger, Rol.BEHEERDER).get(at(name, bron)).status_code == 404
    there = reverse(name, args=[stranger.slug, bron.pk])
    assert enter(stranger, Rol.BEHEERDER).get(there).status_code == 404


@time_machine.travel(NOW, tick=False)
def test_beheerder_and_manager_record_no_decision(traject: Traject) -> None:
    bron = prepared(traject)
    answers = {"soort": "instemming", "metingen": "x", "genomen_op": "2026-06-01", "geldig_tot": "2026-12-01"}

    for rol in (Rol.BEHEERDER, Rol.MANAGER):
        enter(bron.gemeente, rol).post(at("gebruik-bron", bron), answers)
    assert not Orbesluit.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"vanaf": "2026"}, "Dit is geen maand."),
        ({"vanaf": "maart"}, "Dit is geen maand."),
        ({"spoor": "mentaal"}, "Selecteer"),
        ({"wat": ""}, "verplicht"),
    ],
)
def test_form_of_a_source_says_what_is_wrong(traject: Traject, change: dict[str, str], words: str) -> None:
    url = reverse("gebruik-nieuw", args=[traject.gemeente.slug])
    usual = {"wat": "de app", "spoor": "fysiek", "vanaf": "2026-03"}

    page = enter(traject.gemeente, Rol.PROGRAMMALEIDER).post(url, usual | change)

    assert words in plain(page)
    assert not Bron.objects.exists()


def test_source_of_cases_has_no_dossier(traject: Traject) -> None:
    cases = Bron.objects.create(gemeente=traject.gemeente, naam="zaaksysteem")

    for name in _EVERY:
        assert enter(traject.gemeente, Rol.BEHEERDER).get(at(name, cases)).status_code == 404


def test_first_month_is_of_the_calendar(traject: Traject) -> None:
    assert prepared(traject).vanaf == dt.date(2026, 3, 1)
