from .gebeurtenis import Gebeurtenis, Keten
from .gebruiker import Gebruiker, Lidmaatschap, Rol
from .gemeente import Gemeente
from .onderdeel import Onderdeel
from .orbesluit import Orbesluit
from .rapportagegroep import Rapportagegroep
from .traject import Gereedheid, Interventie, Spoor, Stap, Traject

__all__ = [
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
