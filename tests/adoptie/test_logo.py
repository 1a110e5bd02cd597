from __future__ import annotations

import struct
import zlib
from io import BytesIO
from xml.etree.ElementTree import register_namespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from adoptie.theming import ThemeError, clean_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def _svg(inside: str, attributes: str = "") -> bytes:
    return SVG.format(attributes, inside).encode()


def _png(width: int = 4, height: int = 3, text: str = "") -> bytes:
    info = PngInfo()
    info.add_text("Author", text)
    out = BytesIO()
    Image.new("RGB", (width, height), "#0a5c8f").save(out, format="PNG", pnginfo=info)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _header(width: int, height: int) -> bytes:
    return _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def _png_of_chunks(*chunks: bytes) -> bytes:
    """Build a PNG from its parts, with the pixels of a small one."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + _png()[33:]


def _kind_or_sentence(content: bytes) -> str:
    try:
        return clean_logo(content)[1]
    except ThemeError as error:
        return str(error)


def test_clean_logo_keeps_the_pixels_of_a_png() -> None:
    content, kind = clean_logo(_png())
    assert kind == "image/png"
    assert Image.open(BytesIO(content)).convert("RGB").getpixel((0, 0)) == (10, 92, 143)


def test_clean_logo_drops_the_words_in_a_png() -> None:
    assert b"fotograaf" not in clean_logo(_png(text="fotograaf"))[0]


def test_clean_logo_keeps_the_shapes_of_an_svg() -> None:
    # As pyxform does for every form that it reads.
    register_namespace("", "http://www.w3.org/2002/xforms")

    content, kind = clean_logo(_svg('<g id="a"><path d="M0 0h4v4z" fill="url(#b)"/></g>'))
    assert kind == "image/svg+xml"
    assert b'<path d="M0 0h4v4z" fill="url(#b)"' in content


def test_clean_logo_drops_what_drawing_programs_leave_behind() -> None:
    content, _ = clean_logo(_svg('<metadata>x</metadata><i:pgf xmlns:i="urn:x">y</i:pgf><path d="M0 0"/>'))
    assert b"metadata" not in content
    assert b"pgf" not in content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "geen PNG of SVG"),
        (b"<html></html>", "geen PNG of SVG"),
        (b"x" * 500_001, "te groot"),
        (_png(2001, 1), "2001 bij 1"),
        (_png()[:60], "stuk"),
        (b"\x89PNG\r\n\x1a\n", "stuk"),
        (_png_of_chunks(_chunk(b"tEXt", b"x" * 30), _header(30_000, 9)), "30000 bij 9"),
        (_png_of_chunks(_chunk(b"tEXt", b"x" * 30), _header(30_000, 30_000)), "te groot"),
        (_png_of_chunks(_header(4, 3), _header(9000, 9000)), "9000 bij 9000"),
        (_png_of_chunks(_header(4, 3), _chunk(b"pHYs", b"")), "stuk"),
        (_svg("<g>" * 1800 + "</g>" * 1800), "te ingewikkeld"),
        (b"<svg>" * 90_000, "stuk"),
        (b"<svg", "stuk"),
        (b'<?xml version="1.0" encoding="nope"?><svg/>', "stuk"),
        (_svg("<script>alert(1)</script>"), "'script'"),
        (_svg("<style>a{}</style>"), "'style'"),
        (_svg("<foreignObject/>"), "'foreignObject'"),
        (_svg("<image/>"), "'image'"),
        (_svg('<use href="#a"/>'), "'use'"),
        (_svg("", 'onload="alert(1)"'), "'onload'"),
        (_svg('<path style="fill:red"/>'), "'style'"),
        (_svg('<linearGradient xlink:href="https://example.org/x"/>'), "buiten het bestand"),
        (_svg('<linearGradient href="data:x"/>'), "buiten het bestand"),
        (_svg('<path fill="url(https://example.org/x)"/>'), "buiten het bestand"),
        (_svg("<g/>" * 2001), "te ingewikkeld"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg("&a;"), "DOCTYPE"),
    ],
)
def test_clean_logo_refuses_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(ThemeError, match=words):
        clean_logo(content)


@given(st.integers(0, 200), st.integers(0, 255))
def test_clean_logo_survives_any_damage(place: int, byte: int) -> None:
    content = bytearray(_png(40, 40, "woorden"))
    content[place % len(content)] = byte
    outcome = _kind_or_sentence(bytes(content))
    assert outcome == "image/png" or outcome.endswith(".")


@given(st.text(max_size=200))
def test_clean_logo_is_stable_for_svg(text: str) -> None:
    try:
        once, _ = clean_logo(_svg(f"<title>{text}</title>"))
    except ThemeError:
        return
    assert clean_logo(once)[0] == once
