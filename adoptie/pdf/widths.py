"""How wide the columns of a table are, and where a table that is too wide is cut in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDEST_WORD = 110.0
"""A column is never made wider than this for the sake of one long word."""
WIDEST_COLUMN = 220.0


@dataclass(frozen=True, slots=True)
class Want:
    """What a column would like, in points: ``least`` without broken words, ``most`` without broken lines."""

    least: float
    most: float


def parts(wants: Sequence[Want], room: float) -> list[tuple[int, ...]]:
    """Divide columns over as few tables as fit in ``room``, about equally wide; each begins with column 0.

    >>> parts([Want(50, 90)] * 4, 160.0)
    [(0, 1, 2), (0, 3)]
    """
    result = _cut(wants, room)
    while len(result) > 1 and any(len(cut) > 2 for cut in result):
        room -= 6.0
        narrower = _cut(wants, room)
        if len(narrower) > len(result):
            break
        result = narrower
    return result


def _cut(wants: Sequence[Want], room: float) -> list[tuple[int, ...]]:
    if not wants:
        return []
    result: list[tuple[int, ...]] = []
    current, used = [0], wants[0].least
    for index, want in enumerate(wants[1:], start=1):
        if len(current) > 1 and used + want.least > room:
            result.append(tuple(current))
            current, used = [0], wants[0].least
        current.append(index)
        used += want.least
    return [*result, tuple(current)]


def share_out(wants: Sequence[Want], room: float) -> list[float]:
    """Return widths that fill ``room``: first what each needs, then in proportion to what each would like.

    When all have what they like, the rest goes to all columns but keeps the first the widest.
    """
    least = sum(want.least for want in wants)
    most = sum(want.most for want in wants)
    if least >= room:
        return [want.least * room / least for want in wants]
    if most >= room:
        part = (room - least) / (most - least)
        return [want.least + (want.most - want.least) * part for want in wants]
    spare = (room - most) / (len(wants) + 1)
    return [want.most + spare * (2 if index == 0 else 1) for index, want in enumerate(wants)]
