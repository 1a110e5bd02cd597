"""Pictures beside questions: harmless, small, described, and the same for ever under their address."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from adoptie.refusal import Refusal
from enquetes.actions.ontwerp import set_vraag
from enquetes.beelden import JPEG, MAX_BYTES, PNG, clean_picture
from enquetes.models import Beeld, Vragenlijst
from tests.enquetes.ontwerp.making import filled, text, url, vraag_of


def picture(
    width: int = 40, height: int = 30, kind: str = "PNG", *, noise: bool = False, **more: Any
) -> bytes:
    image = Image.new("RGB", (width, height), "#0a5c8f")
    if noise:
        image = Image.effect_noise((width, height), 90).convert("RGB")
    out = BytesIO()
    image.save(out, format=kind, **more)
    return out.getvalue()


def shown(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_is_drawn_anew(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Jansen, Dorpsstraat 1"

    cleaned = clean_picture(picture(kind=kind, exif=exif))

    assert b"Dorpsstraat" not in cleaned.inhoud
    assert cleaned.soort == PNG
    assert shown(cleaned.inhoud).size == (40, 30)


def test_photograph_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert shown(clean_picture(picture(kind="JPEG", exif=exif)).inhoud).size == (30, 40)


def test_large_photograph_becomes_small_enough_for_a_phone() -> None:
    cleaned = clean_picture(picture(3000, 2000, "JPEG", noise=True))

    assert cleaned.soort == JPEG
    assert shown(cleaned.inhoud).size == (1600, 1067)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG, JPEG of WebP"),
        (picture()[:60], "PNG, JPEG of WebP"),
        (picture(8001, 1), "hoogstens 8000 bij 8000"),
        (b"x" * (MAX_BYTES + 1), "te groot"),
    ],
)
def test_file_that_is_no_picture_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        clean_picture(content)


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.png", content)


@pytest.mark.django_db
def test_picture_stands_beside_its_question_for_everybody(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-afbeelding", lijst, "werk")
    basis = filled(leider, address)["basis"]

    leider.post(address, {"bestand": upload(picture()), "beeld_alt": "Een blauw vlak", "basis": basis})

    vraag = vraag_of(lijst, "werk")
    assert vraag.beeld_alt == "Een blauw vlak"
    assert f'<img src="/beeld/{vraag.beeld}/" alt="Een blauw vlak"' in text(
        leider.get(url("vragenlijst", lijst))
    )
    answer = Client().get(reverse("vraag-beeld", args=[vraag.beeld]))
    assert answer.headers["Content-Type"] == "image/png"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "public" in answer.headers["Cache-Control"]
    assert shown(answer.content).size == (40, 30)


@pytest.mark.django_db
def test_picture_needs_a_description(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-afbeelding", lijst, "werk")
    basis = filled(leider, address)["basis"]

    page = leider.post(address, {"bestand": upload(picture()), "beeld_alt": " ", "basis": basis})

    assert "beeld_alt" in page.context["form"].errors
    assert not Beeld.objects.exists()


@pytest.mark.django_db
def test_description_changes_and_picture_goes(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-afbeelding", lijst, "werk")
    leider.post(address, {**filled(leider, address), "bestand": upload(picture()), "beeld_alt": "Blauw"})
    sha = vraag_of(lijst, "werk").beeld

    leider.post(address, filled(leider, address) | {"beeld_alt": "Een blauw vlak"})
    assert (vraag_of(lijst, "werk").beeld, vraag_of(lijst, "werk").beeld_alt) == (sha, "Een blauw vlak")

    leider.post(address, {"actie": "weg"})
    assert (vraag_of(lijst, "werk").beeld, vraag_of(lijst, "werk").beeld_alt) == ("", "")
    # Earlier versions still show it.
    assert Client().get(reverse("vraag-beeld", args=[sha])).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"geen plaatje", b"x" * (MAX_BYTES + 1)])
def test_upload_that_cannot_be_is_explained(leider: Client, lijst: Vragenlijst, content: bytes) -> None:
    address = url("vraag-afbeelding", lijst, "werk")

    page = leider.post(address, {**filled(leider, address), "bestand": upload(content), "beeld_alt": "Iets"})

    assert page.context["form"].errors["bestand"]


@pytest.mark.django_db
def test_unknown_picture_is_not_found(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="werk", beeld="0" * 64, beeld_alt="weg", by="test")

    assert Client().get(reverse("vraag-beeld", args=["0" * 64])).status_code == 404
