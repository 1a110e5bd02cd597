"""From what is sealed to the figures that may be published; no database."""

from .values import Definition, Figure

__all__ = ["Definition", "Figure"]
