"""The themes of what people wrote, before they are figures: for who reads the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metingen.analysis.agreement import cohen_kappa
from metingen.models import Codering, Tekstlezing, Tekstthema


@dataclass(frozen=True, slots=True)
class Themastand:
    """A theme with how many texts were put in it; of everybody together, for who reads them all.

    ``kappa`` is how far a second reader agrees, in the texts that both put in themes.
    """

    thema: Tekstthema
    aantal: int
    kappa: float | None


def themes_of(lezing: Tekstlezing | None) -> Sequence[Themastand]:
    """Return the themes by name. Three queries."""
    if lezing is None:
        return ()
    rows = lezing.teksten.filter(ingedeeld_door__isnull=False, nagedeeld_door__isnull=False)
    both = list(rows.values_list("pk", flat=True))
    coded = Codering.objects.filter(thema__lezing=lezing).values_list("thema", "tekst", "tweede")
    put = {(thema, tekst, tweede) for thema, tekst, tweede in coded}
    return tuple(
        Themastand(
            row,
            sum(thema == row.pk and not tweede for thema, _, tweede in put),
            cohen_kappa(*([(row.pk, tekst, tweede) in put for tekst in both] for tweede in (False, True))),
        )
        for row in lezing.themas.all()
    )
