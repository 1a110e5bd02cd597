"""Tables of LimeSurvey that are more than one choice in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from enquetes.content import Optie, Soort, Vraag
from enquetes.importers.limesurvey.made import Made, Making, Named, points, same
from enquetes.importers.translating.variables import Wijze

# As many numbers as somebody can choose from in a row.
_MOST_POINTS = 11


def double(making: Making) -> Iterator[Made]:
    """Return a table with two scales, or with one where the second has no answers."""
    first, second, rows = making.options(0), making.options(1), making.rows()
    heads = tuple(
        making.say(making.source.attribute(f"dualscale_header{letter}")) or making.source.word(number)
        for letter, number in (("A", "1"), ("B", "2"))
    )
    soort = Soort.DUBBELMATRIX if second else Soort.MATRIX
    vraag = Vraag(
        making.code,
        soort,
        making.tekst,
        making.help,
        first,
        rows,
        opties2=second,
        koppen=heads if second else (),
    )
    names = []
    for row in rows:
        delen = (f"{row.code}_a", f"{row.code}_b") if second else (row.code,)
        for number, (deel, options) in enumerate(zip(delen, (first, second), strict=False)):
            names.append(Named(Wijze.KEUZE, f"_{row.code}_{number}", deel, same(options)))
    yield Made(vraag, tuple(names), plain=False)


def numbers(making: Making) -> Iterator[Made]:
    """Return a table of numbers: boxes to tick, numbers to choose, or numbers to fill in."""
    if making.source.is_on("multiflexible_checkbox"):
        return _boxes(making)
    options = _range(making)
    return _columns(making, options) if options else cells(Soort.GETAL)(making)


def _range(making: Making) -> tuple[Optie, ...]:
    """Return the numbers that can be chosen, where they are few and certain."""
    if making.source.is_on("input_boxes"):
        return ()
    usual = {"multiflexible_min": 1.0, "multiflexible_max": 10.0, "multiflexible_step": 1.0}
    found = [
        number if (number := making.number(name)) is not None or making.source.attribute(name) else other
        for name, other in usual.items()
    ]
    if any(number is None or not number.is_integer() for number in found):
        return ()
    low, high, step = (int(number or 0) for number in found)
    if step < 1 or not 1 < (high - low) // step + 1 <= _MOST_POINTS:
        return ()
    return points(low, high, step)


def _boxes(making: Making) -> Iterator[Made]:
    columns = making.rows(1)
    for row, part in making.parts():
        vraag = Vraag(
            making.part_code(row.code), Soort.MEERKEUZE, making.question_of(part), making.help, columns
        )
        names = [Named(Wijze.VINK, f"_{row.code}_{each.code}", each.code, {"1": "1"}) for each in columns]
        yield Made(vraag, tuple(names), part, plain=False)


def _columns(making: Making, options: tuple[Optie, ...]) -> Iterator[Made]:
    rows, columns = making.rows(), making.parts(1)
    for column, part in columns:
        code = making.code if len(columns) == 1 else making.part_code(column.code)
        text = making.question_of(part)
        vraag = Vraag(code, Soort.MATRIX, text, making.help, options, rows)
        names = [Named(Wijze.KEUZE, f"_{row.code}_{column.code}", row.code, same(options)) for row in rows]
        yield Made(vraag, tuple(names), plain=False)


def cells(soort: Soort) -> Callable[[Making], Iterator[Made]]:
    """Return a question of its own for each cell."""

    def maker(making: Making) -> Iterator[Made]:
        kind = Soort.GETAL if making.source.is_on("numbers_only") else soort
        wijze = Wijze.GETAL if kind == Soort.GETAL else Wijze.TEKST
        for row, part in making.parts():
            for column in making.rows(1):
                name = f"{row.code}_{column.code}"
                text = f"{making.question_of(part)}, {column.tekst}"
                vraag = Vraag(making.part_code(name), kind, text, making.help)
                yield Made(vraag, (Named(wijze, f"_{name}"),), part)

    return maker
