"""The first file of cases: figures at once, also without a worker; a wrong file keeps nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from adoptie.models import Gemeente, Rol
from metingen.models import Bron, Levering, Meetwaarde
from metingen.queries.begin import WITHOUT_PERSONS, beginstappen
from tests.factories.adoptie import GemeenteFactory, member

pytestmark = pytest.mark.django_db

VOORBEELD = Path(settings.BASE_DIR, "metingen/static/metingen/voorbeelden/zaken.csv")


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


@pytest.fixture
def leider(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    return client


def upload(client: Client, gemeente: Gemeente, content: bytes, name: str = "zaken.csv") -> str:
    url = reverse("begin-zaken", args=[gemeente.slug])
    return client.post(url, {"bestand": SimpleUploadedFile(name, content)}, follow=True).content.decode()


def test_example_gives_a_baseline_today(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, VOORBEELD.read_bytes())

    (stap,) = beginstappen(gemeente)
    assert stap.uitkomst.startswith("24 maanden, 1.960 zaken; digitaal aandeel 6")
    assert stap.uitkomst in page
    assert "over al die maanden samen" in page
    assert "nog alleen voor u, de beheerder en de ondernemingsraad" in page
    assert Bron.objects.get().naam == "zaaksysteem"


def test_many_cases_wait_for_the_worker_and_say_so(
    leider: Client, gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metingen.actions.begin._AT_ONCE", 10)

    page = upload(leider, gemeente, VOORBEELD.read_bytes())

    assert not Meetwaarde.objects.exists()
    assert "De cijfers worden nu berekend." in page


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"naam;e-mail\nJan;jan@stad.example\n", "zaken.csv"),
        (b"zaaknummer;startdatum\n1;gisteren\n", "zaken.csv"),
        (b"\x00\x01\x02" * 50, "zaken.xlsx"),
        (b"", "zaken.csv"),
    ],
    ids=["other columns", "no dates", "no sheet", "empty"],
)
def test_a_wrong_file_is_refused_with_a_sentence_and_keeps_nothing(
    leider: Client, gemeente: Gemeente, content: bytes, name: str
) -> None:
    page = upload(leider, gemeente, content, name)

    assert "Dit moet nog anders" in page
    assert not Levering.objects.exists()
    assert not Bron.objects.exists()


def test_a_second_file_goes_the_usual_way(leider: Client, gemeente: Gemeente) -> None:
    upload(leider, gemeente, VOORBEELD.read_bytes())

    answer = leider.get(reverse("begin-zaken", args=[gemeente.slug]))

    assert answer["Location"] == reverse("levering-inlezen", args=[gemeente.slug])


def test_start_page_tells_how_the_file_was_read_and_what_was_left_out(
    leider: Client, gemeente: Gemeente
) -> None:
    content = "Zaaknr;Registratiedatum;Einddatum;Team;Leges\n" + "".join(
        f"Z{number};2026-01-{number:02d};;Financiën;10\n" for number in range(1, 29)
    )

    page = upload(leider, gemeente, content.encode("cp1252"))

    assert "Weggelaten, want niet nodig: Leges." in page
    assert "&#x27;Team&#x27; als onderdeel" in page
    assert "tekens van Windows" in page
    assert "niet over elk onderdeel apart" in page


def test_a_list_of_staff_is_sent_to_its_own_step(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, b"naam;e-mail;team\nJan;jan@stad.example;Balie\n")

    assert "Dit lijkt een lijst met medewerkers. Die hoort bij stap 1." in page
    assert not Bron.objects.exists()


def test_what_is_said_of_a_wrong_file_names_no_layout(leider: Client, gemeente: Gemeente) -> None:
    page = upload(leider, gemeente, b"nummer;wanneer\n1;2026-01-01\n")

    assert "Er staat wel: &#x27;nummer&#x27; en &#x27;wanneer&#x27;." in page
    assert "De bovenste rij kan zo zijn: zaaknummer; startdatum; einddatum; kanaal" in page
    assert "indeling" not in page


def test_columns_about_people_are_passed_over_unless_somebody_says_otherwise(
    leider: Client, gemeente: Gemeente
) -> None:
    (stap,) = beginstappen(gemeente)

    page = leider.get(stap.url)

    assert stap.vinkje == ("zonder", WITHOUT_PERSONS)
    assert page.context["form"]["zonder"].value() is True


def test_column_about_staff_is_refused_by_name_and_left_out_with_one_button(
    leider: Client, gemeente: Gemeente
) -> None:
    content = "zaaknummer;startdatum;einddatum;Behandelaar;Aanvrager\n" + "".join(
        f"Z{number};2026-01-{number:02d};;J. Jansen;P. Pietersen\n" for number in range(1, 29)
    )

    refused = upload(leider, gemeente, content.encode()).replace("&#x27;", "'")
    assert not Levering.objects.exists()
    file = SimpleUploadedFile("zaken.csv", content.encode())
    url = reverse("begin-zaken", args=[gemeente.slug])
    page = leider.post(url, {"bestand": file, "zonder": "ja"}, follow=True).content.decode()

    assert "geweigerd om kolom 'Behandelaar'" in refused
    assert "en om kolom 'Aanvrager'" in refused
    assert "Er is niets bewaard. Zonder die gegevens kan het wel" in refused
    assert "Inlezen zonder 'Behandelaar' en 'Aanvrager'" in refused
    assert "indeling" not in refused
    assert "Weggelaten, zoals u vroeg: Behandelaar en Aanvrager." in page
    assert Levering.objects.get().aantal == 28


def test_dashboard_draws_no_chart_of_what_was_not_in_the_file(leider: Client, gemeente: Gemeente) -> None:
    content = "zaaknummer;startdatum;einddatum;kanaal\n" + "".join(
        f"Z{month}{day};2026-0{month}-{day:02d};2026-0{month}-28;internet\n"
        for month in (1, 2, 3)
        for day in range(1, 21)
    )
    upload(leider, gemeente, content.encode())

    page = leider.get(reverse("dashboard", args=[gemeente.slug])).content.decode()

    assert "Over aanvragen in het eerste kwartaal van 2026" in page
    assert "/cijfer/doorlooptijd/" in page
    assert "/cijfer/te-laat/" not in page
    assert "Hierover is geen cijfer: aandeel te laat." in page
