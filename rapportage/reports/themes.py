"""A round told page by page of its questionnaire: under each page, what was found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from enquetes.queries.bibliotheek import runs_both_ways
from enquetes.queries.gevraagd import Thema
from metingen.queries.cijfers import Cijfer
from metingen.queries.veranderingen import Change
from rapportage.blocks import Block, Heading, Text
from rapportage.queries.enquete import Enquete
from rapportage.reports import answers, compared, groups, klassen, rondes
from rapportage.reports.words import TOO_FEW, value_text

_TOGETHER = "De vragen samen"
_OTHERS = "Andere vragen"


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A page of the questionnaire: figures of everybody, of groups and classes, and what changed."""

    titel: str
    samen: tuple[Cijfer, ...]
    groepen: tuple[Cijfer, ...]
    klassen: tuple[Cijfer, ...]
    changes: tuple[Change, ...]


def chapters(enquete: Enquete, changes: Sequence[Change]) -> Iterator[Block]:
    """Yield a chapter for each page on which something was found."""
    for number, part in enumerate(parts(enquete, changes), start=1):
        yield Heading(1, f"{part.titel}: {finding(part)}", f"thema-{number}")
        told = " ".join(filter(None, (rondes.in_short(part.samen), compared.named(part.changes))))
        if told:
            yield Text(told, "lead")
        yield from answers.about(number, enquete.ronde, part.samen, part.titel)
        yield from groups.section(number, part.titel, part.samen, part.groepen)
        yield from klassen.sections(number, part.titel, part.samen, part.klassen)


def parts(enquete: Enquete, changes: Sequence[Change]) -> tuple[Hoofdstuk, ...]:
    """Return the pages in their order; scores of questions together go first, and what has no page last."""
    codes = [frozenset(vraag.code for vraag in thema.vragen) for thema in enquete.gevraagd]
    # Texts have chapters of their own.
    told = [each for each in enquete.samen if not each.of_theme]
    known = frozenset[str]().union(*codes)
    names = [name_of(number, thema) for number, thema in enumerate(enquete.gevraagd, start=1)]
    wanted = [
        (_TOGETHER, [each for each in told if each.of_instrument]),
        *((name, _ordered(told, thema)) for name, thema in zip(names, enquete.gevraagd, strict=True)),
        (_OTHERS, [each for each in told if each.vraag_code and each.vraag_code not in known]),
    ]
    return tuple(_part(name, own, enquete, changes) for name, own in wanted if own)


def name_of(number: int, thema: Thema) -> str:
    """Return what a page is called, also where it has no title."""
    return thema.titel.strip().rstrip(".") or f"Bladzijde {number}"


def _ordered(figures: Iterable[Cijfer], thema: Thema) -> list[Cijfer]:
    """Return the figures of a page in the order of its questions."""
    places = {vraag.code: place for place, vraag in enumerate(thema.vragen)}
    found = [figure for figure in figures if figure.vraag_code in places]
    return sorted(found, key=lambda figure: places[figure.vraag_code])


def _part(name: str, own: Sequence[Cijfer], enquete: Enquete, changes: Sequence[Change]) -> Hoofdstuk:
    codes = {figure.code for figure in own}
    return Hoofdstuk(
        name,
        tuple(own),
        tuple(figure for figure in enquete.groepen if figure.code in codes),
        tuple(figure for figure in enquete.klassen if figure.code in codes),
        tuple(change for change in changes if change.after.code in codes),
    )


def finding(part: Hoofdstuk) -> str:
    """Say in a few words what was found on a page: what changed, else how high, else what was chosen."""
    shown = [figure for figure in part.samen if not figure.hidden]
    told = (_changed(part.changes), _scores(shown), _chosen(part.samen), _mean(shown), _written(shown))
    return next(filter(None, told), TOO_FEW)


def _changed(changes: Sequence[Change]) -> str:
    """Count what became worse and better: "bij 1 van de 4 vragen slechter, bij 2 beter"."""
    ways = [change.direction for change in changes if change.clear]
    told = [(ways.count(way), way) for way in ("slechter", "beter") if way in ways]
    if not told:
        return ""
    (count, way), *rest = told
    total = len(changes)
    of = f"{count} van de {total} vragen" if count < total else f"alle {total} vragen"
    first = f"bij {of if total > 1 else 'de vraag'} {way}"
    return dutch.listing([first, *(f"bij {more} {other}" for more, other in rest)])


def _scores(shown: Sequence[Cijfer]) -> str:
    scores = sorted(
        figure.waarde or 0.0
        for figure in shown
        if figure.eenheid == "punten" and not runs_both_ways(figure.vraag_hash)
    )
    if not scores:
        return ""
    low, high = dutch.number(scores[0]), dutch.number(scores[-1])
    return f"score {high} van 100" if low == high else f"scores van {low} tot {high} van 100"


def _chosen(figures: Sequence[Cijfer]) -> str:
    """Name what most people chose; nothing where an answer to the same question is hidden."""
    hidden = {figure.vraag_code for figure in figures if figure.hidden}
    shares = [
        figure
        for figure in figures
        if figure.eenheid == "procent" and ":" not in figure.code and figure.vraag_code not in hidden
    ]
    most = max(shares, key=lambda figure: figure.waarde or 0.0, default=None)
    return f"{value_text(most)} koos '{(most.categorie or most.naam).rstrip('.')}'" if most else ""


def _mean(shown: Sequence[Cijfer]) -> str:
    mean = next((figure for figure in shown if figure.eenheid == "getal"), None)
    return f"gemiddeld {value_text(mean)}" if mean else ""


def _written(shown: Sequence[Cijfer]) -> str:
    wrote = next((figure for figure in shown if figure.eenheid == "aantal" and figure.vraag_hash), None)
    return (
        f"{dutch.counted(int(wrote.waarde or 0), 'mens schreef', 'mensen schreven')} iets op" if wrote else ""
    )
