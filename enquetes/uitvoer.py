"""A questionnaire as a file that this program, here or at a neighbour, takes in again."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from enquetes.content import Inhoud

SOORT = "mentaal-spoor/vragenlijst"
FORMAAT = 1
INHOUD = "inhoud"
BEELDEN = "beelden"
NONE: Mapping[str, bytes] = {}
_ROOM = 12_000_000


def to_envelope(inhoud: Inhoud, beelden: Mapping[str, bytes] = NONE) -> dict[str, Any]:
    """Return the whole questionnaire in an envelope that says what it is, with its pictures by their hash."""
    envelope = {"soort": SOORT, "formaat": FORMAAT, INHOUD: inhoud.to_json()}
    sent = {sha: b64encode(content).decode() for sha, content in _that_fit(beelden)}
    return envelope | ({BEELDEN: sent} if sent else {})


def to_file(inhoud: Inhoud, beelden: Mapping[str, bytes] = NONE) -> bytes:
    """Return the whole questionnaire as JSON; the same questionnaire gives the same bytes."""
    return json.dumps(to_envelope(inhoud, beelden), ensure_ascii=False, indent=1).encode()


def _that_fit(beelden: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield pictures as long as the file stays so small that it can be taken in."""
    room = _ROOM
    for sha, content in sorted(beelden.items()):
        if len(content) <= room:
            room -= len(content)
            yield sha, content
