"""What knowing does for a person."""

from __future__ import annotations

from adoptie.rights import Rechten

RECHTEN = Rechten()
