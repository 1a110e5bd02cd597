"""Pictures that came in a file of ours: drawn anew as any upload, or left out with the reason."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adoptie.refusal import Refusal
from enquetes.beelden import Plaatje, clean_picture
from enquetes.content import Inhoud, Vraag
from enquetes.importers.verlies import Verslag

# Drawing one anew takes up to half a second.
MOST = 40
_ABSENT = "De afbeelding zit niet in het bestand. Voeg haar opnieuw toe."


class Pictures:
    """The pictures of a file, by the hash with which questions name them; what is used is ``taken``."""

    def __init__(self, sent: Any, verslag: Verslag) -> None:
        self._sent: Mapping[str, Any] = sent if isinstance(sent, dict) else {}
        self._verslag = verslag
        self._known: dict[str, Plaatje | str] = {}

    @property
    def taken(self) -> tuple[Plaatje, ...]:
        return tuple(found for found in self._known.values() if isinstance(found, Plaatje))

    def put(self, inhoud: Inhoud) -> Inhoud:
        """Return the questionnaire with the pictures that could be read, under the hash they have now."""
        pages = tuple(replace(page, vragen=tuple(map(self._vraag, page.vragen))) for page in inhoud.paginas)
        if any(sha not in self._known for sha in self._sent):
            self._verslag.left_out("Andere afbeeldingen", "Ze horen bij geen vraag.")
        return replace(inhoud, paginas=pages)

    def _vraag(self, vraag: Vraag) -> Vraag:
        if not vraag.beeld:
            return vraag
        if vraag.beeld not in self._known:
            self._known[vraag.beeld] = self._read(vraag.beeld)
        found = self._known[vraag.beeld]
        if isinstance(found, Plaatje):
            self._verslag.taken(f"Afbeelding bij vraag {vraag.code}", "Opnieuw getekend en verkleind.")
            return replace(vraag, beeld=found.sha)
        self._verslag.left_out(f"Afbeelding bij vraag {vraag.code}", found)
        return replace(vraag, beeld="", beeld_alt="")

    def _read(self, sha: str) -> Plaatje | str:
        """Return a clean copy of a picture, or why there is none."""
        sent = self._sent.get(sha)
        if not isinstance(sent, str):
            return _ABSENT
        if len(self.taken) == MOST:
            return f"Wij lezen hoogstens {MOST} afbeeldingen. Voeg deze opnieuw toe."
        try:
            return clean_picture(b64decode(sent, validate=True))
        except ValueError:
            return "De afbeelding is beschadigd. Voeg haar opnieuw toe."
        except Refusal as refusal:
            return str(refusal)
