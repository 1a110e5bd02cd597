"""Pages from strips: a layout is a row of strips from top to bottom, and a strip is never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from adoptie.pdf.pen import Pen
from adoptie.pdf.structure import Node
from adoptie.pdf.style import BOTTOM, PAGE_HEIGHT, TOP
from adoptie.pdf.text import Line, Painter

ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""Height of what can stand on one page."""
_OPENING = 0.4
# Of the white between strips, so much is left where all has to fit on a few pages.
_CLOSER = (0.75, 0.5, 0.25)


@dataclass(frozen=True, slots=True)
class Strip:
    """A band over the page, painted by ``paint(pen, top)``.

    Between two strips stands the larger of the first's ``after`` and the second's ``before``; none at the
    top of a page. ``keep`` ties it to the next strip.
    ``repeat`` is painted above it again when it begins a page, for the eye only unless ``read_again``.
    ``new_page`` makes it begin one, ``chapter`` only where there is no room to begin in earnest.
    """

    height: float
    paint: Callable[[Pen, float], None]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    repeat: tuple[Strip, ...] = ()
    read_again: bool = False
    new_page: bool = False
    chapter: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the y of its upper edge; ``again`` when it repeats what stood on an earlier page."""

    strip: Strip
    top: float
    again: bool = False

    def paint(self, pen: Pen) -> None:
        if self.again and not self.strip.read_again:
            with pen.as_artifact():
                self.strip.paint(pen, self.top)
        else:
            self.strip.paint(pen, self.top)


Page = list[Placed]


def paginate(strips: Sequence[Strip], most: int = 0) -> list[Page]:
    """Put strips on pages in order; closer together where they would not fit on the ``most`` there may be."""
    pages = _placed(strips)
    for share in _CLOSER:
        if not most or len(pages) <= most:
            break
        pages = _placed([replace(s, before=s.before * share, after=s.after * share) for s in strips])
    return pages


def _placed(strips: Sequence[Strip]) -> list[Page]:
    """Put strips on pages in order; what is tied together stays together when it fits on one page."""
    pages: list[Page] = [[]]
    y = PAGE_HEIGHT - TOP
    chains = list(_chains(strips))
    for index, tied in enumerate(chains):
        crowded = tied[0].chapter and not _can_begin(chains[index:], _last(pages), y - BOTTOM)
        if tied[0].new_page or crowded or y - _height(_last(pages), tied) < BOTTOM:
            y = _turn(pages, y, tied[0])
        for strip in tied:
            if y - _height(_last(pages), [strip]) < BOTTOM:
                y = _turn(pages, y, strip)
            y -= _height(_last(pages), [strip])
            pages[-1].append(Placed(strip, y + strip.height))
    return pages


def _last(pages: Sequence[Page]) -> Strip | None:
    """Return the strip at the foot of the last page so far; a repeated header asks no white below it."""
    return pages[-1][-1].strip if pages[-1] and not pages[-1][-1].again else None


def _height(above: Strip | None, strips: Iterable[Strip]) -> float:
    """Return the room that strips take below another one, or at the top of a page."""
    total = 0.0
    for strip in strips:
        total += strip.height + (max(above.after, strip.before) if above else 0.0)
        above = strip
    return total


def _can_begin(chains: Sequence[Sequence[Strip]], above: Strip | None, room: float) -> bool:
    """Tell whether a chapter fits below, or finds half a page and puts more than its first words there."""
    later = (at for at, tied in enumerate(chains) if at and (tied[0].chapter or tied[0].new_page))
    part = chains[: next(later, len(chains))]
    if _height(above, list(chain.from_iterable(part))) <= room:
        return True
    opening: list[Strip] = []
    for each in part:
        opening += each
        if _height(None, opening) >= _OPENING * ROOM:
            break
    return room >= ROOM / 2 and _height(above, opening) <= room


def _turn(pages: list[Page], y: float, strip: Strip) -> float:
    """Begin a page unless this one is still empty, and repeat there what the strip asks for."""
    if not pages[-1]:
        return y
    pages.append([])
    y = PAGE_HEIGHT - TOP
    for header in strip.repeat:
        pages[-1].append(Placed(header, y, again=True))
        y -= header.height
    return y


def _chains(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    tied: list[Strip] = []
    for strip in strips:
        if tied and (strip.new_page or strip.chapter):
            yield tied
            tied = []
        tied.append(strip)
        if not strip.keep:
            yield tied
            tied = []
    if tied:
        yield tied


def line_strips(
    painter: Painter, node: Node, lines: Sequence[Line], *, before: float = 0.0, keep: bool = False
) -> list[Strip]:
    """Give each line its strip, never one alone on a page; ``keep`` ties all to what follows."""
    strips = [Strip(painter.kind.leading, _LinePaint(painter, node, line), keep=keep) for line in lines]
    for index in {0, len(lines) - 2} & set(range(len(lines) - 1)):
        strips[index] = replace(strips[index], keep=True)
    return spaced(strips, before)


@dataclass(frozen=True, slots=True)
class _LinePaint:
    painter: Painter
    node: Node
    line: Line

    def __call__(self, pen: Pen, top: float) -> None:
        self.painter.lines(pen, self.node, top, [self.line])


def spaced(strips: list[Strip], before: float) -> list[Strip]:
    """Set the white above the first strip."""
    return [replace(strips[0], before=before), *strips[1:]] if strips else []


def ended(strips: list[Strip], after: float) -> list[Strip]:
    """Set the white below the last strip."""
    return [*strips[:-1], replace(strips[-1], after=after)] if strips else []


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """Tie strips to each other and to what follows."""
    return [replace(strip, keep=True) for strip in strips]


def fresh(strip: Strip) -> Strip:
    """Make a strip begin a new page."""
    return replace(strip, new_page=True)
