"""How large a file with cases may be on the site."""

from __future__ import annotations

# Read while the sender waits: some hundred thousand cases, ten seconds. The command reads larger files.
MAX_MEGABYTES = 40
MAX_BYTES = MAX_MEGABYTES * 1_000_000
