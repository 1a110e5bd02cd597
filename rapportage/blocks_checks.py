"""What every block must satisfy, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# Each is (index, reason): from that place on nothing can be compared with what stands before it.
Breaks = tuple[tuple[int, str], ...]
# A field that is not stored where it is empty: a report of before the field has the same bytes.
RARE: Mapping[str, bool] = MappingProxyType({"rare": True})


class BlockError(ValueError):
    """A report cannot say this; the message tells what stands where, and what to do."""


def check(condition: bool, sentence: str) -> None:  # noqa: FBT001
    if not condition:
        raise BlockError(sentence)


def check_breaks(breaks: Breaks, length: int, what: str) -> None:
    check(all(0 < at < length for at, _ in breaks), f"{what}: breuk erbuiten.")


def check_anchor(anchor: str) -> None:
    # An anchor becomes an id in HTML and the name of a file.
    valid = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,79}", anchor)
    check(valid is not None, f"'{anchor}' kan geen anker zijn: gebruik letters, cijfers en streepjes.")
