"""What may be seen of every item of a round, each judged after the items that decide who is asked it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from enquetes.content import Inhoud, Item, ItemSoort, Soort, Vraag
from metingen.disclosure import NOTHING, Antwoorden, ProtectedItem, Weergave, protect_round
from metingen.figures.about import Round
from metingen.figures.coded import Told, protect, protect_classes
from metingen.figures.kenmerken import Uitsplitsing
from metingen.figures.routes import Routes
from metingen.figures.wegen import Breakdown

_CHOSEN = frozenset({ItemSoort.KEUZE, ItemSoort.SCHAAL, ItemSoort.CIJFER, ItemSoort.VINK})

_ByColumn = dict[str, Told | None]


class Protection:
    """What may be seen of the items of a round that are answered by choosing, and of what follows on them."""

    def __init__(
        self, about: Round, inhoud: Inhoud, answers: Breakdown, breakdowns: Sequence[Uitsplitsing] = ()
    ) -> None:
        self._routes = Routes(inhoud)
        self._told: _ByColumn = {}
        self._classes: dict[str, _ByColumn] = {each.kenmerk: {} for each in breakdowns}
        self._people, self._rules = len(answers.whole), about.rules
        for vraag in self._routes.in_order:
            for item, frame in chosen(vraag, answers.of(vraag)):
                answered = int(frame[item.kolom].notna().sum())
                told = protect(about, item, frame, self._before(vraag, item, answered, self._told))
                self._told[item.kolom] = told
                # The ways by classes would be a crossing of what all other items are told by.
                if told is None or vraag == answers.asked:
                    continue
                for each in breakdowns:
                    known = self._classes[each.kenmerk]
                    before = self._before(vraag, item, answered, known)
                    known[item.kolom] = protect_classes(about, item, frame, told, each, before)

    def of(self, item: Item) -> Told | None:
        return self._told[item.kolom]

    def classes_of(self, item: Item) -> Iterator[Told]:
        """Yield what may be seen of an item in each breakdown by the profile."""
        for known in self._classes.values():
            told = known.get(item.kolom)
            if told:
                yield told

    def may_tell(self, vraag: Vraag, item: Item, answered: int) -> bool:
        """Tell whether the whole may be told of an item that is not answered by choosing."""
        before = self._before(vraag, item, answered, self._told)
        return all(each.total and each.total.published.weergave is Weergave.VOLLEDIG for each in before)

    def _before(self, vraag: Vraag, item: Item, answered: int, known: _ByColumn) -> tuple[ProtectedItem, ...]:
        """Return what is told of the items that decide who answers this one, as ``answered`` people did.

        ``known`` says it for everybody and their groups, or for the classes of one breakdown.
        """
        deciding = self._routes.deciding(vraag, item.deel)
        made_of = {column for column in self._routes.made_of(vraag) if column in self._told}
        return tuple(self._decider(column, answered, known) for column in sorted(deciding | made_of))

    def _decider(self, column: str, answered: int, known: _ByColumn) -> ProtectedItem:
        if column in self._told:
            told = known.get(column)
            return told.item if told else NOTHING
        # A number or a text is told by no counts: what it decided counts as the answer.
        counts = {"": (answered, self._people - answered)}
        return protect_round(counts, Antwoorden(2), self._rules)


def chosen(vraag: Vraag, frame: pd.DataFrame) -> Iterator[tuple[Item, pd.DataFrame]]:
    """Yield the items of a question that are answered by choosing, with the answers to it."""
    if vraag.soort == Soort.RANGSCHIKKING:
        yield first_places(vraag, frame)
    for item in vraag.items():
        if item.soort in _CHOSEN:
            yield item, frame


def first_places(vraag: Vraag, frame: pd.DataFrame) -> tuple[Item, pd.DataFrame]:
    """Return a ranking as a choice of what was put first: other places of few people tell who they are."""
    first = pd.Series(None, index=frame.index, dtype="object")
    for item in vraag.items():
        if item.soort == ItemSoort.PLAATS:
            first[(frame[item.kolom] == 1).fillna(value=False).to_numpy(dtype=bool)] = item.deel
    whole = Item(vraag.code, ItemSoort.PLAATS, vraag.tekst, vraag.opties)
    return whole, frame.assign(**{whole.kolom: first})
