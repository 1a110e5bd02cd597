"""The lines of a form one by one, each with the groups around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adoptie import dutch
from enquetes.importers.verlies import Verslag
from enquetes.importers.xlsform.elements import GROUP, REPEAT
from enquetes.importers.xlsform.form import OTHER, OWN_OTHER, Element

_META, _LIST = "meta", "itemset"


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
    added = {f"{name}_{OTHER}" for name in asking}
    lists = _Lists(form, [words[name] for name in asking])
    kept = [
        Line(lists.with_choices(each, asks_other=each.name in asking), each.groups, each.name in asking)
        for each in lines
        if each.name not in added and not _is_heading(each)
    ]
    return kept, gone | dict.fromkeys(added, "de woorden bij 'anders' zijn bij ons geen vraag")


class _Lists:
    """The lists of answers of a form, that pyxform does not always put with their questions."""

    def __init__(self, form: Element, asking: list[Line]) -> None:
        self._lists: Element = form.get("choices") or {}
        self._grown = {str(line.element.get(_LIST, "")) for line in asking} - form.get(OWN_OTHER, set())

    def with_choices(self, line: Line, *, asks_other: bool) -> Element:
        """Return a line with its answers; "other" goes where another question asked for it."""
        name = str(line.element.get(_LIST, ""))
        found = line.element.get("choices") or self._lists.get(name)
        if not found:
            return line.element
        if name in self._grown and not asks_other:
            found = [choice for choice in found if choice.get("name") != OTHER]
        return {**line.element, "choices": found}


def _is_heading(line: Line) -> bool:
    """Tell whether a line only shows answers above a table, and is not asked."""
    looks = str((line.element.get("control") or {}).get("appearance", "")).split()
    return "label" in looks and line.kind.startswith("select")


def _asks_other(line: Line, words: dict[str, Line]) -> bool:
    """Tell whether pyxform added a question for other words to this one."""
    added = words.get(f"{line.name}_{OTHER}")
    return added is not None and added.bind("relevant") == f"selected(../{line.name}, '{OTHER}')"


def _lines(
    children: list[Element], groups: tuple[Element, ...], verslag: Verslag, gone: dict[str, str]
) -> Iterator[Line]:
    # What pyxform counts a repetition with.
    counting = {f"{child.get('name')}_count" for child in children if child.get("type") == REPEAT}
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
        elif name not in counting:
            yield Line(child, groups)
