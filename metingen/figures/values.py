from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Unit = Literal["procent", "dagen", "aantal", "punten", "getal"]
Better = Literal["hoger", "lager", "geen"]
Klasse = Literal["personen", "zaken", "gebruik"]
Lengte = Literal["maand", "kwartaal", "jaar", "ronde", "interventie"]

# Begins the codes of figures about several questions together; no code of a question has a hyphen.
INSTRUMENT = "instrument-"


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator means."""

    code: str
    naam: str
    eenheid: Unit
    richting: Better
    klasse: Klasse
    definitie: str
    spoor: str = ""
    bron: str = ""
    vraag_code: str = ""
    vraag_tekst: str = ""
    vraag_hash: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it will be published; ``waarde`` is None where nothing may be shown.

    ``groep`` is empty for everybody together; with a ``kenmerk`` it is a class of that item of the profile.
    """

    definition: Definition
    lengte: Lengte
    periode: str
    periode_naam: str
    begin: dt.date
    eind: dt.date
    n: int | None
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None
    se: float | None = None
    groep: str = ""
    categorie: str = ""
    volgorde: int = 0
    vlaggen: tuple[str, ...] = ()
    kenmerk: str = ""
