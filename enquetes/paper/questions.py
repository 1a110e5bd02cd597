"""One question as a person fills it in by pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from adoptie import dutch, pdf
from enquetes.content import Optie, Soort, Vraag

Parts = Iterator[pdf.Paragraph | pdf.Choices | pdf.Ladder | pdf.ChoiceTable | pdf.Blank]
# To whom an answer leads past questions: the words behind each option, by code.
Jumps = Mapping[str, str]
Words = Callable[[str], str]

_LONG, _SHORT = 6, 1
_DATE = (("dag", 2), ("maand", 2), ("jaar", 4))


def answer_parts(vraag: Vraag, words: Words, jumps: Jumps) -> Parts:
    """Yield what stands under a question: how to answer, and where."""
    hint = _hint(vraag)
    if hint:
        yield pdf.Paragraph(hint, "lead", muted=True)
    yield from _ASKED[vraag.soort](vraag, words, jumps)
    if vraag.geen_antwoord:
        yield pdf.Choices((pdf.Choice(words(vraag.geen_antwoord)),), words(vraag.tekst), several=True)


def _hint(vraag: Vraag) -> str:
    match vraag.soort:
        case Soort.MEERKEUZE:
            return _how_many(vraag)
        case Soort.RANGSCHIKKING:
            last = vraag.meeste or len(vraag.opties)
            return f"Zet een 1 bij wat voor u vooraan staat, dan een 2, en zo verder tot en met {last}."
        case Soort.MATRIX | Soort.DUBBELMATRIX:
            return "Zet in elke regel een kruisje."
        case Soort.GETAL:
            return _range(vraag)
        case _:
            return ""


def _how_many(vraag: Vraag) -> str:
    if vraag.minste and vraag.meeste:
        return f"Zet {vraag.minste} tot en met {vraag.meeste} kruisjes."
    if vraag.meeste:
        return f"Zet hoogstens {vraag.meeste} kruisjes."
    if vraag.minste and vraag.minste > 1:
        return f"Zet minstens {vraag.minste} kruisjes."
    return "U mag meer kruisjes zetten."


def _range(vraag: Vraag) -> str:
    kind = "een heel getal" if vraag.heel else "een getal"
    low, high = vraag.minimum, vraag.maximum
    if low is not None and high is not None:
        return f"Vul {kind} in van {_written(low)} tot en met {_written(high)}."
    if low is not None:
        return f"Vul {kind} in van {_written(low)} of meer."
    if high is not None:
        return f"Vul {kind} in van hoogstens {_written(high)}."
    return f"Vul {kind} in."


def _written(value: float) -> str:
    return dutch.number(value, 0 if float(value).is_integer() else len(f"{value}".partition(".")[2]))


def _choices(vraag: Vraag, words: Words, jumps: Jumps) -> Parts:
    yield pdf.Choices(
        tuple(
            pdf.Choice(f"{words(option.tekst)}{jumps.get(option.code, '')}", write=option.namelijk)
            for option in vraag.opties
        ),
        words(vraag.tekst),
        several=vraag.soort == Soort.MEERKEUZE,
        ranked=vraag.soort == Soort.RANGSCHIKKING,
    )


def _scale(vraag: Vraag, words: Words, jumps: Jumps) -> Parts:
    """Yield the points of a scale in a row, and what does not count under it; with jumps all as a list."""
    points = tuple(option for option in vraag.opties if option.telt)
    others = tuple(option for option in vraag.opties if not option.telt)
    side_by_side = vraag.soort == Soort.RAPPORTCIJFER or bool(vraag.uiteinden)
    if jumps or not side_by_side or any(option.namelijk for option in vraag.opties):
        yield from _choices(vraag, words, jumps)
        return
    low, high = vraag.uiteinden or ("", "")
    yield pdf.Ladder(_texts(points, words), words(vraag.tekst), words(low), words(high))
    if others:
        yield pdf.Choices(tuple(map(pdf.Choice, _texts(others, words))), words(vraag.tekst))


def _texts(options: tuple[Optie, ...], words: Words) -> tuple[str, ...]:
    return tuple(words(option.tekst) for option in options)


def _matrix(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    yield pdf.ChoiceTable(_texts(vraag.rijen, words), _texts(vraag.opties, words), words(vraag.tekst))


def _double_matrix(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    for head, options in zip(vraag.koppen, (vraag.opties, vraag.opties2), strict=True):
        yield pdf.Paragraph(words(head), "lead", strong=True)
        yield pdf.ChoiceTable(_texts(vraag.rijen, words), _texts(options, words), words(head))


def _number(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    yield pdf.Blank(words(vraag.tekst), unit=words(vraag.eenheid) or " ")


def _date(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    yield pdf.Blank(words(vraag.tekst), signs=_DATE)


def _text(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    yield pdf.Blank(words(vraag.tekst), lines=_LONG if vraag.lang else _SHORT)


def _consent(vraag: Vraag, words: Words, _: Jumps) -> Parts:
    yield pdf.Choices((pdf.Choice("Ja, dit mag"),), words(vraag.tekst), several=True)


def _nothing(*_: object) -> Parts:
    return iter(())


_ASKED: dict[Soort, Callable[[Vraag, Words, Jumps], Parts]] = {
    Soort.KEUZE: _choices,
    Soort.MEERKEUZE: _choices,
    Soort.RANGSCHIKKING: _choices,
    Soort.SCHAAL: _scale,
    Soort.RAPPORTCIJFER: _scale,
    Soort.MATRIX: _matrix,
    Soort.DUBBELMATRIX: _double_matrix,
    Soort.GETAL: _number,
    Soort.DATUM: _date,
    Soort.TEKST: _text,
    Soort.EMAIL: _text,
    Soort.TELEFOON: _text,
    Soort.AKKOORD: _consent,
    Soort.UITLEG: _nothing,
    Soort.BEREKENING: _nothing,
}
