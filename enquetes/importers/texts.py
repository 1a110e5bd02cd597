"""Texts of strangers as plain words: without HTML, and in one form where several mean the same."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import nh3

_BLOCK = re.compile(r"<(?=/?(?:p|div|br|li|ul|ol|td|th|tr|table|h[1-6])\b)", re.IGNORECASE)
# Signs that are not seen: control signs, soft hyphens, marks of direction, byte order marks.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WHOLE = re.compile(r"(?P<whole>-?[0-9]{1,15})[.,]0+")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,17})?")
_LONGEST_CODE = 40
_TAG = re.compile(r"<([a-zA-Z]+)[\s>/]")
_LOST = {
    "img": "een afbeelding",
    "video": "een film",
    "audio": "geluid",
    "iframe": "een stuk van een andere site",
    "script": "een script",
    "a": "een link",
}


def plain_text(text: str) -> str:
    """Return the words of a text that may hold HTML, on one line.

    >>> plain_text("<p>Wat vindt u <b>nu</b>?</p><script>alert(1)</script>&nbsp;<p>En &lt; 5?</p>")
    'Wat vindt u nu? En < 5?'
    """
    if "<" in text:
        text = nh3.clean(_BLOCK.sub(" <", text), tags=set(), clean_content_tags={"script", "style"})
    return label(text)


def lost_with_html(text: str) -> Iterator[str]:
    """Say what goes with the HTML of a text, beside its looks.

    >>> list(lost_with_html("Kijk <img src=x> <b>hier</b>"))
    ['In de tekst staat een afbeelding. Alleen de woorden zijn overgenomen.']
    """
    for tag in dict.fromkeys(each.lower() for each in _TAG.findall(text)):
        if tag in _LOST:
            yield f"In de tekst staat {_LOST[tag]}. Alleen de woorden zijn overgenomen."


def seen(text: str) -> str:
    """Return what somebody sees of a text, on one line.

    >>> seen("jan\u200b@stad.example \u00a0")
    'jan@stad.example'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def label(cell: str) -> str:
    """Return the text of a cell in the form that is shown: one line, entities decoded, ``3.0`` as ``3``.

    >>> label(" Queen&#039;s  University "), label("3.0")
    ("Queen's University", '3')
    """
    words = seen(html.unescape(cell))
    whole = _WHOLE.fullmatch(words)
    return whole["whole"] if whole else words


def label_key(cell: str) -> str:
    """Return the form in which labels are compared: ``Never`` and ``never`` with a space are one answer."""
    return label(cell).casefold()


def open_text(cell: str) -> str:
    """Return an answer in own words with its lines, without what cannot be seen."""
    return _UNSEEN.sub("", html.unescape(cell).replace("\r\n", "\n").replace("\r", "\n")).strip()


def number_of(cell: str) -> float | None:
    """Return the number in a cell, with a decimal point or a decimal comma; None when it is no number."""
    words = cell.strip()
    return float(words.replace(",", ".")) if _NUMBER.fullmatch(words) else None


def valid_code(raw: str) -> str:
    """Return the code that a question gets for the code in a file.

    >>> valid_code("skill2-1"), valid_code("1a"), valid_code("rse3_SQ001")
    ('skill2_1', 'v1a', 'rse3_SQ001')
    """
    code = re.sub(r"[^A-Za-z0-9]+", "_", raw).strip("_")
    return (code if code[:1].isalpha() else f"v{code}")[:_LONGEST_CODE]


def part_code(raw: str, sub: str) -> str:
    """Return the code of a question that is one part of a question in a file."""
    return valid_code(f"{raw}_{sub}")


def sentence(words: str) -> str:
    """Return words as the beginning of a sentence.

    >>> sentence("vraag BMI")
    'Vraag BMI'
    """
    return words[:1].upper() + words[1:]


def literal(text: str) -> str:
    """Return a text in which no brace fills anything in.

    >>> literal("kies {a} of b")
    'kies {{a} of b'
    """
    return text.replace("{", "{{")
