"""Looking at a calculation when somebody asks for it, since one may need another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from enquetes.importers.translating.faults import UntranslatableError

Found = TypeVar("Found")


class Lazily(Generic[Found]):
    """Keeps what was found by name, and why something was not; who asks in a circle is told so."""

    def __init__(self) -> None:
        self._found: dict[str, Found] = {}
        self._wrong: dict[str, str] = {}

    def get(self, name: str, look: Callable[[], Found]) -> Found:
        """Return what ``look`` finds. Raises UntranslatableError, each time with the first reason."""
        if name in self._wrong:
            raise UntranslatableError(self._wrong[name])
        if name not in self._found:
            # Until it is known, who asks for it asks in a circle.
            self._wrong[name] = f"de berekening '{name}' rekent met zichzelf"
            try:
                self._found[name] = look()
            except UntranslatableError as fault:
                self._wrong[name] = f"de berekening '{name}' is niet over te nemen: {fault}"
                raise
            del self._wrong[name]
        return self._found[name]
