"""Answers and pages in an order that chance gave, the same each time somebody comes back."""

from __future__ import annotations

import random
from dataclasses import replace

from enquetes.content.inhoud import Inhoud, Pagina
from enquetes.content.vraag import Optie, Vraag


def is_shuffled(inhoud: Inhoud) -> bool:
    """Tell whether two respondents may see another order."""
    return any(page.blok for page in inhoud.paginas) or any(vraag.willekeurig for vraag in inhoud.vragen())


def shuffled(inhoud: Inhoud, seed: bytes) -> Inhoud:
    """Return the questionnaire in the order of one respondent; the same seed gives the same order.

    Pages with the same ``blok`` change places among each other. Answers that say something about the others,
    such as "anders" and "weet ik niet", stay where they are.
    """
    if not is_shuffled(inhoud):
        return inhoud
    chance = random.Random(seed)  # noqa: S311  # an order, no secret
    pages = list(inhoud.paginas)
    for blok in dict.fromkeys(page.blok for page in pages if page.blok):
        places = [at for at, page in enumerate(pages) if page.blok == blok]
        for at, page in zip(places, chance.sample([pages[at] for at in places], len(places)), strict=True):
            pages[at] = page
    return replace(inhoud, paginas=tuple(_page(page, chance) for page in pages))


def _page(page: Pagina, chance: random.Random) -> Pagina:
    return replace(page, vragen=tuple(_question(vraag, chance) for vraag in page.vragen))


def _question(vraag: Vraag, chance: random.Random) -> Vraag:
    if not vraag.willekeurig:
        return vraag
    rows = tuple(chance.sample(vraag.rijen, len(vraag.rijen)))
    if rows:
        return replace(vraag, rijen=rows)
    free = [option for option in vraag.opties if _is_free(option)]
    mixed = iter(chance.sample(free, len(free)))
    return replace(vraag, opties=tuple(next(mixed) if _is_free(each) else each for each in vraag.opties))


def _is_free(option: Optie) -> bool:
    return option.telt and not option.namelijk and not option.alleen
