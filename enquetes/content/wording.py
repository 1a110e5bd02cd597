"""When two texts say the same."""

from __future__ import annotations

import re

# A space or a hyphen between two letters: "hand-over" and "handover" are one word.
_JOINT = re.compile(r"(?<=[^\W\d_])[\s\-\u2010\u2011]+(?=[^\W\d_])")


def plain_words(text: str) -> str:
    """Return what decides whether two texts say the same.

    Capitals, spaces, hyphens between letters and the sign at the end do not.

    >>> plain_words("Is er een hand-over plan?") == plain_words("is er een handover  plan")
    True
    """
    return _JOINT.sub("", " ".join(text.casefold().split())).rstrip(" .?!:")
