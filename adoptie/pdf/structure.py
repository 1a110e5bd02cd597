"""The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what each painted part is.

Nodes are made while laying out, filled with marked content while painting, and written once at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of painted content: its page (from 1) and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A link annotation: its page, its reference, and its key in the parent tree."""

    page: int
    reference: Any
    key: int


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree: a standard role, its attributes and what it holds, in reading order.

    ``name`` is its own in the whole document, where it has one.
    """

    role: str
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str = ""
    kids: list[Node | Marked | Linked] = field(default_factory=list)
    name: str = ""

    def add(self, role: str, *, alt: str = "", name: str = "", **attributes: Any) -> Node:
        """Append a new node and return it."""
        child = Node(role, attributes, alt, name=name)
        self.kids.append(child)
        return child


def table_cell(row: Node, role: str, scope: str = "", rows: int = 1) -> Node:
    """Append a TH or TD that stands for so many rows.

    A header says with ``scope`` ("Row" or "Column") what it is the head of.
    """
    told: dict[str, Any] = {"Scope": f"/{scope}"} if scope else {}
    told |= {"RowSpan": rows} if rows > 1 else {}
    return row.add(role, **({"O": "/Table"} | told if told else {}))


def print_field(parent: Node, role: Literal["cb", "rb", "tv"], label: str) -> Node:
    """Append a place that is filled in by pen: a box to tick (cb), one of several (rb), room for text (tv).

    ``label`` says to a screen reader what belongs there.
    """
    told: dict[str, Any] = {"O": "/PrintField", "Role": f"/{role}", "Desc": pdfdoc.PDFString(label)}
    if role != "tv":
        told["checked"] = "/off"
    return parent.add("Form", **told)


def place(x: float, top: float, width: float, height: float) -> dict[str, Any]:
    """Return the attributes that say where a figure stands on its page."""
    return {"O": "/Layout", "BBox": pdfdoc.PDFArray([x, top - height, x + width, top]), "Placement": "/Block"}


class Writer:
    """Writes a tree into a reportlab document; ``page_reference`` gives the reference of a page number."""

    def __init__(self, document: Any, page_reference: Callable[[int], Any]) -> None:
        self._document = document
        self._page = page_reference
        self._owners: dict[int, dict[int, Any]] = {}
        self._links: dict[int, Any] = {}
        self._names: dict[str, Any] = {}

    def write(self, root: Node, pages: int) -> Any:
        """Return the reference of the StructTreeRoot; parent tree keys 0..pages-1 are the pages."""
        tree = pdfdoc.PDFDictionary({"Type": "/StructTreeRoot"})
        reference = self._document.Reference(tree)
        tree["K"] = self._element(root, reference)
        tree["ParentTree"] = self._document.Reference(pdfdoc.PDFDictionary({"Nums": self._numbers(pages)}))
        tree["ParentTreeNextKey"] = pages + len(self._links)
        if self._names:
            tree["IDTree"] = self._document.Reference(pdfdoc.PDFDictionary({"Names": self._named()}))
        return reference

    def _named(self) -> Any:
        """Return each name with the element that has it, in the order in which a reader looks it up."""
        pairs = ((pdfdoc.PDFString(name), self._names[name]) for name in sorted(self._names))
        return pdfdoc.PDFArray([each for pair in pairs for each in pair])

    def _element(self, node: Node, parent: Any) -> Any:
        entry = pdfdoc.PDFDictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        if node.alt:
            entry["Alt"] = pdfdoc.PDFString(node.alt)
        if node.attributes:
            entry["A"] = pdfdoc.PDFDictionary(dict(node.attributes))
        reference = self._document.Reference(entry)
        if node.name:
            entry["ID"] = pdfdoc.PDFString(node.name)
            self._names[node.name] = reference
        home = next((kid.page for kid in node.kids if isinstance(kid, Marked)), 0)
        if home:
            entry["Pg"] = self._page(home)
        kids = [
            self._kid(kid, reference, home) for kid in node.kids if not isinstance(kid, Node) or holds(kid)
        ]
        if kids:
            entry["K"] = kids[0] if len(kids) == 1 else pdfdoc.PDFArray(kids)
        return reference

    def _kid(self, kid: Node | Marked | Linked, owner: Any, home: int) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, owner)
        page = self._page(kid.page)
        if isinstance(kid, Linked):
            self._links[kid.key] = owner
            return pdfdoc.PDFDictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.reference})
        self._owners.setdefault(kid.page, {})[kid.mcid] = owner
        if kid.page == home:
            return kid.mcid
        return pdfdoc.PDFDictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})

    def _numbers(self, pages: int) -> Any:
        numbers: list[Any] = []
        for page in range(1, pages + 1):
            owners = self._owners.get(page, {})
            array = pdfdoc.PDFArray([owners[mcid] for mcid in sorted(owners)])
            numbers += [page - 1, self._document.Reference(array)]
        for key in sorted(self._links):
            numbers += [key, self._links[key]]
        return pdfdoc.PDFArray(numbers)


def holds(node: Node) -> bool:
    """Tell whether anything was painted in a node; empty table cells count, they keep the columns apart."""
    return node.role in {"TD", "TH"} or any(not isinstance(kid, Node) or holds(kid) for kid in node.kids)
