"""All that waits for a reader in one row, so that one round goes on in the next.

Texts of rounds are never mixed: each round promised for itself who reads them, and what is released or
counted is so per round. Only the way goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from adoptie import dutch
from adoptie.models import Gemeente
from enquetes.content import ItemSoort
from enquetes.models import Ronde, Status
from enquetes.queries.ondergrens import rules_for
from enquetes.seals import DamagedSealError
from metingen.models import Tekst, Tekstlezing
from metingen.queries.sealed_rounds import open_round


@dataclass(frozen=True, slots=True)
class Wachtend:
    """An open question of a round of which something is still to be read, or to be released."""

    ronde: Ronde
    plaats: int
    tekst: str
    geschreven: int
    gelezen: int

    @property
    def over(self) -> int:
        return self.geschreven - self.gelezen

    @property
    def stand(self) -> str:
        return f"{self.gelezen} van de {dutch.counted(self.geschreven, 'tekst', 'teksten')} gelezen."


@dataclass(frozen=True, slots=True)
class Leesrij:
    """What waits, the oldest round first; what is read waits to be released."""

    vragen: tuple[Wachtend, ...]

    @property
    def te_lezen(self) -> tuple[Wachtend, ...]:
        return tuple(each for each in self.vragen if each.over)

    @property
    def gelezen(self) -> int:
        return sum(each.gelezen for each in self.vragen)

    @property
    def geschreven(self) -> int:
        return sum(each.geschreven for each in self.vragen)

    @property
    def stand(self) -> str:
        """Say how far the reading is over all of them.

        >>> Leesrij(()).stand
        'Er wacht niets om te lezen.'
        """
        if not self.te_lezen:
            return "Er wacht niets om te lezen."
        rondes = len({each.ronde.pk for each in self.te_lezen})
        left = dutch.counted(sum(each.over for each in self.te_lezen), "tekst", "teksten")
        vragen = dutch.counted(len(self.te_lezen), "vraag", "vragen")
        return f"Nog {left} te lezen, bij {vragen} in {dutch.counted(rondes, 'ronde', 'rondes')}."

    def after(self, ronde: Ronde, plaats: int) -> Wachtend | None:
        """Return the question to go on with after this one: the next that waits, or the first one of all."""
        here = (ronde.sluit_op, ronde.pk, plaats)
        others = [each for each in self.te_lezen if _order(each) != here]
        return next((each for each in others if _order(each) > here), others[0] if others else None)


def _order(wachtend: Wachtend) -> tuple[object, ...]:
    return wachtend.ronde.sluit_op, wachtend.ronde.pk, wachtend.plaats


def reading_row(gemeente: Gemeente) -> Leesrij:
    """Return what waits for a reader of this gemeente. Three queries; each sealed file is opened once.

    A damaged file has nothing to read: the page of its round says so.
    """
    rounds = Ronde.objects.filter(
        traject__gemeente=gemeente, status=Status.VERZEGELD, teksten_gelezen=True, proef_van=None
    ).select_related("traject__gemeente", "versie")
    rows = Tekstlezing.objects.filter(ronde__in=rounds)
    done = {(row.ronde_id, row.kolom) for row in rows if row.afgerond_op is not None}
    judged = Tekst.objects.filter(lezing__ronde__in=rounds).exclude(oordeel="")
    read = Counter(judged.values_list("lezing__ronde", "lezing__kolom"))
    found = [
        Wachtend(ronde, plaats, tekst, written, read[ronde.pk, kolom])
        for ronde in rounds.order_by("sluit_op", "pk")
        for plaats, kolom, tekst, written in _readable(ronde)
        if (ronde.pk, kolom) not in done
    ]
    return Leesrij(tuple(found))


def _readable(ronde: Ronde) -> Iterator[tuple[int, str, str, int]]:
    """Yield place, column, words and number of texts of each open question of which enough people wrote."""
    try:
        file = open_round(ronde)
    except DamagedSealError:
        return
    items = [item for item in file.content.items() if item.soort == ItemSoort.TEKST]
    for plaats, item in enumerate(items, start=1):
        written = file.written(item.kolom)
        if rules_for(ronde).may_show_text(written) and file.has_texts(item.kolom):
            yield plaats, item.kolom, item.tekst, written
