from .rapport import Rapport, Rapportbestand
from .rapportplan import Rapportplan, Uitvoering

__all__ = ["Rapport", "Rapportbestand", "Rapportplan", "Uitvoering"]
