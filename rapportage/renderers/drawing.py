"""Drawing all files of a report, with the house style and logo that it was made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapportage.blocks import Content
from rapportage.renderers.files import render_files
from rapportage.renderers.pdf import render_pdf

# Is told, in words, what is being done, and how much of a hundred that was before it.
Tell = Callable[[str, int], None]
_CHARTS, _PDF = 30, 75


def silent(_words: str, _percent: int) -> None:
    """Tell nobody."""


def draw(
    content: Content, *, logo: bytes | None, word: bool = False, tell: Tell = silent
) -> dict[str, bytes]:
    """Return every file of a report by its name; the same content and logo give the same bytes.

    With ``word`` there is a Word document too.
    """

    def drawn(number: int, total: int) -> None:
        share = (number - 1) / total
        tell(f"Grafieken tekenen: {number} van {total}", round(_CHARTS + share * (_PDF - _CHARTS)))

    def pdf(content: Content, charts: Mapping[str, str]) -> bytes:
        tell("PDF maken", _PDF)
        return render_pdf(content, charts, logo=logo)

    return render_files(content, pdf=pdf, word=word, drawn=drawn)
