"""What people wrote, as far as it was released: the only way in which a report gets a text."""

from __future__ import annotations

from dataclasses import dataclass

from adoptie.models import Gemeente
from metingen.models import Codering, Tekst, Tekstlezing
from metingen.thema import theme_code


@dataclass(frozen=True, slots=True)
class Citaat:
    """One released text; ``groep`` is empty where no group stands beside it; ``themas``: codes of figures."""

    tekst: str
    groep: str
    themas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The texts at one open question (its column) that were released, in an order that says nothing.

    ``aantal`` is how many were read.
    """

    kolom: str
    aantal: int
    citaten: tuple[Citaat, ...]


def read_citaten(gemeente: Gemeente, ronde: int) -> tuple[Gelezen, ...]:
    """Return what was released in a round, question by question. Three queries."""
    rows = Tekstlezing.objects.filter(
        ronde=ronde, ronde__traject__gemeente=gemeente, afgerond_op__isnull=False
    )
    texts: dict[int, list[Tekst]] = {}
    for tekst in Tekst.objects.filter(lezing__in=rows).order_by("nummer"):
        texts.setdefault(tekst.lezing_id, []).append(tekst)
    codes: dict[int, set[str]] = {}
    coded = Codering.objects.filter(tekst__lezing__in=rows, tweede=False)
    for pk, kolom, naam in coded.values_list("tekst", "tekst__lezing__kolom", "thema__naam"):
        codes.setdefault(pk, set()).add(theme_code(kolom, naam))
    return tuple(
        Gelezen(
            row.kolom,
            len(texts[row.pk]),
            tuple(
                Citaat(" ".join(tekst.tekst.split()), tekst.groep, frozenset(codes.get(tekst.pk, ())))
                for tekst in texts[row.pk]
                if tekst.tekst
            ),
        )
        for row in rows.order_by("kolom")
        if row.pk in texts
    )
