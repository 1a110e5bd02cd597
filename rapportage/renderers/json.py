"""The blocks of a report as JSON: what other programs read, and what the report can be drawn from again."""

from __future__ import annotations

from rapportage.blocks import Content
from rapportage.blocks_json import dumps


def render_json(content: Content) -> str:
    """Return the stored form of a report; see ``blocks_json``."""
    return dumps(content)
