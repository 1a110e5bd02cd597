"""A file that is too large is let go while it arrives, and the form still says that it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from adoptie.models import Gemeente, Rol
from adoptie.uploads import receives_files
from enquetes.models import Doelgroep
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import make_ronde

MOST = 100_000


def receive(*contents: bytes) -> list[UploadedFile[bytes]]:
    """Send files to a view that takes at most ``MOST`` bytes, and return what it gets."""
    found: list[UploadedFile[bytes]] = []

    @receives_files(MOST)
    def view(request: HttpRequest) -> HttpResponse:
        found.extend(request.FILES[name] for name in request.FILES)  # type: ignore[misc]
        return HttpResponse()

    files = {f"bestand{n}": SimpleUploadedFile(f"{n}.csv", content) for n, content in enumerate(contents)}
    request = RequestFactory().post("/", files)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # as Django's own test client
    view(request)
    return found


def test_a_file_that_fits_comes_whole() -> None:
    (file,) = receive(b"a" * MOST)

    assert file.read() == b"a" * MOST


def test_of_a_larger_file_only_its_size_comes() -> None:
    large, small = receive(b"a" * (MOST + 1), b"b")

    assert (large.size, large.read()) == (MOST + 1, b"")
    assert small.read() == b"b"


def test_a_larger_file_is_not_written_to_disk(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    sizes: list[int] = []
    close = TemporaryUploadedFile.close

    def closing(file: TemporaryUploadedFile) -> None:
        sizes.append(Path(file.temporary_file_path()).stat().st_size)
        close(file)

    monkeypatch.setattr(TemporaryUploadedFile, "close", closing)
    receive(b"a" * 1_000_000)

    assert sizes[0] <= MOST
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_pages_that_take_a_file_say_that_it_is_too_large() -> None:
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    gemeente: Gemeente = ronde.gemeente
    client = Client()
    client.force_login(member(gemeente, Rol.BEHEERDER))

    def send(path: str, field: str, size: int) -> str:
        file = SimpleUploadedFile("bestand.csv", b"a" * size)
        return client.post(path, {field: file}).content.decode()

    people = send(reverse("ronde-uitnodigen", args=[gemeente.slug, ronde.pk]), "bestand", 3_000_001)
    colours = send(reverse("thema", args=[gemeente.slug]), "bestand", 4_000_001)
    logo = send(reverse("thema", args=[gemeente.slug]), "logo", 4_000_001)

    assert "groter dan 3 MB" in people
    assert "te groot" in colours
    assert "Het logo is te groot." in logo


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["thema", "levering-inlezen"])
def test_pages_that_take_a_file_need_the_token_of_their_form(name: str) -> None:
    gemeente = GemeenteFactory.create()
    client = Client(enforce_csrf_checks=True)
    client.force_login(member(gemeente, Rol.BEHEERDER))

    assert client.post(reverse(name, args=[gemeente.slug]), {"bron": "x"}).status_code == 403
