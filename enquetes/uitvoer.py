"""A questionnaire as a file that this program, here or at a neighbour, takes in again."""

from __future__ import annotations

import json
from typing import Any

from enquetes.content import Inhoud

SOORT = "mentaal-spoor/vragenlijst"
FORMAAT = 1
INHOUD = "inhoud"


def to_envelope(inhoud: Inhoud) -> dict[str, Any]:
    """Return the whole questionnaire in an envelope that says what it is."""
    return {"soort": SOORT, "formaat": FORMAAT, INHOUD: inhoud.to_json()}


def to_file(inhoud: Inhoud) -> bytes:
    """Return the whole questionnaire as JSON; the same questionnaire gives the same bytes."""
    return json.dumps(to_envelope(inhoud), ensure_ascii=False, indent=1).encode()
