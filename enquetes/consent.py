"""What a member of the panel says yes to; a text that was shown never changes, a new one gets a number."""

from __future__ import annotations

import hashlib

CONSENT = {
    "1": (
        "Ik doe mee aan het inwonerpanel van mijn gemeente.\n\n"
        "De gemeente mag mij mailen als er een vragenlijst is. Ik hoef nooit mee te doen.\n\n"
        "De gemeente bewaart mijn e-mailadres. Zij bewaart ook de kenmerken die ik zelf kies. "
        "Mijn adres, mijn kenmerken en mijn antwoorden staan apart van elkaar.\n\n"
        "De gemeente gebruikt mijn gegevens alleen voor dit panel. Zij geeft ze aan niemand anders.\n\n"
        "Ik mag altijd stoppen. Dan wist de gemeente mijn gegevens. "
        "Cijfers waarin ik al meetel, veranderen dan niet.\n\n"
        "Doe ik 24 maanden niets? Dan krijg ik een mail. "
        "Doe ik dan nog niets, dan wist de gemeente mijn gegevens na 30 dagen."
    ),
}
CURRENT = max(CONSENT, key=int)


def consent_hash(version: str) -> str:
    """Return the SHA-256 of exactly the text that was shown."""
    return hashlib.sha256(CONSENT[version].encode()).hexdigest()
