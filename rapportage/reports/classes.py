"""A small group shows classes of answers; the whole is added up to the same classes, to lie beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def shares_in_classes(labels: Sequence[str], shares: Mapping[str, float | None]) -> dict[str, float]:
    """Add up what is shown of each answer for the classes of a small group; nothing that does not add up."""
    left, found = dict(shares), dict[str, list[str]]()
    for label in sorted(labels, key=len, reverse=True):
        found[label] = [name for name in left if _in_class(name, label)]
        for name in found[label]:
            del left[name]
    for label, names in found.items():
        if not names:
            found[label], left = list(left), {}
    values = {label: [shares[name] for name in names] for label, names in found.items()}
    if left or any(value is None for row in values.values() for value in row):
        return {}
    return {label: sum(value or 0.0 for value in row) for label, row in values.items()}


def _in_class(answer: str, label: str) -> bool:
    """Tell whether an answer is in a class that is named by its answers."""
    return answer in label.replace(" of ", ", ").split(", ") or answer == label
