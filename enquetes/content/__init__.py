"""What a questionnaire says: pages of questions, as plain values that are stored as JSON.

One tree serves all: the form that a respondent sees, the check of an answer, the columns of the sealed
file, and the hash by which a changed wording is noticed.
"""

from enquetes.content.inhoud import FORMAT, Inhoud, Pagina
from enquetes.content.items import Answer, Answers, Item, ItemSoort
from enquetes.content.vraag import CIJFERS, CODE, CODED, Optie, Soort, Spoor, Vraag
from enquetes.content.wording import plain_words

__all__ = [
    "CIJFERS",
    "CODE",
    "CODED",
    "FORMAT",
    "Answer",
    "Answers",
    "Inhoud",
    "Item",
    "ItemSoort",
    "Optie",
    "Pagina",
    "Soort",
    "Spoor",
    "Vraag",
    "plain_words",
]
