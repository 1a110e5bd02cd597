"""What knowing tells the register: which sources there are, and from how many people something is shown."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie.models import Gemeente
from adoptie.register import Hoofdstuk
from metingen.disclosure.rules import Klasse, thresholds
from metingen.models import Bron

_KLASSEN = {
    Klasse.PERSONEN: "antwoorden van mensen",
    Klasse.ZAKEN: "uitkomsten van zaken",
    Klasse.GEBRUIK: "gebruik van systemen door medewerkers",
}


def feiten(gemeente: Gemeente) -> Iterator[Hoofdstuk]:
    """Yield what a reader of the DPIA must know about sources and thresholds."""
    sources = Bron.objects.filter(gemeente=gemeente).order_by("naam")
    told = tuple((str(bron), bron.get_soort_display()) for bron in sources)
    words = (
        "Uit een bestand met zaken blijven alleen tellingen over. Een bestand met kolommen over personen "
        "weigert het programma, of die kolommen gaan eruit."
    )
    if any(bron.is_gebruik for bron in sources):
        words += (
            " Over medewerkers komen alleen totalen van vaste groepen binnen, na een besluit van de "
            "ondernemingsraad. Groepen van minder dan 10 worden samengevoegd voordat iets wordt bewaard."
        )
    none = () if told else ("Er zijn nog geen bronnen.",)
    yield Hoofdstuk(54, "Uit welke systemen komen cijfers?", (words, *none), ("Bron", "Soort"), told)
    limits = tuple((name, str(thresholds(klasse).groep)) for klasse, name in _KLASSEN.items())
    rule = "De ondernemingsraad kan de grens voor antwoorden hoger maken."
    yield Hoofdstuk(
        56, "Vanaf hoeveel mensen of zaken laten wij iets zien?", (rule,), ("Wat", "Vanaf"), limits
    )
