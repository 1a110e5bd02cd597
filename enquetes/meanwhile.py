"""Two people at one questionnaire: who saves last is told what the other did."""

from __future__ import annotations

from dataclasses import dataclass

from adoptie.refusal import Refusal
from enquetes.content import Inhoud
from enquetes.models import Vragenlijstversie
from enquetes.verschil import Deel, Verschil, differences, stamp


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of the draft, and the stamp of what somebody saw of it."""

    deel: Deel
    stempel: str


class ChangedMeanwhileError(Refusal):
    """The part was changed by somebody else since it was seen; ``verschillen`` say how, where that is known.

    ``stempel`` is that of the part as it is now: who saves with that one knows what it replaces.
    """

    def __init__(self, wie: str, stempel: str, verschillen: tuple[Verschil, ...]) -> None:
        self.wie, self.stempel, self.verschillen = wie, stempel, verschillen
        super().__init__(f"{wie} heeft dit intussen gewijzigd.")


def refuse_changed(draft: Vragenlijstversie, seen: Seen) -> None:
    """Raise ChangedMeanwhileError when the part is not as it was seen."""
    now = seen.deel(draft.content)
    if stamp(now) == seen.stempel:
        return
    if not now:
        raise Refusal("Dit is intussen verwijderd. Met 'Ongedaan maken' komt het terug.")
    who = "Iemand anders"
    for step in draft.stappen.filter(nummer__lte=draft.stap).reverse():
        before = seen.deel(Inhoud.from_json(step.inhoud))
        if stamp(before) == seen.stempel:
            raise ChangedMeanwhileError(who, stamp(now), differences(before, now))
        if before == now:
            who = step.door
    raise ChangedMeanwhileError(who, stamp(now), ())
