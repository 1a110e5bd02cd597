"""How long what the dossier of the ondernemingsraad speaks of is kept."""

from __future__ import annotations

import datetime as dt

# After the closing of the round.
KEEP_INVITATIONS = dt.timedelta(days=30)
# After sealing.
KEEP_TEXTS = dt.timedelta(days=365)
