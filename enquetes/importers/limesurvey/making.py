"""From one question of LimeSurvey to questions of ours, by its type letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from adoptie.refusal import Refusal
from enquetes.content import Optie, Soort, Vraag
from enquetes.content.items import ANDERS
from enquetes.importers.limesurvey.grids import cells, double, numbers
from enquetes.importers.limesurvey.made import Made, Making, Named, points, same
from enquetes.importers.translating.variables import Wijze

# Why a type is not taken over.
LEFT_OUT = {
    "|": "Een bestand sturen kan bij ons niet.",
    "I": "De taal kiest iemand bij ons zelf, boven aan elke pagina.",
}
EQUATION, SHOWN = "*", "X"
_Maker = Callable[[Making], Iterator[Made]]
_Options = Callable[[Making], tuple[Optie, ...]]
_UNKNOWN = "Deze soort vraag kennen wij niet."
_DAY = re.compile("[dDj]")


def make(making: Making) -> tuple[Made, ...]:
    """Return our questions for one of LimeSurvey. Raises Refusal with why it is not taken over."""
    kind = making.source.kind
    maker = _MAKERS.get(kind)
    if maker is None:
        raise Refusal(LEFT_OUT.get(kind, _UNKNOWN))
    if making.source.is_on("hidden"):
        raise Refusal("Deze vraag is verborgen: niemand ziet haar.")
    try:
        found = tuple(maker(making))
    except Refusal as fault:
        raise Refusal(f"LimeSurvey kan haar zo ook niet stellen. {fault}") from fault
    if not found:
        raise Refusal("Deze vraag heeft geen onderdelen om te vragen.")
    return found


def _choice(making: Making) -> Iterator[Made]:
    options = (*making.options(), *making.other())
    dropdown = making.source.kind == "!"
    mixed = making.source.is_on("random_order") or making.source.attribute("answer_order") == "random"
    vraag = _question(making, Soort.KEUZE, opties=options, lijst=dropdown, willekeurig=mixed)
    yield Made(vraag, (Named(Wijze.KEUZE, codes=same(options)), *_own_words(vraag)))
    if making.source.kind == "O":
        yield _words(making, "comment", making.source.word("!"))


def _own_words(vraag: Vraag) -> Iterator[Named]:
    if ANDERS in vraag.sides():
        yield Named(Wijze.TEKST, "_other", ANDERS)


def _words(making: Making, part: str, label: str, after: str = "") -> Made:
    """Return the open question that goes along with another."""
    vraag = Vraag(making.part_code(part), Soort.TEKST, f"{making.tekst} ({label})", lang=True)
    return Made(vraag, (Named(Wijze.TEKST, f"_{part}"),), after=after)


def _fixed_choice(soort: Soort, options: _Options) -> _Maker:
    def maker(making: Making) -> Iterator[Made]:
        opties = options(making)
        yield Made(_question(making, soort, opties=opties), (Named(Wijze.KEUZE, codes=same(opties)),))

    return maker


def _matrix(options: _Options) -> _Maker:
    def maker(making: Making) -> Iterator[Made]:
        opties, rijen = options(making), making.rows()
        vraag = _question(making, Soort.MATRIX, opties=opties, rijen=rijen)
        yield Made(vraag, tuple(Named(Wijze.KEUZE, f"_{row.code}", row.code, same(opties)) for row in rijen))

    return maker


def _multiple(making: Making) -> Iterator[Made]:
    alone = {code.strip() for code in re.split(r"[;,]", making.source.attribute("exclude_all_others"))}
    boxes = tuple(replace(box, alleen=box.code in alone) for box in making.rows())
    vraag = _question(
        making,
        Soort.MEERKEUZE,
        opties=(*boxes, *making.other()),
        minste=making.count("min_answers"),
        meeste=making.count("max_answers"),
        willekeurig=making.source.is_on("random_order"),
    )
    ticks = (Named(Wijze.VINK, f"_{box.code}", box.code, {"Y": "Y"}) for box in boxes)
    yield Made(vraag, (*ticks, *_own_words(vraag)))
    if making.source.kind == "P":
        for box in boxes:
            label = f"{box.tekst}: {making.source.word('!')}"
            yield _words(making, f"{box.code}comment", label, after=box.code)


def _ranking(making: Making) -> Iterator[Made]:
    most = making.count("max_answers") or making.count("max_subquestions")
    vraag = _question(
        making,
        Soort.RANGSCHIKKING,
        opties=making.options(),
        minste=making.count("min_answers"),
        meeste=most,
        willekeurig=making.source.is_on("random_order"),
    )
    places = (Named(Wijze.KEUZE, f"_{place}", place, same(vraag.opties)) for place in vraag.sides())
    yield Made(vraag, tuple(places), plain=False)


def _number(making: Making) -> Iterator[Made]:
    low, high = making.number("min_num_value_n"), making.number("max_num_value_n")
    vraag = _question(making, Soort.GETAL, minimum=low, maximum=high, **_unit(making))
    yield Made(vraag, (Named(Wijze.GETAL),))


def _numbers(making: Making) -> Iterator[Made]:
    low, high = making.number("min_num_value_n"), making.number("max_num_value_n")
    if making.source.is_on("slider_layout"):
        low, high = making.number("slider_min"), making.number("slider_max")
    for row, part in making.parts():
        vraag = Vraag(
            making.part_code(row.code),
            Soort.GETAL,
            making.question_of(part),
            making.help,
            minimum=low,
            maximum=high,
            **_unit(making),
        )
        yield Made(vraag, (Named(Wijze.GETAL, f"_{row.code}"),), part)


def _unit(making: Making) -> dict[str, Any]:
    unit = making.say(making.source.attribute("suffix")) or making.say(making.source.attribute("prefix"))
    return {"eenheid": unit, "heel": making.source.is_on("num_value_int_only")}


def _text(making: Making) -> Iterator[Made]:
    if making.source.is_on("numbers_only"):
        yield from _number(making)
        return
    vraag = _question(making, Soort.TEKST, lang=making.source.kind in {"T", "U"})
    yield Made(vraag, (Named(Wijze.TEKST),))


def _texts(making: Making) -> Iterator[Made]:
    if making.source.is_on("numbers_only"):
        yield from _numbers(making)
        return
    for row, part in making.parts():
        vraag = Vraag(making.part_code(row.code), Soort.TEKST, making.question_of(part), making.help)
        yield Made(vraag, (Named(Wijze.TEKST, f"_{row.code}"),), part)


def _date(making: Making) -> Iterator[Made]:
    form = making.source.attribute("date_format")
    soort = Soort.DATUM if not form or _DAY.search(form) else Soort.TEKST
    yield Made(_question(making, soort), (Named(Wijze.ANDERS),))


def _shown(making: Making) -> Iterator[Made]:
    yield Made(_question(making, Soort.UITLEG), (), plain=False)


def _question(making: Making, soort: Soort, **more: Any) -> Vraag:
    return Vraag(making.code, soort, making.tekst, making.help, **more)


_MAKERS: dict[str, _Maker] = {
    **dict.fromkeys("L!O", _choice),
    "Y": _fixed_choice(Soort.KEUZE, lambda making: making.fixed("Y", "N")),
    "G": _fixed_choice(Soort.KEUZE, lambda making: making.fixed("F", "M")),
    "5": _fixed_choice(Soort.SCHAAL, lambda _: points(1, 5)),
    **dict.fromkeys("FH", _matrix(Making.options)),
    "A": _matrix(lambda _: points(1, 5)),
    "B": _matrix(lambda _: points(1, 10)),
    "C": _matrix(lambda making: making.fixed("Y", "N", "U")),
    "E": _matrix(lambda making: making.fixed("D", "S", "I")),
    **dict.fromkeys("MP", _multiple),
    "1": double,
    ":": numbers,
    ";": cells(Soort.TEKST),
    "R": _ranking,
    "N": _number,
    "K": _numbers,
    "Q": _texts,
    **dict.fromkeys("STU", _text),
    "D": _date,
    "X": _shown,
}
