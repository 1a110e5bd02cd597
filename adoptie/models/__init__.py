from .gebeurtenis import Gebeurtenis, Keten
from .gebruiker import Functie, Gebruiker, Lidmaatschap, Rol
from .gemeente import Gemeente
from .inzage import Adreswijziging, Bezwaar, Inzageverzoek
from .onderdeel import Onderdeel
from .orbesluit import Orbesluit
from .rapportagegroep import Rapportagegroep
from .register import Registerveld
from .traject import Gereedheid, Interventie, Spoor, Stap, Traject
from .verzoek import Verzoek

__all__ = [
    "Adreswijziging",
    "Bezwaar",
    "Functie",
    "Gebeurtenis",
    "Gebruiker",
    "Gemeente",
    "Gereedheid",
    "Interventie",
    "Inzageverzoek",
    "Keten",
    "Lidmaatschap",
    "Onderdeel",
    "Orbesluit",
    "Rapportagegroep",
    "Registerveld",
    "Rol",
    "Spoor",
    "Stap",
    "Traject",
    "Verzoek",
]
