from __future__ import annotations

from adoptie.refusal import Refusal


class RoutingError(Refusal):
    """An expression that cannot be used; the message says what, where and what to do."""
