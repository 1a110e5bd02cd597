"""What is promised about figures, and kept by the database."""

from __future__ import annotations

from adoptie.promises import Promise, changed

# What a figure says; only its status moves on.
FIGURE = (
    *("gemeente_id", "indicator_id", "lengte", "periode", "begin", "eind", "groep", "categorie"),
    *("n", "waarde", "se", "laag", "hoog", "methode", "bron_hash"),
)

PROMISES = (
    Promise("meetwaarde_append_only", "metingen_meetwaarde", changed(*FIGURE), "a meetwaarde never changes"),
)
