"""How long answering takes."""

from __future__ import annotations

from enquetes.content import Inhoud, Soort

_SECONDS = {
    Soort.TEKST: 40,
    Soort.RANGSCHIKKING: 25,
    Soort.MEERKEUZE: 12,
    Soort.DATUM: 12,
    Soort.EMAIL: 15,
    Soort.TELEFOON: 15,
    Soort.BEREKENING: 0,
}
_A_LINE = 8


def minutes_to_answer(inhoud: Inhoud) -> int:
    """Return about how long answering takes, whole minutes: 8 seconds a line to choose, 40 a text."""
    seconds = sum(
        _SECONDS.get(vraag.soort, _A_LINE * max(1, sum(1 for _ in vraag.rows()))) for vraag in inhoud.vragen()
    )
    return max(1, round(seconds / 60))
