from .antwoordbestand import Antwoordbestand
from .bron import Bron, Levering
from .bronbesluit import Bronbesluit
from .indicator import Indicator
from .meetplan import Meetplan
from .meetwaarde import Meetwaarde
from .tekst import Codering, Tekst, Tekstlezing, Tekstthema
from .verbeterdag import Verbeterdag

__all__ = [
    "Antwoordbestand",
    "Bron",
    "Bronbesluit",
    "Codering",
    "Indicator",
    "Levering",
    "Meetplan",
    "Meetwaarde",
    "Tekst",
    "Tekstlezing",
    "Tekstthema",
    "Verbeterdag",
]
