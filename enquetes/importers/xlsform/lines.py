"""The lines of a form one by one, each with the groups around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adoptie import dutch
from enquetes.importers.verlies import Verslag
from enquetes.importers.xlsform.elements import GROUP, REPEAT
from enquetes.importers.xlsform.form import Element

_META = "meta"
# As pyxform calls the answer and the question that "or_other" adds.
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """``groups`` are those around it, the outermost first; ``other``: an answer asks for a few words."""

    element: Element
    groups: tuple[Element, ...]
    other: bool = False

    @property
    def name(self) -> str:
        return str(self.element.get("name", ""))

    @property
    def kind(self) -> str:
        return str(self.element.get("type", ""))

    @property
    def wat(self) -> str:
        return f"vraag {self.name}"

    def bind(self, key: str) -> str:
        return bound(self.element, key)


def bound(element: Element, key: str) -> str:
    """Return what a column of expressions says."""
    return str((element.get("bind") or {}).get(key) or "").strip()


def read_lines(form: Element, verslag: Verslag) -> tuple[list[Line], dict[str, str]]:
    """Return the lines that can be asked, and the names of those that cannot, each with why."""
    gone: dict[str, str] = {}
    lines = list(_lines(form.get("children") or [], (), verslag, gone))
    words = {line.name: line for line in lines}
    asking = {name for name, line in words.items() if _asks_other(line, words)}
    added = {f"{name}_{_OTHER}" for name in asking}
    kept = [Line(each.element, each.groups, each.name in asking) for each in lines if each.name not in added]
    return kept, gone | dict.fromkeys(added, "de woorden bij 'anders' zijn bij ons geen vraag")


def _asks_other(line: Line, words: dict[str, Line]) -> bool:
    """Tell whether pyxform added a question for other words to this one."""
    added = words.get(f"{line.name}_{_OTHER}")
    return added is not None and added.bind("relevant") == f"selected(../{line.name}, '{_OTHER}')"


def _lines(
    children: list[Element], groups: tuple[Element, ...], verslag: Verslag, gone: dict[str, str]
) -> Iterator[Line]:
    for child in children:
        name = str(child.get("name", ""))
        inside = child.get("children") or []
        if child.get("type") == REPEAT:
            names = [each.name for each in _lines(inside, groups, verslag, gone)]
            count = dutch.counted(len(names), "vraag", "vragen")
            told = f"Een herhaling kennen wij niet. Hierin staan {count}: {', '.join(names)}."
            verslag.left_out(f"Herhaling {name}", told)
            gone |= dict.fromkeys(names, "de vraag staat in een herhaling")
        elif child.get("type") == GROUP:
            if name != _META:
                yield from _lines(inside, (*groups, child), verslag, gone)
        else:
            yield Line(child, groups)
