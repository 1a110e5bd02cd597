"""The pages of sources: what came in, what does not count, and what may be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.permissions import ANY, LEADERS
from metingen import uploads
from metingen.models import Bron, Levering, Meetwaarde
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.metingen import STATUS, BronFactory, LeveringFactory, case_figure, year_of_figures

HEADINGS = (
    "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype\n"
)
CASES = HEADINGS + "".join(
    f"Z{number};{start};{end};2011-03-01;2011-03-01;balie;Ruimte;Vergunning\n"
    for number, (start, end) in enumerate(
        (("2011-01-03", "2011-02-01"), ("2011-01-05", "2011-01-20"), ("2011-02-07", "2011-01-01")), start=1
    )
)
TOML = 'soort = "cases"\n[kolommen]\nzaak = "nr"\nstart = "van"\neinde = "tot"\n'
NAMES = ("bronnen", "levering-inlezen", "cijfers-vrijgeven", "levering")


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    return GemeenteFactory.create(slug="hattem")


def client_of(gemeente: Gemeente, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(gemeente, rol))
    return client


def url_of(gemeente: Gemeente, name: str) -> str:
    extra = (
        [LeveringFactory.create(bron=BronFactory.create(gemeente=gemeente)).pk] if name == "levering" else []
    )
    return reverse(name, args=[gemeente.slug, *extra])


def send(gemeente: Gemeente, content: str = CASES, **values: Any) -> Any:
    form = {
        "bron": "zaaksysteem",
        "indeling": "zaken",
        "bestand": SimpleUploadedFile("z.csv", content.encode()),
    }
    return client_of(gemeente).post(reverse("levering-inlezen", args=[gemeente.slug]), form | values)


@pytest.mark.parametrize("name", NAMES)
def test_view_answers_each_role_as_it_should(name: str, gemeente: Gemeente) -> None:
    url = url_of(gemeente, name)

    found = {rol: client_of(gemeente, rol).get(url).status_code for rol in Rol}

    assert found == {rol: 200 if rol in LEADERS else 403 for rol in ANY}


@pytest.mark.parametrize("name", NAMES)
def test_view_is_for_members_only(name: str, gemeente: Gemeente, client: Client) -> None:
    url = url_of(gemeente, name)

    assert client.get(url)["Location"].startswith("/account/login/?next=")
    assert client_of(GemeenteFactory.create()).get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "method"), [("bronnen", "post"), ("levering", "post"), ("levering-inlezen", "put")]
)
def test_view_refuses_wrong_method(name: str, method: str, gemeente: Gemeente) -> None:
    assert getattr(client_of(gemeente), method)(url_of(gemeente, name)).status_code == 405


def test_levering_inlezen_counts_and_sets_apart(gemeente: Gemeente) -> None:
    response = send(gemeente)

    levering = Levering.objects.get()
    assert response["Location"] == "/gemeente/hattem/bronnen/"
    assert (levering.aantal, levering.bestand) == (2, "z.csv")
    assert [row["rij"] for row in levering.apart] == [4]


def test_levering_inlezen_asks_the_file_first_and_a_layout_last(gemeente: Gemeente) -> None:
    page = client_of(gemeente).get(reverse("levering-inlezen", args=[gemeente.slug])).content.decode()

    first, folded = page.index("Bestand met zaken"), page.index("Voor wie een eigen indeling heeft")
    assert first < page.index("Naam van het systeem") < folded < page.index("TOML")


def test_levering_shows_row_and_reason_of_what_was_set_apart_and_no_case_number(gemeente: Gemeente) -> None:
    send(gemeente)

    page = client_of(gemeente).get(reverse("levering", args=["hattem", Levering.objects.get().pk]))

    # Elsewhere on the page stands a token of letters and figures by chance.
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert "Het einde ligt vóór de start." in main
    assert "Z3" not in main


@pytest.mark.parametrize(
    ("name", "kept"),
    [("é" * 250, "é" * 100), ("../../etc/x", "x"), ("...", "bestand"), ("a\nb", "ab"), (".csv", "csv")],
)
def test_levering_inlezen_takes_a_file_of_any_name(gemeente: Gemeente, name: str, kept: str) -> None:
    response = send(gemeente, bestand=SimpleUploadedFile(name, CASES.encode()))

    assert response.status_code == 302
    assert Levering.objects.get().bestand == kept


def test_column_about_staff_is_left_out_with_one_button_here_too(gemeente: Gemeente) -> None:
    named = "zaaknummer;startdatum;einddatum;Behandelaar\nZ1;2026-01-05;2026-01-09;J. Jansen\n"

    refused = send(gemeente, named).content.decode().replace("&#x27;", "'")

    assert "Inlezen zonder 'Behandelaar'" in refused
    assert "eigen indeling bij" not in refused
    assert not Levering.objects.exists()

    assert send(gemeente, named, zonder="ja").status_code == 302
    assert Levering.objects.get().aantal == 1


def test_levering_inlezen_takes_own_mapping(gemeente: Gemeente) -> None:
    send(
        gemeente,
        "nr;van;tot\nA;2011-01-01;2011-02-01\n",
        eigen_indeling=SimpleUploadedFile("eigen.toml", TOML.encode()),
    )

    assert Levering.objects.get().aantal == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"content": "naam;adres\nJan;Kerkstraat 1\n"}, "zaaknummer"),
        ({"content": ""}, "Het bestand is leeg."),
        ({"bestand": ""}, "Kies een bestand."),
        ({"bron": "mijn systeem!"}, "Gebruik alleen letters, cijfers en streepjes"),
        ({"bron": "mijn systeem!"}, "Bijvoorbeeld: mijn-systeem."),
        ({"eigen_indeling": SimpleUploadedFile("a.toml", b"soort = 1")}, "moet event_log of cases zijn"),
        ({"eigen_indeling": SimpleUploadedFile("a.toml", b"\xff\xfe")}, "Dit is geen tekst."),
        (
            {"eigen_indeling": SimpleUploadedFile("z.csv", CASES.encode())},
            "Dit is een bestand met zaken. Kies het bij &#x27;Bestand met zaken&#x27;.",
        ),
        ({"eigen_indeling": SimpleUploadedFile("z.xlsx", b"PK\x03\x04..")}, "Dit is een bestand met zaken."),
        ({"peildatum": "gisteren"}, "Dit is geen datum."),
        ({"peildatum": "2090-01-01"}, "De datum ligt in de toekomst."),
        ({"van": "mei"}, "is geen periode. Schrijf 2011, 2011-K4 of 2011-05."),
        ({"van": "2011-05", "tot": "2011-02"}, "De maanden lopen terug"),
        ({"eigen_indeling": SimpleUploadedFile("a.toml", b"tekenset = 'hex'")}, "moet event_log of cases"),
    ],
)
def test_levering_inlezen_says_what_is_wrong_and_keeps_nothing(
    values: dict[str, Any], words: str, gemeente: Gemeente, settings: Any
) -> None:
    page = send(gemeente, **values).content.decode()

    assert words in page
    assert "Dit moet nog anders" in page
    assert not Bron.objects.exists()
    assert not list(Path(settings.SEALED_DIR).rglob("*.parquet"))


def test_levering_inlezen_twice_tells_that_it_was_known(gemeente: Gemeente) -> None:
    send(gemeente)

    assert "Dit bestand is al ingelezen." in send(gemeente).content.decode()
    assert Levering.objects.count() == 1


def test_levering_inlezen_refuses_a_file_that_is_too_large(gemeente: Gemeente) -> None:
    page = send(gemeente, "x" * (uploads.MAX_BYTES + 1)).content.decode()

    assert "Het bestand is groter dan 40 MB." in page
    assert not Bron.objects.exists()


def test_levering_inlezen_needs_the_token_of_its_form(gemeente: Gemeente) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(member(gemeente))

    response = client.post(reverse("levering-inlezen", args=["hattem"]), {"bron": "zaaksysteem"})

    assert response.status_code == 403


def test_cijfers_vrijgeven_asks_then_shows_readers(gemeente: Gemeente) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-K4", 40.0, status=STATUS.BEREKEND)
    url, client = reverse("cijfers-vrijgeven", args=["hattem"]), client_of(gemeente)

    assert "1 cijfer wordt zichtbaar" in client.get(url).content.decode()
    client.post(url)

    assert Meetwaarde.objects.get().status == STATUS.VRIJGEGEVEN
    assert Gebeurtenis.objects.filter(action="cijfers vrijgegeven").count() == 1
    assert "Er zijn geen cijfers die wachten." in client.get(url).content.decode()


def test_bronnen_tells_what_waits_and_what_was_noticed(gemeente: Gemeente) -> None:
    bron = BronFactory.create(gemeente=gemeente)
    LeveringFactory.create(
        bron=bron,
        meldingen=["12 zaken zonder kanaal."],
        apart=[{"rij": 3, "reden": "De startdatum ontbreekt."}],
    )
    case_figure(gemeente, "doorlooptijd", "2011-K4", 40.0, status=STATUS.BEREKEND)

    page = client_of(gemeente).get(reverse("bronnen", args=["hattem"])).content.decode()

    for words in (
        "Cijfers die wachten op vrijgave: 1",
        "12 zaken zonder kanaal.",
        "cijfers worden berekend",
        "Rijen die niet meetellen: 1",
    ):
        assert words in page


def test_bronnen_tells_what_to_do_first(gemeente: Gemeente) -> None:
    page = client_of(gemeente).get(reverse("bronnen", args=["hattem"])).content.decode()

    assert "Er zijn nog geen gegevens" in page


def test_bronnen_asks_no_more_for_more_leveringen(
    gemeente: Gemeente, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    year_of_figures(gemeente)
    LeveringFactory.create_batch(5, bron=BronFactory.create(gemeente=gemeente))
    client = client_of(gemeente)

    with django_assert_num_queries(12):
        assert client.get(reverse("bronnen", args=["hattem"])).status_code == 200


def test_levering_of_other_gemeente_is_not_found(gemeente: Gemeente) -> None:
    other = LeveringFactory.create()

    assert client_of(gemeente).get(reverse("levering", args=["hattem", other.pk])).status_code == 404
