"""The codes that questions get: those of LimeSurvey where they can be ours, and each once."""

from __future__ import annotations

from enquetes.importers.texts import valid_code

# Words of our expressions.
_TAKEN = frozenset({"of", "en", "niet", "ja", "nee"})
_LONGEST = 40


class Codes:
    """Gives each question its code; the same question gets the same one again."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._used: set[str] = set(_TAKEN)

    def of(self, raw: str) -> str:
        if raw not in self._given:
            self._given[raw] = self._free(valid_code(raw))
            self._used.add(self._given[raw].casefold())
        return self._given[raw]

    def _free(self, code: str) -> str:
        free, number = code, 1
        while free.casefold() in self._used:
            number += 1
            free = f"{code[: _LONGEST - 4]}_{number}"
        return free
