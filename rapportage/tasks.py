"""What the worker does for telling."""

from __future__ import annotations


def find_work() -> None:
    """Every minute: build and mail the reports that are due."""
