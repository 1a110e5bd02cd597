"""Which questions of a version were asked before in other words, and how their answers go over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enquetes.content import Inhoud, Soort, Vraag, plain_words
from enquetes.content.vraag import ROWED

# Answered with one of some answers, or with one in each row: what was chosen can be said in other answers.
RECODED = frozenset({Soort.KEUZE, Soort.SCHAAL, Soort.RAPPORTCIJFER, Soort.MATRIX})
_ORDERED = frozenset({Soort.SCHAAL}) | ROWED


@dataclass(frozen=True, slots=True)
class Eerder:
    """A question as a fixed version asks it; ``versie`` names that version in words."""

    vraag: Vraag
    versie: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """A question that says something else than when it was asked before."""

    eerder: Eerder
    vraag: Vraag

    @property
    def concept(self) -> str:
        return concept_of(self.vraag)

    @property
    def can_keep(self) -> bool:
        """Tell whether answers may count as answers of now: to a question of the same kind and size."""
        same_kind = self.eerder.vraag.soort == self.vraag.soort and self._same_rows
        return same_kind and (self.vraag.soort == Soort.MEERKEUZE or self._same_places)

    @property
    def can_recode(self) -> bool:
        """Tell whether earlier answers can be said in the answers of now."""
        return self.eerder.vraag.soort in RECODED and self.vraag.soort in RECODED and self._same_rows

    @property
    def _same_places(self) -> bool:
        """Tell whether there are as many answers as before, of which none stands at another place."""
        before, now = (list(map(plain_words, answers)) for answers in self.answers())
        if len(before) != len(now):
            return False
        return all(one == other or one not in now for one, other in zip(before, now, strict=True))

    @property
    def _same_rows(self) -> bool:
        before, now = self.eerder.vraag, self.vraag
        return [row.code for row in before.rijen] == [row.code for row in now.rijen]

    def answers(self) -> tuple[list[str], list[str]]:
        """Return the answers that count, as they were and as they are."""
        return _counting(self.eerder.vraag), _counting(self.vraag)

    @property
    def ordered(self) -> bool:
        """Tell whether the answers of now run from low to high, so that they have a score."""
        return self.vraag.soort in _ORDERED


def concept_of(vraag: Vraag) -> str:
    """Return by what a question is known over versions; its code, unless it says otherwise."""
    return vraag.concept or vraag.code


def changes(inhoud: Inhoud, earlier: Iterable[Eerder]) -> Iterator[Wijziging]:
    """Yield the questions whose wording differs from when they were asked last; ``earlier``: newest first."""
    known: dict[str, Eerder] = {}
    for each in earlier:
        known.setdefault(concept_of(each.vraag).casefold(), each)
    for vraag in inhoud.asked():
        before = known.get(concept_of(vraag).casefold())
        if before is not None and _differs(before.vraag, vraag):
            yield Wijziging(before, vraag)


def _differs(before: Vraag, now: Vraag) -> bool:
    return (before.code, before.wording_hash) != (now.code, now.wording_hash)


def _counting(vraag: Vraag) -> list[str]:
    return [option.tekst for option in vraag.opties if option.telt]
