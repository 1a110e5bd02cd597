from __future__ import annotations

import hmac
from pathlib import Path

from django.conf import settings

from adoptie.secrets import read_or_make_secret
from enquetes.models import Panellid, Profiel

PROFILE_ITEMS = {"leeftijd": "leeftijd", "kern": "kern of wijk", "ondernemer": "ondernemer"}


def pseudonym(lid: Panellid) -> bytes:
    """Return the name under which the profile of this member is kept.

    It is made with a key outside the database: who has only the database cannot join contact and profile.
    """
    key = read_or_make_secret(Path(settings.KEY_DIR) / "panel")
    return hmac.digest(key.encode(), lid.pk.bytes, "sha256")


def profile_of(lid: Panellid) -> dict[str, str]:
    """Return the classes of a member, as words; what was not told is left out."""
    row = Profiel.objects.filter(schuilnaam=pseudonym(lid)).first()
    if row is None:
        return {}
    entrepreneur = {True: "ja", False: "nee", None: ""}[row.ondernemer]
    words = {"leeftijd": row.leeftijd, "kern": row.kern, "ondernemer": entrepreneur}
    return {name: word for name, word in words.items() if word}
