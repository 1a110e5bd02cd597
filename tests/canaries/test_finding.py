"""The search finds a canary in every form in which one could come out."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin

from adoptie import dutch
from adoptie.pdf import Paragraph
from tests.adoptie.pdf.examples import built
from tests.canaries.finding import Cage, Canary

BIRD = Canary("kanarie1x002x", 7_318_264.25, -7_318_204.25, dt.date(1903, 5, 6), "06-41000002")
OTHER = Canary("kanarie1x003x", 7_355_555.25, -7_355_495.25, dt.date(1904, 5, 6), "06-41000003")


def _zipped(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<si>{text}</si>")
    return out.getvalue()


def _png(text: str) -> bytes:
    out, about = io.BytesIO(), PngImagePlugin.PngInfo()
    about.add_text("Description", text, zip=True)
    Image.new("L", (2, 2)).save(out, "PNG", pnginfo=about)
    return out.getvalue()


def _split(text: str) -> bytes:
    """Return a page in which a text is broken by tags and by a hyphen that is not shown."""
    return f"<td>{text[:4]}\u00ad{text[4:6]}<b>{text[6:]}</b></td>".encode()


PACKED: dict[str, Callable[[str], bytes]] = {
    "bare": str.encode,
    "html": _split,
    "xlsx": _zipped,
    "png": _png,
    "gzip": lambda text: gzip.compress(text.encode()),
    "utf-16": lambda text: text.encode("utf-16-le"),
}


@pytest.mark.parametrize("form", PACKED)
def test_words_are_found_in(form: str) -> None:
    assert Cage([BIRD, OTHER]).escaped(PACKED[form](f"Bij {BIRD.word}!")) == [BIRD.word]


@pytest.mark.parametrize(
    "text",
    [
        "7318264.25",
        "7318264,3",
        "7.318.264,25",
        "7,318,264.25",
        "-7318204",
        "1903-05-06",
        "06-05-1903",
        f"6{dutch.NBSP}mei 1903",
        "0641000002",
        "06-41000002",
        "+31641000002",
    ],
)
def test_other_answers_are_found_as(text: str) -> None:
    cage = Cage([BIRD, OTHER])

    assert len(cage.escaped(f"voor {text} na")) == 1
    assert cage.escaped(f"voor {text[:-4]} na") == []


def test_number_is_found_as_a_machine_stores_it() -> None:
    assert len(Cage([BIRD, OTHER]).escaped(b"\0\0" + struct.pack(">d", BIRD.number) + b"\0")) == 1


def test_words_are_found_in_a_pdf() -> None:
    assert Cage([BIRD]).escaped(built(Paragraph(f"Bij {BIRD.word}"))) == [BIRD.word]


def test_what_nobody_answered_is_not_found() -> None:
    everything = f"kanarie1x00x 7.318.26 17318264 733.6792 2026-05-06 {OTHER.word} 38-1000002"

    assert Cage([BIRD]).escaped(everything) == []
