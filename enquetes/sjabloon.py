"""A questionnaire to begin with, in our own words; every gemeente may change it."""

from __future__ import annotations

import json
from pathlib import Path

from enquetes.content import Inhoud
from enquetes.uitvoer import INHOUD

# In the form in which this program gives a questionnaire away.
NULMETING_BESTAND = Path(__file__).parent / "sjablonen" / "nulmeting.json"
NULMETING = Inhoud.from_json(json.loads(NULMETING_BESTAND.read_bytes())[INHOUD])
