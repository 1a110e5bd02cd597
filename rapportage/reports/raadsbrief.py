"""The letter to the council: what we know, what we do not know, and what we ask of you. Two pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.effecten import Effect
from rapportage.blocks import Block, Content, Heading, Note, Text
from rapportage.queries.feiten import Feiten, Stand
from rapportage.reports import compared, goals, rondes, wording
from rapportage.reports.effect_limits import Vraag
from rapportage.reports.eigen import locked, own
from rapportage.reports.voortgang import FICTIEF, headline
from rapportage.reports.words import capital, flag_text, lower

PAGES = 2
# More does not fit beside the words of people; the rest stands in the other reports.
_MOST = 6
AANLEIDING, VRAAG, ONDERTEKENING = "aanleiding", "vraag", "ondertekening"
TEKSTEN = (
    (AANLEIDING, "Aanleiding: waarom schrijft u de raad?"),
    (VRAAG, "Wat vraagt u van de raad?"),
    (ONDERTEKENING, "Ondertekening: namens wie?"),
)
_NOT_ENOUGH = "Over deze periode zijn er nog geen cijfers."


@dataclass(frozen=True, slots=True)
class Brief:
    """What the letter is made from; ``vragen`` are the changes whose effect is told, the last one first."""

    feiten: Feiten
    vragen: tuple[Vraag, ...] = ()
    teksten: Mapping[str, str] = field(default_factory=dict)

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the letter rests on, and no other: they are published with it."""
        yield from replace(self.feiten.zaken, onbekend={}, volumes=()).cijfers
        for _, effect in self.effects:
            yield from (*effect.months, *effect.sides)
        for change in compared.changes(self.feiten.onderzoek, self.feiten.period):
            yield from (change.before, change.after)

    @property
    def effects(self) -> Iterator[tuple[Vraag, Effect]]:
        """Yield each effect of which something is said."""
        for vraag in self.vragen:
            for effect in vraag.effects:
                if effect.verdict.grade:
                    yield vraag, effect


def build(brief: Brief) -> Content:
    """Return the content of the letter; the same facts and words give the same content."""
    feiten = brief.feiten
    return Content(
        title="Brief aan de raad over digitaal werken",
        subtitle=capital(feiten.period.label),
        gemeente=feiten.gemeente,
        period=feiten.period.code,
        date=feiten.period.last_day,
        stand=feiten.stand,
        summary=(_opening(feiten),),
        blocks=tuple(_blocks(brief)),
        theme=feiten.thema,
        pages=PAGES,
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    if brief.feiten.fictief:
        yield Note(FICTIEF, "fictief")
    yield locked(brief.teksten.values())
    yield from own(brief.teksten.get(AANLEIDING, ""))
    yield Heading(1, "Wat we weten", "weten")
    yield Text(_opening(brief.feiten), "lead")
    yield from _listed(tuple(_known(brief)))
    doubts = tuple(dict.fromkeys(_unknown(brief)))
    if doubts:
        yield Heading(1, "Wat we niet weten", "niet-weten")
        yield from _listed(doubts)
    for place, title in ((VRAAG, "Wat we van u vragen"), (ONDERTEKENING, "Ondertekening")):
        written = tuple(own(brief.teksten.get(place, "")))
        if written:
            yield Heading(1, title, place)
            yield from written


def _opening(feiten: Feiten) -> str:
    asked = map(rondes.answered, rondes.of_period(feiten.onderzoek, feiten.period))
    return headline(feiten.zaken) or next(asked, _NOT_ENOUGH)


def _listed(sentences: Sequence[str]) -> Iterator[Text]:
    more = len(sentences) - _MOST
    rest = (f"En nog {dutch.counted(more, 'punt', 'punten')}: zie de andere rapporten.",) * (more > 0)
    if sentences:
        yield Text("", items=(*sentences[:_MOST], *rest))


def _known(brief: Brief) -> Iterator[str]:
    """Yield what changed, what became worse before the rest, and what an interventie did."""
    feiten = brief.feiten
    others = [stand for stand in feiten.zaken.standen[1:] if _is_known(stand)]
    yield from map(goals.in_short, sorted(others, key=lambda stand: goals.went(stand) != "slechter"))
    yield from (_effect(*each) for each in brief.effects if each[1].verdict.names_cause)
    opening = _opening(feiten)
    answered = map(rondes.answered, rondes.of_period(feiten.onderzoek, feiten.period))
    yield from (sentence for sentence in answered if sentence != opening)
    changes = compared.changes(feiten.onderzoek, feiten.period)
    if any(change.clear for change in changes):
        yield f"{compared.title(changes)}. {compared.worse_first(changes)}"


def _effect(vraag: Vraag, effect: Effect) -> str:
    """Return both sentences of a verdict as they are; what is compared is not the quarter but the change."""
    about = f"{effect.about.naam}, voor en na {vraag.phrase}"
    return f"{about}: {lower(effect.verdict.change)} {effect.verdict.cause}"


def _is_known(stand: Stand) -> bool:
    return not stand.now.uncertain and stand.now.waarde is not None


def _unknown(brief: Brief) -> Iterator[str]:
    """Yield what cannot be said: of which cause, of which figure, and of which questions."""
    feiten = brief.feiten
    yield from (_effect(*each) for each in brief.effects if not each[1].verdict.names_cause)
    for stand in feiten.zaken.standen:
        if not _is_known(stand):
            why = flag_text(stand.now)
            yield f"{capital(goals.subject(stand))}: nog niet te zeggen{f' ({why})' if why else ''}."
    changes = compared.changes(feiten.onderzoek, feiten.period)
    if changes and not any(change.clear for change in changes):
        yield f"{compared.title(changes)}."
    if words := wording.shared(feiten.onderzoek, feiten.period).title:
        yield f"{words}. Die vergelijken we niet."
