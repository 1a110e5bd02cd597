"""The parts of a workbook, given to the library in such amounts that no part can fill the memory.

The library keeps what it parses until it has seen the end of a row, and parts that it does not stream as a
whole. A package of a few kilobytes can hold gigabytes of either, and can lie about their size.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from openpyxl.reader.excel import ExcelReader  # type: ignore[import-untyped]
from openpyxl.workbook import Workbook  # type: ignore[import-untyped]

from adoptie.sheets.model import SheetError

# Styles, names and the list of sheets; of a large workbook they take one megabyte.
_MAX_WHOLE = 8_000_000
# Shared texts: a million, with their marks and room for more.
_TEXTS = (6_000_000, 120_000_000)
# A hundred rows as wide as a sheet may be, or what stands after the last row.
_ROWS = (1_000_000, 20_000_000)
_HEAVY = (
    "De Excel-werkmap is van binnen te groot om te lezen. Sla alleen het blad dat u nodig hebt op als CSV."
)
_PIECE = 1 << 20
_NO_SHEET = b"<worksheet/>"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Package(zipfile.ZipFile):
    """An archive that refuses, with SheetError, to give more than the library can hold."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self.meter = _Meter(*_TEXTS)
        self._without_sheets = False

    @contextmanager
    def without_sheets(self) -> Iterator[None]:
        """Show empty sheets: to find their size the library would parse them whole, and we never use it."""
        self._without_sheets = True
        yield
        self._without_sheets = False
        self.meter = _Meter(*_ROWS)

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        # Read up to a limit: without one, all of a part is unpacked whatever size it says to have.
        with super().open(name, pwd=pwd) as part:
            content = part.read(_MAX_WHOLE + 1)
        if len(content) > _MAX_WHOLE:
            raise SheetError(_HEAVY)
        return content

    def open(
        self, name: str | zipfile.ZipInfo, mode: Any = "r", pwd: bytes | None = None, **options: Any
    ) -> IO[bytes]:
        if self._without_sheets:
            return io.BytesIO(_NO_SHEET)
        return cast("IO[bytes]", _Metered(super().open(name, mode, pwd, **options), self.meter))


class _Meter:
    """How many marks and bytes may still be read before the library must have let go of them."""

    def __init__(self, marks: int, size: int) -> None:
        self._limits = self._left = (marks, size)

    def spend(self, content: bytes) -> None:
        marks, size = self._left
        self._left = marks - content.count(b"<"), size - len(content)
        if min(self._left) < 0:
            raise SheetError(_HEAVY)

    def reset(self) -> None:
        self._left = self._limits


class _Metered(io.BufferedIOBase):
    def __init__(self, part: IO[bytes], meter: _Meter) -> None:
        self._part, self._meter = part, meter

    def read(self, size: int | None = -1, /) -> bytes:
        # More than is asked for: the parser looks anew, with each piece, through a mark that does not end.
        content = self._part.read(max(size or 0, _PIECE))
        self._meter.spend(content)
        return content

    def close(self) -> None:
        self._part.close()
        super().close()


def load(file: IO[bytes]) -> tuple[Workbook, Package]:
    """Open a workbook for reading, with the outcome of formulas, and without charts and names of areas."""
    reader: Any = ExcelReader(file, read_only=True, keep_vba=False, data_only=True, keep_links=False)
    package = reader.archive = Package(file)
    read_worksheets = reader.read_worksheets

    def without_sizes() -> None:
        with package.without_sheets():
            read_worksheets()

    reader.read_worksheets = without_sizes
    reader.read_chartsheet = reader.assign_names = lambda *_: None
    reader.read()
    return reader.wb, package


def plainly_packed(parts: list[zipfile.ZipInfo]) -> bool:
    """Tell whether all parts are packed as workbooks are; other ways unpack without a limit."""
    return all(part.compress_type in _METHODS for part in parts)
