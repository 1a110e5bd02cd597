"""Faults without their words: what an exception says itself could hold what somebody answered."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

_LAST_PLACES = 3


class UnforeseenError(Exception):
    """Something nobody foresaw, named by its kind and places."""


def kind_and_places(fault: BaseException) -> str:
    """Return what kind of fault it is, and the last places that it came through."""
    frames = traceback.extract_tb(fault.__traceback__)[-_LAST_PLACES:]
    places = " < ".join(f"{frame.filename}, line {frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__} in {places}"


@contextmanager
def wordless(*foreseen: type[BaseException]) -> Iterator[None]:
    """Let through what is ``foreseen``; raise UnforeseenError in place of any other exception."""
    try:
        yield
    except foreseen:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, its words go
        raise UnforeseenError(kind_and_places(fault)) from None
