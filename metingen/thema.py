"""What the figures of themes are called: the same name in another round is the same theme."""

from __future__ import annotations

import hashlib

from django.utils.text import slugify

# Stands in the codes of figures of themes, between the column of the question and the name.
THEMA = ":thema:"
_LONGEST = 50


def theme_code(kolom: str, naam: str) -> str:
    """Return the code of the figure of a theme.

    >>> theme_code("kwijt", "Minder dubbel werk")
    'kwijt:thema:minder-dubbel-werk'
    """
    name = slugify(naam)[:_LONGEST] or hashlib.sha256(naam.encode()).hexdigest()[:12]
    return f"{kolom}{THEMA}{name}"[:120]
