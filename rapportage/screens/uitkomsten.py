"""What who was asked sees of a round: their own group and the whole, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from metingen.disclosure import is_part_of
from metingen.queries.cijfers import Cijfer
from rapportage.queries.groepsbeeld import Groepsbeeld
from rapportage.queries.uitkomsten import Uitkomsten
from rapportage.reports import groups
from rapportage.reports.answers import extremes
from rapportage.reports.classes import shares_in_classes
from rapportage.reports.standout import RULE, standing_out
from rapportage.reports.words import HIDDEN, SEE_WHOLE, lower, value_text

_NOTHING = "Er zijn te weinig antwoorden om uitkomsten te laten zien."
_MEASURES = {
    "punten": "Score van 0 (laagste antwoord) tot 100 (hoogste antwoord).",
    "getal": "Gemiddelde van wie de vraag beantwoordde.",
    "procent": "Deel van wie de vraag beantwoordde.",
}
# As much as a bar can be long; a grade goes to 10, and another number has no end.
_FULL = {"punten": 100.0, "procent": 1.0}


@dataclass(frozen=True, slots=True)
class Waarde:
    """A figure in words; ``balk`` is how long its bar is, from 0 to 100, and None where there is none."""

    woorden: str
    balk: float | None = None

    @property
    def verborgen(self) -> bool:
        return self.woorden.startswith(HIDDEN.reason)


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    eigen: Waarde | None
    samen: Waarde


@dataclass(frozen=True, slots=True)
class Blok:
    """One question: what it found in words, then its figures; ``antwoorden`` has each answer to each item."""

    titel: str
    zin: str
    maat: str
    regels: tuple[Regel, ...]
    antwoorden: tuple[tuple[str, tuple[Regel, ...]], ...] = ()
    noot: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomstblad:
    """The page: what came out in one sentence, what stands out, how that was chosen, and every question."""

    zin: str
    opvallend: tuple[str, ...]
    gekozen: str
    blokken: tuple[Blok, ...]


class _Figures:
    """The figures of a round, of one group and of the whole."""

    def __init__(self, gevonden: Uitkomsten) -> None:
        self.groep = gevonden.over.groep.naam if gevonden.over.groep else ""
        self.whole = [each for each in gevonden.cijfers if not each.groep]
        self.groepen = gevonden.over.groepen
        self.own = groups.of_group(self.groep, gevonden.cijfers, self.groepen)
        self._own = {(each.code, each.categorie): each for each in self.own}

    def own_of(self, figure: Cijfer) -> Cijfer | None:
        return self._own.get((figure.code, figure.categorie))

    def regel(self, naam: str, figure: Cijfer) -> Regel:
        own = _waarde(self.own_of(figure), figure.eenheid) if self.groep else None
        if own is not None and own.verborgen and not figure.hidden:
            own = Waarde(f"{own.woorden}, {SEE_WHOLE}")
        return Regel(naam, own, _waarde(figure, figure.eenheid))

    def answers(self, code: str) -> tuple[Regel, ...]:
        """Return a line for each answer; where a small group has classes, for each of its classes."""
        whole = [each for each in self.whole if each.code == code and each.categorie]
        own = [each for each in self.own if each.code == code and each.categorie]
        known = {each.categorie for each in whole}
        if all(each.categorie in known for each in own):
            return tuple(self.regel(each.categorie, each) for each in whole)
        added = shares_in_classes(
            [each.categorie for each in own], {each.categorie: each.waarde for each in whole}
        )
        return tuple(
            Regel(each.categorie, _waarde(each, each.eenheid), _share(added.get(each.categorie)))
            for each in own
        )


def uitkomstblad(gevonden: Uitkomsten) -> Uitkomstblad:
    """Return the page for the group of this link."""
    figures = _Figures(gevonden)
    blokken = tuple(_blokken(figures))
    first = _found(gevonden.beeld.samen, blokken)
    return Uitkomstblad(first, tuple(_stands_out(gevonden.beeld)), RULE, blokken)


def _found(whole: Sequence[Cijfer], blokken: Sequence[Blok]) -> str:
    """Say in one sentence what came out of the whole."""
    if all(each.hidden for each in whole):
        return _NOTHING
    told = extremes(whole)
    first = next((blok for blok in blokken if blok.zin), None)
    return told or (f"{first.titel.rstrip('.')}: {lower(first.zin)}" if first else "")


def _stands_out(beeld: Groepsbeeld) -> Iterator[str]:
    """Yield what stands out, as the sheet of the group has it, but for what the first line says already."""
    return (each.sentence for each in standing_out(beeld) if each.code or not each.samen)


def _blokken(figures: _Figures) -> Iterator[Blok]:
    """Yield the questions in their order; items of one question stand together."""
    together: dict[tuple[str, str, str], list[Cijfer]] = {}
    for figure in figures.whole:
        main = _main(figure, figures.whole)
        if main is not None:
            together.setdefault((figure.vraag_code, _above(figure), main), []).append(figure)
    for (_, above, kind), rows in together.items():
        yield _chosen(figures, rows[0]) if kind == "keuze" else _items(figures, above, rows)


def _main(figure: Cijfer, whole: Sequence[Cijfer]) -> str | None:
    """Return as what a figure stands on the page; None where another figure of its item says it."""
    base, _, part = figure.code.partition(":")
    if part:
        return {"score": "punten", "cijfer": "getal"}.get(part)
    if figure.categorie:
        scored = any(each.code in {f"{base}:score", f"{base}:cijfer"} for each in whole)
        return None if scored else "keuze"
    return figure.eenheid if figure.eenheid in {"procent", "getal"} else None


def _above(figure: Cijfer) -> str:
    """Return the question that an item is part of, or the question itself."""
    return figure.vraag_tekst.removesuffix(figure.naam).strip() or figure.vraag_tekst or figure.naam


def _chosen(figures: _Figures, figure: Cijfer) -> Blok:
    return Blok(
        figure.vraag_tekst or figure.naam,
        _most_chosen(figures, {figure.code}),
        _MEASURES["procent"],
        figures.answers(figure.code),
        noot=_merged(figures, [figure]),
    )


def _most_chosen(figures: _Figures, codes: Collection[str]) -> str:
    most = _most([each for each in figures.whole if each.code in codes])
    own = _most([each for each in figures.own if each.code in codes])
    also = f" In uw groep is dat {own}." if own else ""
    return f"Het meest gekozen is {most}.{also}" if most else ""


def _most(rows: Sequence[Cijfer]) -> str:
    """Name what was chosen most; nothing where one is hidden, for that may be it."""
    first = max(rows, key=lambda figure: figure.waarde or 0.0, default=None)
    if any(each.hidden for each in rows):
        return ""
    return f"'{first.categorie or first.naam}' ({value_text(first)})" if first else ""


def _items(figures: _Figures, above: str, rows: Sequence[Cijfer]) -> Blok:
    unit = rows[0].eenheid
    alone = len(rows) == 1 and rows[0].naam == above
    name = {"punten": "Score", "getal": "Gemiddelde"}.get(unit, "Gekozen")
    answers = ((each.naam, figures.answers(each.code.partition(":")[0])) for each in rows)
    return Blok(
        above,
        _sentence(figures, rows),
        _MEASURES[unit],
        tuple(figures.regel(name if alone else each.naam, each) for each in rows),
        tuple((item, lines) for item, lines in answers if lines),
        _merged(figures, rows),
    )


def _sentence(figures: _Figures, rows: Sequence[Cijfer]) -> str:
    if rows[0].eenheid == "procent":
        return _most_chosen(figures, {each.code for each in rows})
    shown = [each for each in rows if not each.hidden]
    if not shown:
        return ""
    if len(shown) == 1:
        own = figures.own_of(shown[0])
        also = f" In uw groep is dat {_told(own)}." if own is not None and not own.hidden else ""
        name = "De score" if shown[0].eenheid == "punten" else "Het gemiddelde"
        return f"{name} van iedereen samen is {_told(shown[0])}.{also}"
    low, *_, high = sorted(shown, key=lambda figure: figure.waarde or 0.0)
    ends = (f"'{each.naam.rstrip('.')}' ({_told(each)})" for each in (high, low))
    return "Het hoogst is {}, het laagst {}.".format(*ends)


def _told(figure: Cijfer) -> str:
    return f"{dutch.number(figure.waarde or 0)} van 100" if figure.eenheid == "punten" else value_text(figure)


def _merged(figures: _Figures, rows: Sequence[Cijfer]) -> str:
    """Tell with whom the own group is seen, where it fell short by itself."""
    codes = {row.code for row in rows}
    labels = {each.groep for each in figures.own if each.code in codes and not each.hidden} - {figures.groep}
    names = [
        name for name in figures.groepen if any(is_part_of(name, each, figures.groepen) for each in labels)
    ]
    if not names:
        return ""
    return (
        f"Hier staan {dutch.listing(names)} samen. Apart waren er in minstens één groep te weinig antwoorden."
    )


def _waarde(figure: Cijfer | None, unit: str) -> Waarde:
    if figure is None or figure.waarde is None:
        return Waarde(HIDDEN.reason)
    full = 10.0 if figure.code.endswith(":cijfer") else _FULL.get(unit)
    return Waarde(value_text(figure), None if full is None else min(100.0, 100 * figure.waarde / full))


def _share(value: float | None) -> Waarde:
    return Waarde(HIDDEN.reason) if value is None else Waarde(dutch.percentage(value), 100 * value)
