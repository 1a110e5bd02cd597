from .gebeurtenis import Gebeurtenis, Keten
from .gebruiker import Functie, Gebruiker, Lidmaatschap, Rol
from .gemeente import Gemeente
from .onderdeel import Onderdeel
from .orbesluit import Orbesluit
from .rapportagegroep import Rapportagegroep
from .traject import Gereedheid, Interventie, Spoor, Stap, Traject

__all__ = [
    "Functie",
    "Gebeurtenis",
    "Gebruiker",
    "Gemeente",
    "Gereedheid",
    "Interventie",
    "Keten",
    "Lidmaatschap",
    "Onderdeel",
    "Orbesluit",
    "Rapportagegroep",
    "Rol",
    "Spoor",
    "Stap",
    "Traject",
]
