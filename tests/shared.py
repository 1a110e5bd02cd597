"""Real files of strangers that lie beside the project and are never part of it."""

from pathlib import Path

import pytest

_DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"


def shared(*parts: str) -> Path:
    """Return the path of a shared file; skips the test, with the reason, where it is absent."""
    path = _DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not here")
    return path
