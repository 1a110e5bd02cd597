from .actiepunt import Actiepunt
from .beeld import Beeld
from .bibliotheek import Bibliotheekstuk
from .dossier import Besluitmeting, Dossierversie
from .inzending import Concept, Inzending
from .ondergrens import Ondergrens
from .ontwerp import Ontwerpstap
from .panel import Kern, Panellid, Panelmail, Profiel, Toestemming, Volgcode
from .reeks import Reeks, Reeksronde
from .ronde import Doelgroep, Modus, Ronde, Status, Stopkeuze
from .stop import Stop, Stopbericht
from .uitnodiging import Papiercode, Uitnodiging, Verzending
from .vergelijkbaarheid import Vergelijkbaarheid
from .vragenlijst import Vragenlijst, Vragenlijstversie
from .wachtstuk import Wachtstuk

__all__ = [
    "Actiepunt",
    "Beeld",
    "Besluitmeting",
    "Bibliotheekstuk",
    "Concept",
    "Doelgroep",
    "Dossierversie",
    "Inzending",
    "Kern",
    "Modus",
    "Ondergrens",
    "Ontwerpstap",
    "Panellid",
    "Panelmail",
    "Papiercode",
    "Profiel",
    "Reeks",
    "Reeksronde",
    "Ronde",
    "Status",
    "Stop",
    "Stopbericht",
    "Stopkeuze",
    "Toestemming",
    "Uitnodiging",
    "Vergelijkbaarheid",
    "Verzending",
    "Volgcode",
    "Vragenlijst",
    "Vragenlijstversie",
    "Wachtstuk",
]
