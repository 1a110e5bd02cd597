"""Questionnaires that were begun and not sent in."""

from __future__ import annotations

from contextlib import suppress

from enquetes.keys import DamagedError, KeyGoneError, RoundKey, load_key
from enquetes.models import Concept, Ronde
from enquetes.queries.links import WITHDRAWN


def count_concepten(ronde: Ronde) -> int:
    """Return how many people began and did not send in; who took everything back is none of them."""
    rows = Concept.objects.filter(ronde=ronde)
    try:
        key = load_key(ronde.sleutel)
    except KeyGoneError:
        return rows.count()
    return sum(not _was_taken_back(row, key) for row in rows.iterator())


def _was_taken_back(row: Concept, key: RoundKey) -> bool:
    with suppress(DamagedError):
        return WITHDRAWN in key.decrypt(bytes(row.inhoud), bytes(row.link_hash))
    return False
