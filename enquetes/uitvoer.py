"""A questionnaire as a file that this program, here or at a neighbour, takes in again."""

from __future__ import annotations

import json

from enquetes.content import Inhoud

SOORT = "mentaal-spoor/vragenlijst"
FORMAAT = 1


def to_file(inhoud: Inhoud) -> bytes:
    """Return the whole questionnaire as JSON; the same questionnaire gives the same bytes."""
    envelope = {"soort": SOORT, "formaat": FORMAAT, "inhoud": inhoud.to_json()}
    return json.dumps(envelope, ensure_ascii=False, indent=1).encode()
