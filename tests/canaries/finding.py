"""Finds what only one respondent can have said, in whatever a program can put out."""

from __future__ import annotations

import datetime as dt
import gzip
import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pypdf import PdfReader

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PNG_TEXT = re.compile(rb"(?:zTXt|iTXt)(.{0,79}?\0.*?)(?=IDAT|IEND|PLTE|pHYs)", re.DOTALL)
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[\s\u00a0\u2009\u200b\u202f\u00ad]+")
# Each begins in a way of its own, so that they are found in one reading.
_WORD = re.compile(r"kanarie\d+x\d+x")
_NUMBER = re.compile(r"(?<![\d.,])7(?:([.,]?)[3-9]\d\d\1)\d{3}(?!\d)")
_DAY = re.compile(rf"(?=(19\d\d-?\d\d-?\d\d|\d\d?-\d\d?-19\d\d|\d\d?(?:{'|'.join(_MONTHS)})19\d\d))")
_PHONE = re.compile(r"(?:\+31|0)6[- ]?4\d{7}")


@dataclass(frozen=True)
class Canary:
    """What one respondent answered and nobody else: words, a number and what follows from it, a day.

    Words are ``kanarie<n>x<n>x``, numbers lie between 7,300,000 and 8,000,000, days in the 20th century, and
    phones begin with 06-4: so ``Cage`` knows them by how they begin.
    """

    word: str
    number: float
    derived: float
    day: dt.date
    phone: str

    def needles(self) -> frozenset[str]:
        """Return what ``Cage`` looks for; numbers whole, in digits."""
        days = {
            self.day.isoformat(),
            f"{self.day:%d-%m-%Y}",
            f"{self.day.day}-{self.day.month}-{self.day.year}",
        }
        days |= {f"{self.day:%Y%m%d}", f"{self.day.day}{_MONTHS[self.day.month - 1]}{self.day.year}"}
        numbers = {str(turn(abs(each))) for each in (self.number, self.derived) for turn in (int, round)}
        return frozenset({self.word, _plain(self.phone)} | days | numbers)

    def packed(self) -> frozenset[bytes]:
        """Return its numbers as machines store them."""
        numbers = (self.number, self.derived)
        return frozenset(struct.pack(order, each) for each in numbers for order in ("<d", ">d"))


def _plain(number: str) -> str:
    return re.sub(r"[., -]|\+31", lambda found: "0" if found[0] == "+31" else "", number)


class Cage:
    """All canaries; tells which of them something holds."""

    def __init__(self, canaries: Iterable[Canary]) -> None:
        birds = list(canaries)
        self._needles = frozenset(each for bird in birds for each in bird.needles())
        self._packed = re.compile(
            b"|".join(re.escape(each) for bird in birds for each in sorted(bird.packed()))
        )

    def escaped(self, data: bytes | str) -> list[str]:
        """Return which of them is found in a file, a page, a line or a row, also where it is packed."""
        found: set[str] = set()
        for part in unpacked(data.encode() if isinstance(data, str) else data):
            if b"\0" in part:
                found |= {repr(each) for each in self._packed.findall(part)}
            for text in _readings(part):
                found |= self._needles & _candidates(text)
        return sorted(found)


def _candidates(text: str) -> set[str]:
    """Return all that looks like a canary; words and days may be broken anywhere, numbers not."""
    joined = _SPACE.sub("", text)
    found = {*_WORD.findall(joined), *_DAY.findall(joined)}
    return found | {_plain(each[0]) for look in (_NUMBER, _PHONE) for each in look.finditer(text)}


def _readings(data: bytes) -> Iterator[str]:
    """Yield data as text: as it is, and as a reader of a page sees it."""
    for coding in ("utf-8", "utf-16-le") if b"\0" in data else ("utf-8",):
        text = data.decode(coding, errors="ignore").lower()
        yield text
        if "<" in text or "&" in text:
            yield html.unescape(_TAG.sub("", text))


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield data and everything that is packed in it: archives, streams and text of PDF, text of PNG."""
    yield data
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(archive.read(name))
    elif data[:5] == b"%PDF-":
        yield "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()
        yield from map(_inflated, _STREAM.findall(data))
    elif data[:4] == b"\x89PNG":
        for chunk in _PNG_TEXT.findall(data):
            yield chunk
            yield _inflated(chunk.partition(b"\0")[2][1:])
    elif data[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(data))


def _inflated(data: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(data)
    return b""
