"""What invented people want to be better, in their own words."""

from __future__ import annotations

# Which wish somebody has is chance; how it is said follows from the hours, so that no other answer changes.
WISHES = (
    (
        "Minder dubbel typen.",
        "Ik typ elk adres twee keer. Dat kan anders.",
        "Overtypen uit de mail kost mij een uur per dag.",
    ),
    (
        "Eén plek waar alles staat.",
        "Ik zoek te lang naar het goede stuk.",
        "Alles van een zaak bij elkaar, en dan ook dubbel werk eruit.",
    ),
    (
        "Meer tijd om te oefenen.",
        "Korte uitleg op de werkplek, geen hele dag cursus.",
        "Vraag de collega met de blauwe auto maar, die geeft als enige uitleg.",
    ),
    (
        "Het systeem mag sneller.",
        "Elke klik is wachten. In de ochtend is het te traag.",
        "Sneller systeem, en wat meer tijd om te oefenen.",
    ),
)


def told(wish: int, hours: int) -> str:
    """Return how somebody says a wish; it follows from the hours that they typed."""
    said = WISHES[wish]
    return said[hours % len(said)]
