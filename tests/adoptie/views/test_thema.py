from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from adoptie.forms.thema import ThemaForm
from adoptie.models import Gemeente
from adoptie.theming import Theme
from tests.adoptie.views.conftest import World

COLOURS = Theme().tokens()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _stored(world: World) -> Gemeente:
    return Gemeente.objects.get(pk=world.gemeente.pk)


def test_thema_saves_colours(world: World) -> None:
    world.client().post(world.url("thema"), {**COLOURS, "primary": "#112233"})

    assert _stored(world).thema["primary"] == "#112233"


def test_thema_takes_file_over_colours(world: World) -> None:
    tokens = _file("tokens.json", json.dumps({"primary": "#112233"}).encode())

    world.client().post(world.url("thema"), {**COLOURS, "bestand": tokens})

    assert _stored(world).thema["primary"] == "#112233"


def test_thema_refuses_colours_that_cannot_be_read(world: World) -> None:
    data = {**COLOURS, "primary": "#eeeeee", "ink": "#cccccc"}

    response = world.client().post(world.url("thema"), data)

    sentences = response.context["form"].non_field_errors()
    assert len(sentences) >= 2
    assert all("heeft contrast" in sentence and "Kies een" in sentence for sentence in sentences)
    assert _stored(world).thema == {}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"geen json", "geen JSON"), (b"\xff\xfe\x00", "geen tekst"), (b"{}", "geen kleur die we kennen")],
)
def test_thema_refuses_file_with_words(content: bytes, sentence: str, world: World) -> None:
    page = world.client().post(world.url("thema"), {**COLOURS, "bestand": _file("a.json", content)})

    assert sentence in page.content.decode()


def test_thema_refuses_word_for_colour(world: World) -> None:
    page = world.client().post(world.url("thema"), {**COLOURS, "primary": "blauw"}).content.decode()

    assert "Schrijf een kleur als #0a5c8f" in page


class Unreadable(SimpleUploadedFile):
    """An upload that nobody may look into."""

    def read(self, num_bytes: int | None = None) -> bytes:
        raise AssertionError(num_bytes)


@pytest.mark.parametrize(("field", "most"), [("bestand", 4_000_000), ("logo", 500_000)])
def test_thema_refuses_a_large_file_without_reading_it(field: str, most: int) -> None:
    form = ThemaForm(COLOURS, {field: Unreadable("groot", b"x" * (most + 1))})

    assert "te groot" in form.errors[field][0]


def test_thema_refuses_logo_with_script(world: World) -> None:
    bad = _file("logo.svg", SVG.replace(b"<path", b"<script/><path"))

    response = world.client().post(world.url("thema"), {**COLOURS, "logo": bad})

    assert "logo" in response.context["form"].errors
    assert not _stored(world).has_logo


def test_thema_keeps_logo_when_only_colours_change(world: World) -> None:
    world.client().post(world.url("thema"), {**COLOURS, "logo": _file("logo.svg", SVG)})
    world.client().post(world.url("thema"), COLOURS)

    assert _stored(world).logo_soort == "image/svg+xml"


def test_thema_herstellen_asks_then_goes_back(world: World) -> None:
    world.client().post(world.url("thema"), {**COLOURS, "logo": _file("logo.svg", SVG)})

    asked = world.client().get(world.url("thema-herstellen")).content.decode()
    world.client().post(world.url("thema-herstellen"))

    assert "Ja, herstellen" in asked
    assert (_stored(world).thema, _stored(world).has_logo) == ({}, False)


def test_thema_css_is_public_and_cached(world: World, client: Client) -> None:
    Gemeente.objects.update(thema={"primary": "#112233"})

    first = client.get(world.url("thema-css"))
    again = client.get(world.url("thema-css"), headers={"If-None-Match": first["ETag"]})

    assert b"--spoor-primary: #112233" in first.content
    assert first["Content-Type"] == "text/css; charset=utf-8"
    assert "public" in first["Cache-Control"]
    assert again.status_code == 304


def test_thema_css_changes_its_etag_with_the_colours(world: World, client: Client) -> None:
    before = client.get(world.url("thema-css"))["ETag"]
    Gemeente.objects.update(thema={"primary": "#112233"})

    assert client.get(world.url("thema-css"))["ETag"] != before


def test_gemeente_logo_is_public(world: World, client: Client) -> None:
    world.client().post(world.url("thema"), {**COLOURS, "logo": _file("logo.svg", SVG)})

    response = client.get(world.url("gemeente-logo"))

    assert response["Content-Type"] == "image/svg+xml"
    assert b"<path" in response.content


def test_gemeente_logo_is_not_found_where_there_is_none(world: World, client: Client) -> None:
    assert client.get(world.url("gemeente-logo")).status_code == 404
    assert client.get("/gemeente/bestaat-niet/thema.css").status_code == 404


@pytest.mark.parametrize("name", ["thema-css", "gemeente-logo"])
def test_public_resource_refuses_post(name: str, world: World, client: Client) -> None:
    assert client.post(world.url(name)).status_code == 405
