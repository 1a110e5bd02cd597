"""Office files with fixed times: their libraries stamp the moment of writing into the package."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import IO

FIXED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_packed(raw: IO[bytes], target: Path | IO[bytes]) -> None:
    """Copy a package so that the same content gives the same bytes."""
    stamp = FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            part = zipfile.ZipInfo(name, date_time=FIXED.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(part, content)
