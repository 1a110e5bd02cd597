"""What people wrote about: texts that a reader put in themes, counted and protected as answers are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from enquetes.content import Inhoud, Item, Vraag
from metingen.analysis.shares import wilson
from metingen.analysis.values import TE_WEINIG, Estimate, nothing
from metingen.disclosure import (
    Antwoorden,
    Klasse,
    ProtectedGroup,
    Weergave,
    protect_round,
    thresholds,
)
from metingen.figures.about import Round
from metingen.figures.values import Definition, Figure
from metingen.thema import theme_code

METHOD = "thema-1"
_EXPLAINED = (
    "Het deel dat over dit thema schreef, van wie bij deze vraag iets opschreef. "
    "Een lezer las alle teksten en zette elke tekst bij geen, een of meer thema's."
)
_YES_OR_NO = Antwoorden(2)


def theme_figures(
    about: Round,
    vraag: Vraag,
    item: Item,
    writers: Mapping[str, str],
    themes: Mapping[str, Collection[str]],
) -> Iterator[Figure]:
    """Yield per theme the share of those who wrote, of everybody and of the groups where that is safe.

    ``writers``: number of a text -> group. ``themes``: name -> numbers of texts. The threshold is that of
    texts, for the whole and for each group, so that a theme is never told of fewer people than a text is.
    """
    rules = thresholds(Klasse.PERSONEN, about.rules.tekst)
    groups = sorted(set(writers.values()))
    neighbours = {name: to for name, to in about.neighbours.items() if name in groups and to in groups}
    for order, (name, numbers) in enumerate(sorted(themes.items())):
        counts = {
            group: tuple(
                sum(own == group and (number in numbers) is said for number, own in writers.items())
                for said in (False, True)
            )
            for group in groups
        }
        protected = protect_round(counts, _YES_OR_NO, rules, neighbours)
        definition = _define(vraag, item, name)
        yield about.figure(definition, "", _share(protected.total), order=order)
        if len(protected.groups) > 1:
            for group in protected.groups:
                yield about.figure(definition, group.label, _share(group), order=order)


def find_item(inhoud: Inhoud, kolom: str) -> tuple[Vraag, Item]:
    """Return the question and the item that a column of texts belongs to. Raises KeyError."""
    for vraag in inhoud.vragen():
        for item in vraag.items():
            if item.kolom == kolom:
                return vraag, item
    raise KeyError(kolom)


def _share(group: ProtectedGroup | None) -> Estimate:
    if group is None or group.published.weergave is not Weergave.VOLLEDIG:
        return nothing(group.published.n if group else 0, TE_WEINIG)
    return wilson(group.published.counts[1], group.published.n)


def _define(vraag: Vraag, item: Item, name: str) -> Definition:
    return Definition(
        code=theme_code(item.kolom, name),
        naam=name,
        eenheid="procent",
        richting="geen",
        klasse="personen",
        definitie=_EXPLAINED,
        spoor=vraag.spoor,
        vraag_code=vraag.code,
        vraag_tekst=item.tekst,
        vraag_hash=vraag.wording_hash,
    )
