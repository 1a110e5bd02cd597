"""A small questionnaire as LimeSurvey names its variables."""

from __future__ import annotations

from enquetes.content import Optie, Soort, Vraag
from enquetes.importers.limesurvey.expressions.tree import Asked, Name, Node
from enquetes.importers.translating.faults import UntranslatableError
from enquetes.importers.translating.variables import Variable, Wijze

YES_NO = (Optie("Y", "Ja"), Optie("N", "Nee"))
SCALE = tuple(Optie(str(point), str(point)) for point in range(1, 6))
CARS = tuple(Optie(f"A{number}", name) for number, name in enumerate(("Volvo", "Opel", "Fiat"), start=1))
ROWS = (Optie("1", "Balie"), Optie("2", "Telefoon"))
BOXES = (Optie("S1", "Trein"), Optie("S2", "Fiets"), Optie("S3", "Auto"))

AGE = Vraag("age", Soort.GETAL, "Hoe oud?")
KIDS = Vraag("kids", Soort.GETAL, "Hoeveel kinderen?", heel=True, minimum=0)
NAME = Vraag("name", Soort.TEKST, "Naam?")
DAY = Vraag("day", Soort.DATUM, "Welke dag?")
MARRIED = Vraag("married", Soort.KEUZE, "Getrouwd?", opties=YES_NO)
CAR = Vraag("car", Soort.KEUZE, "Welke auto?", opties=CARS)
GRADE = Vraag("grade", Soort.SCHAAL, "Hoe goed?", opties=SCALE)
TABLE = Vraag("table", Soort.MATRIX, "Hoe goed?", opties=SCALE, rijen=ROWS)
WAYS = Vraag("ways", Soort.MEERKEUZE, "Hoe komt u?", opties=BOXES)


def _closed(name: str, vraag: Vraag, deel: str = "") -> Variable:
    options = vraag.options_of(deel)
    return Variable(
        name,
        Wijze.KEUZE,
        vraag,
        deel,
        {option.code: option.code for option in options},
        {option.code: option.tekst for option in options},
    )


VARIABLES = {
    variable.name: variable
    for variable in (
        Variable("age", Wijze.GETAL, AGE),
        Variable("kids", Wijze.GETAL, KIDS),
        Variable("name", Wijze.TEKST, NAME),
        Variable("day", Wijze.ANDERS, DAY),
        _closed("married", MARRIED),
        _closed("car", CAR),
        _closed("grade", GRADE),
        *(_closed(f"table_{row.code}", TABLE, row.code) for row in ROWS),
        *(Variable(f"ways_{box.code}", Wijze.VINK, WAYS, box.code, {"Y": "Y"}) for box in BOXES),
    )
}
VRAGEN = {vraag.code: vraag for vraag in (AGE, KIDS, NAME, DAY, MARRIED, CAR, GRADE, TABLE, WAYS)}


def resolve(name: Name) -> tuple[Node, ...]:
    if name.name == "that.ways":
        return tuple(Asked(variable) for key, variable in VARIABLES.items() if key.startswith("ways_"))
    variable = VARIABLES.get(name.name)
    if variable is None:
        raise UntranslatableError(f"'{name.name}' is geen vraag")
    return (Asked(variable, shown=name.attribute == "shown"),)
