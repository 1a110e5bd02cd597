"""How long answers can be: every row of a round is as long, so that its length tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from .inhoud import Inhoud
from .items import ItemSoort

# In bytes, of what is packed. A text of 4,000 signs, the longest there is, takes half of that and less.
_LONG_TEXT, _SHORT_TEXT = 2_304, 384
_OTHER, _CONTACT, _PAGE = 20, 320, 10
# Group, classes, volgcode, language and way of answering.
_ABOUT = 448
_BLOCK = 512
# Thirty boxes to write in are not all filled to the brim.
_MOST = 24 * 1024


def room_for(inhoud: Inhoud) -> int:
    """Return in how many bytes the packed answers of one respondent fit, however much somebody writes.

    A multiple of 512. Who fills more boxes to the brim than fit in 24 KiB needs more.
    """
    needed = _ABOUT + _PAGE * len(inhoud.paginas) + sum(_needed(inhoud))
    return min(-(-needed // _BLOCK) * _BLOCK, _MOST)


def _needed(inhoud: Inhoud) -> Iterator[int]:
    for vraag in inhoud.vragen():
        for item in vraag.items():
            match item.soort:
                case ItemSoort.TEKST:
                    yield _LONG_TEXT if vraag.lang else _SHORT_TEXT
                case ItemSoort.CONTACT:
                    yield _CONTACT
                case _:
                    yield _OTHER
