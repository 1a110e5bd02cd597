from pathlib import Path

import pytest

from adoptie.sheets import SheetError, read_sheet


def written(folder: Path, content: bytes) -> Path:
    """Write a file of a stranger; its name says nothing about its kind."""
    path = folder / "levering"
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused, at once or while it is read."""
    with pytest.raises(SheetError) as caught:
        list(read_sheet(path).rows)
    return str(caught.value)
