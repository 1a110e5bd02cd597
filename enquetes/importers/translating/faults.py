from __future__ import annotations

from adoptie.refusal import Refusal


class UntranslatableError(Refusal):
    """A construct that has no faithful translation; the message names it and says why."""
