"""The letters of a list of people: of Windows, with accents, and signs that nobody sees."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from enquetes.models import Doelgroep, Ronde, Uitnodiging
from tests.factories.adoptie import member
from tests.factories.enquetes import make_ronde

pytestmark = pytest.mark.django_db

PEOPLE = "\r\n".join(
    ["naam;e-mail;onderdeel", *(f"Désirée {n};d{n}@stad.example;Financiën" for n in range(12))]
)
WARNING = "gelezen met de tekens van Windows (cp1252). Er staat bijvoorbeeld 'Désirée 0'."


@pytest.fixture
def ronde() -> Ronde:
    return make_ronde(doelgroep=Doelgroep.MEDEWERKERS)


def upload(ronde: Ronde, content: bytes) -> str:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    url = reverse("ronde-uitnodigen", args=[ronde.gemeente.slug, ronde.pk])
    sent = {"bestand": SimpleUploadedFile("lijst.csv", content)}
    page = client.post(url, sent, follow=True).content.decode()
    return page.replace("&#x27;", "'")


def command(ronde: Ronde, path: Path, **options: object) -> str:
    out = io.StringIO()
    call_command(
        "import_medewerkers",
        str(path),
        gemeente=ronde.gemeente.slug,
        ronde=ronde.naam,
        stdout=out,
        **options,
    )
    return out.getvalue()


def test_list_from_excel_on_windows_is_read_and_says_so(ronde: Ronde) -> None:
    page = upload(ronde, PEOPLE.encode("cp1252"))

    assert WARNING in page
    assert "Financiën" in page
    assert "Klopt deze lijst?" in page


def test_list_in_utf8_says_nothing_about_letters(ronde: Ronde) -> None:
    for content in (PEOPLE.encode(), PEOPLE.encode("utf-8-sig"), PEOPLE.encode("utf-16")):
        page = upload(ronde, content)
        assert "Financiën" in page
        assert "Windows" not in page


def test_command_reads_letters_of_windows_too(ronde: Ronde, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(PEOPLE.encode("cp1252"))

    assert f"- Het bestand is {WARNING}" in command(ronde, path)
    assert Uitnodiging.objects.filter(naam="Désirée 3").exists()


def test_command_takes_the_letters_that_were_asked_for(ronde: Ronde, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(PEOPLE.encode("cp850"))

    assert "Windows" not in command(ronde, path, tekenset="cp850")
    assert Uitnodiging.objects.filter(naam="Désirée 3").exists()


@pytest.mark.parametrize("tekenset", ["base64", "rot13", "klingon", "ascii"])
def test_command_refuses_letters_that_are_none_in_a_sentence(
    ronde: Ronde, tmp_path: Path, tekenset: str
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(PEOPLE.encode("cp1252"))

    with pytest.raises(CommandError, match=r"tekenset.*\.$"):
        command(ronde, path, tekenset=tekenset)

    assert not Uitnodiging.objects.exists()


def test_bytes_that_are_no_letters_are_refused(ronde: Ronde) -> None:
    page = upload(ronde, PEOPLE.encode("cp1252").replace(b"\xe9", b"\x81"))

    assert "dit teken hoort niet bij de tekenset" in page


@pytest.mark.parametrize("sign", ["\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{WORD JOINER}", "\ufeff"])
def test_address_with_a_sign_that_nobody_sees_is_that_address(ronde: Ronde, sign: str) -> None:
    extra = f"\r\nNep;d{sign}0@stad.example;Financiën"

    assert "(rij 14, zoals rij 2)" in upload(ronde, (PEOPLE + extra).encode())
