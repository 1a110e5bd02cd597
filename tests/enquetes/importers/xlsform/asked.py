"""A small form, by the names of its questions."""

from __future__ import annotations

from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Variable, Wijze
from tests.enquetes.importers.limesurvey import asked

_CLOSED = {vraag.code: vraag for vraag in (asked.MARRIED, asked.CAR, asked.GRADE)}
VARIABLES = {
    **{
        code: Variable(
            code,
            Wijze.KEUZE,
            vraag,
            "",
            {option.code: option.code for option in vraag.opties},
            {option.code: option.tekst for option in vraag.opties},
        )
        for code, vraag in _CLOSED.items()
    },
    "age": Variable("age", Wijze.GETAL, asked.AGE),
    "kids": Variable("kids", Wijze.GETAL, asked.KIDS),
    "name": Variable("name", Wijze.TEKST, asked.NAME),
    "day": Variable("day", Wijze.DATUM, asked.DAY),
    "ways": Variable(
        "ways", Wijze.KEUZES, asked.WAYS, "", {each.code: each.code for each in asked.WAYS.opties}
    ),
}


def resolve(name: str) -> Variable:
    """Look a question up; "." is the age."""
    variable = VARIABLES.get("age" if name == "." else name)
    if variable is None:
        raise UntranslatableError(f"'{name}' is geen vraag")
    return variable
