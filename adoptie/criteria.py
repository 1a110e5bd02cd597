"""Criteria of a step of which the program itself can see how it stands, in the words of a new traject.

Whoever writes such a criterion in other words decides on it without help.
"""

from __future__ import annotations

from adoptie.dutch import percentage

ENOUGH_ANSWERED = 0.6
OR_BESLOTEN = "De ondernemingsraad heeft besloten over het meten onder medewerkers."
NULMETING_INGEVULD = f"Minstens {percentage(ENOUGH_ANSWERED)} van de medewerkers heeft de nulmeting ingevuld."
SEEN_BY_PROGRAM = frozenset({OR_BESLOTEN, NULMETING_INGEVULD})
