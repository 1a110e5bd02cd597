"""The blocks of a report as slides: of each chapter its finding and its charts, and no more words.

What is only a few pages long has no summary: it is told whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from adoptie import dutch, pdf
from rapportage.blocks import Block, Chart, Content, Heading, KeyFigure, Note, Text
from rapportage.charts.words import in_words
from rapportage.renderers.naming import FICTITIOUS, dated

SUMMARY = "In het kort"
ATTENTION = "Let op"
# Chapters to look things up in, and who signs: nobody shows those in a room.
_NOT_SHOWN = frozenset({"aantallen", "verantwoording", "methode", "checklist", "gevraagd", "ondertekening"})


def render_slides(content: Content, charts: Mapping[str, str]) -> bytes:
    """Draw a report as slides; ``charts`` gives for each chart its SVG text by anchor.

    Raises adoptie.pdf.PdfError, with a sentence for the user, when a drawing or colour cannot be used.
    """
    out = io.BytesIO()
    pdf.build_slides(make_deck(content, charts), out)
    return out.getvalue()


def make_deck(content: Content, charts: Mapping[str, str]) -> pdf.Deck:
    made_up = content.fictitious
    opening = (content.gemeente, content.subtitle or in_words(content.period), f"{dated(content)}.")
    return pdf.Deck(
        title=content.title.strip() or "Rapport",
        opening=(*opening, *([f"{FICTITIOUS}. {made_up.text}"] if made_up else [])),
        slides=tuple(_slides(content, charts)),
        date=content.date,
        author=content.gemeente,
        language="nl-NL" if content.language == "nl" else content.language,
        running=FICTITIOUS if made_up else "",
        style=pdf.Style.from_tokens(content.theme),
    )


def _slides(content: Content, charts: Mapping[str, str]) -> Iterator[pdf.Slide]:
    if content.summary and not content.pages:
        yield pdf.Slide(SUMMARY, tuple(map(dutch.tied, content.summary)))
    for chapter in _chapters(content):
        yield from _chapter(chapter, charts, whole=bool(content.pages))
    warnings = [
        block.text for block in content.blocks if isinstance(block, Note) and block.kind == "waarschuwing"
    ]
    if warnings:
        yield pdf.Slide(ATTENTION, tuple(map(dutch.tied, warnings)))


def _chapters(content: Content) -> Iterator[list[Block]]:
    chapter: list[Block] = []
    for block in content.blocks:
        if isinstance(block, Heading) and block.level == 1 and chapter:
            yield chapter
            chapter = []
        chapter.append(block)
    yield chapter


def _chapter(chapter: list[Block], charts: Mapping[str, str], *, whole: bool) -> Iterator[pdf.Slide]:
    """Yield the finding of a chapter, unless a chart of it says the same, and each of its charts."""
    head = next((block for block in chapter if isinstance(block, Heading)), None)
    if head and head.anchor in _NOT_SHOWN:
        return
    drawn = [block for block in chapter if isinstance(block, Chart) and block.anchor in charts]
    leads = [words for block in chapter if isinstance(block, Text) for words in _said(block, whole=whole)]
    figures = [_figure(block) for block in chapter if isinstance(block, KeyFigure)]
    if head and (leads or figures) and head.text not in {chart.title for chart in drawn}:
        yield pdf.Slide(head.text, tuple(map(dutch.tied, (*leads, *figures))))
    for chart in drawn:
        source = f"Bron: {chart.source}." if chart.source else ""
        yield pdf.Slide(
            title=chart.title,
            svg=charts[chart.anchor],
            alt=chart.alt.strip() or chart.title,
            measure=chart.measure,
            source=source,
        )


def _said(block: Text, *, whole: bool) -> Iterator[str]:
    if block.text and (block.role == "lead" or (whole and block.role != "small")):
        yield block.text
    if whole:
        yield from block.items


def _figure(figure: KeyFigure) -> str:
    told = ", ".join(filter(None, (figure.value, figure.interval)))
    return f"{figure.label}: {told}. {figure.verdict}".strip()
