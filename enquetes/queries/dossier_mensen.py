"""The people in the dossier: who asks, who is asked in which group, and what they get by mail."""

from __future__ import annotations

from typing import Any

from adoptie import dutch
from adoptie.models import Rol
from enquetes.models import Ronde
from enquetes.queries.dossier_deel import Deel, Tabel
from enquetes.queries.ronde_pagina import mail_texts

_SMALLEST = "kleinste andere groep"


def askers(ronde: Ronde) -> Deel:
    """Name who asks, and where questions go."""
    gemeente = ronde.gemeente
    leaders = gemeente.lidmaatschappen.filter(rol=Rol.PROGRAMMALEIDER).select_related("gebruiker")
    people = sorted({f"{row.gebruiker.naam or 'Programmaleider'}: {row.gebruiker.email}" for row in leaders})
    address = [f"Gemeente {gemeente}: {gemeente.contact}"] if gemeente.contact else []
    return Deel(
        "Wie vraagt dit, en bij wie kunt u terecht?",
        (f"De programmaleider van {gemeente} vraagt dit. Vragen kunt u hier stellen:",),
        (*people, *address),
    )


def groups_table(groups: tuple[dict[str, Any], ...]) -> Tabel:
    """Tell of each group how many are asked, and with which other it counts when too few answer."""
    invited = sum(group["uitgenodigd"] for group in groups)
    alone = len(groups) < 2
    rows = [
        (
            group["naam"],
            "alleen het geheel" if alone else group["buur"] or _SMALLEST,
            dutch.number(group["uitgenodigd"]),
        )
        for group in groups
    ]
    total = ("Samen", "", dutch.number(invited))
    return Tabel(("Groep", "Telt zo nodig samen met", "Uitgenodigd"), (*rows, total), getallen=True)


def worked_example(groups: tuple[dict[str, Any], ...], k: int) -> str:
    """Tell with two groups of this round what joining does; nothing where there are no two."""
    if len(groups) < 2:
        return "Is er maar één groep? Dan zijn er alleen uitkomsten voor het geheel."
    short = next((group for group in groups if group["buur"]), groups[0])
    smallest = min((group for group in groups if group is not short), key=lambda group: group["uitgenodigd"])
    name, other = short["naam"], short["buur"] or smallest["naam"]
    return (
        f"Voorbeeld: uit '{name}' komen {k - 2} antwoorden en uit '{other}' komen er {k + 3}. "
        f"Dan laten we alleen cijfers zien van die twee samen, over {2 * k + 1} antwoorden."
    )


def mail_texts_told(ronde: Ronde) -> Deel:
    """Give the mails as people will read them, with words in place of a name and a link."""
    return Deel(
        "Wat staat er in de mails?",
        (
            "Zo lezen medewerkers de mails. De programmaleider mag de tekst nog veranderen.",
            "De belofte over de antwoorden staat altijd onder de mail.",
        ),
        mails=mail_texts(ronde),
    )
