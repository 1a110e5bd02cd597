"""What a corrected version says first: what was wrong, and what is right now."""

from __future__ import annotations

from dataclasses import replace

from rapportage.blocks import Content, Heading, Note

_CORRECTED = "Dit is een verbeterde versie."


def with_erratum(content: Content, erratum: str) -> Content:
    """Return the content with the erratum in its summary and on its first page; unchanged without one."""
    if not erratum:
        return content
    words = f"{_CORRECTED} {' '.join(erratum.split())}"
    first = 1 if content.blocks and isinstance(content.blocks[0], Heading) else 0
    return replace(
        content,
        summary=(words, *content.summary),
        blocks=(*content.blocks[:first], Note(words, "waarschuwing"), *content.blocks[first:]),
    )
