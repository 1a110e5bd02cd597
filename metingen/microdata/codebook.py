"""What the columns and codes of a file of answers mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from metingen.microdata.columns import Kolom

HEADINGS = ("kolom", "soort", "vraag", "code", "nummer in SPSS", "betekenis")
Row = tuple[str, str, str, str, int | None, str]


def codebook(kolommen: Iterable[Kolom]) -> Iterator[Row]:
    """Yield a row for each code of each column, and one for a column without codes."""
    for kolom in kolommen:
        about = (kolom.naam, str(kolom.soort), kolom.tekst)
        if not kolom.waarden:
            yield (*about, "", None, "")
        for waarde in kolom.waarden:
            yield (*about, waarde.code, waarde.nummer, waarde.tekst)
