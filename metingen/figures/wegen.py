"""Answers told apart by how people had contact: the one breakdown of a round that has no groups.

Who adds the question of the library to a questionnaire declares it before the round opens, and who answers
reads it there. The answers then stand where groups of staff do, so all that protects those protects these.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from enquetes.bibliotheek import channel_question
from enquetes.content import Inhoud, Vraag
from enquetes.seals import GROEP

# The answers to the question, in their order, as sources of cases call the same ways.
WEGEN = ("digitaal", "balie", "telefoon", "e-mail", "post", "andere weg")
_NOT_SAID = "weg niet ingevuld"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The answers of a round, and the same by way; these are for what has a better and a worse end."""

    whole: pd.DataFrame
    by_way: pd.DataFrame
    asked: Vraag | None

    def of(self, vraag: Vraag) -> pd.DataFrame:
        """Return the answers in the groups in which this question is told."""
        judged = self.asked is not None and vraag.code != self.asked.code and vraag.richting != "geen"
        return self.by_way if judged else self.whole


def breakdown(inhoud: Inhoud, frame: pd.DataFrame, doelgroep: str) -> Breakdown:
    """Return how a round is told: by way only where people outside answered and nobody carries a group."""
    asked = channel_question(inhoud)
    if asked is None or doelgroep == "medewerkers" or (frame[GROEP].astype("object") != "").any():
        return Breakdown(frame, frame, None)
    names_of = {option.code: name for option, name in zip(asked.opties, WEGEN, strict=True)}
    names = [names_of.get(code, _NOT_SAID) for code in frame[asked.code].astype("object")]
    return Breakdown(frame, frame.assign(**{GROEP: pd.Categorical(names)}), asked)
