"""Golden files: what a report says, kept beside the tests and looked at when it changes.

Write them anew with ``GOLDEN=1``, read the difference, and commit it when it is meant.
"""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent


def assert_golden(name: str, text: str) -> None:
    """Compare with the file of this name; with ``GOLDEN=1`` write it."""
    path = _FOLDER / name
    if os.environ.get("GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} changed; look, then run with GOLDEN=1"
