from .deling import Deling
from .opdracht import Opdracht, Soort
from .rapport import Rapport, Rapportbestand
from .rapportplan import Rapportplan, Uitvoering
from .sjabloon import Sjabloon

__all__ = [
    "Deling",
    "Opdracht",
    "Rapport",
    "Rapportbestand",
    "Rapportplan",
    "Sjabloon",
    "Soort",
    "Uitvoering",
]
