from .antwoordbestand import Antwoordbestand
from .bron import Bron, Levering
from .indicator import Indicator
from .meetplan import Meetplan
from .meetwaarde import Meetwaarde

__all__ = ["Antwoordbestand", "Bron", "Indicator", "Levering", "Meetplan", "Meetwaarde"]
