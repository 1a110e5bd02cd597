"""What is promised to respondents, and kept by the database."""

from __future__ import annotations

from adoptie.promises import Promise, changed
from enquetes.models import (
    Concept,
    Inzending,
    Panellid,
    Panelmail,
    Papiercode,
    Profiel,
    Uitnodiging,
    Verzending,
    Volgcode,
)

# Who was asked, and what somebody answered: of these PostgreSQL keeps no samples.
UNTOLD = (Concept, Inzending, Panellid, Panelmail, Papiercode, Profiel, Uitnodiging, Verzending, Volgcode)

# The steps that a round may take; a sealed round takes none.
_STEPS = {
    "concept": ("open",),
    "open": ("gesloten", "gestopt"),
    "gesloten": ("open", "gestopt", "verzegeld"),
}
_ALLOWED = " OR ".join(
    f"OLD.status = '{status}' AND NEW.status = '{step}'" for status, steps in _STEPS.items() for step in steps
)
# Of a round that the ondernemingsraad stopped, only what it chooses.
_CHOSEN = "OLD.status = 'gestopt' AND NEW.status = 'verzegeld' AND OLD.stopkeuze = 'verzegelen'"
_CHOICES = (
    "OLD.status <> 'gestopt' AND NEW.status = 'gestopt' AND OLD.stopkeuze = '' AND NEW.stopkeuze = 'wacht'"
    " OR NEW.status = 'gestopt' AND OLD.stopkeuze = 'wacht'"
    " AND NEW.stopkeuze IN ('verzegelen', 'vernietigen')"
    " OR NEW.status = 'gestopt' AND OLD.stopkeuze = 'verzegelen' AND NEW.stopkeuze = 'vernietigen'"
)

PROMISES = (
    Promise(
        "ronde_takes_its_steps",
        "enquetes_ronde",
        f"NEW.status <> OLD.status AND NOT ({_ALLOWED} OR {_CHOSEN})",
        "a ronde does not go this way",
    ),
    Promise(
        "ronde_fixed_once_open",
        "enquetes_ronde",
        "OLD.status <> 'concept' AND "
        + changed(
            "modus",
            "doelgroep",
            "groepen",
            "profielitems",
            "sleutel",
            "code",
            "versie_id",
            "traject_id",
            "uitgenodigd",
            "belofte",
            "ingelezen",
            "teksten_gelezen",
        ),
        "what was promised is fixed once a ronde is open",
    ),
    Promise(
        "ronde_stopped_by_choice",
        "enquetes_ronde",
        f"NEW.stopkeuze <> OLD.stopkeuze AND NOT ({_CHOICES})"
        f" OR OLD.kiezen_tot IS NOT NULL AND {changed('kiezen_tot')}",
        "what the ondernemingsraad stopped goes the way that it chooses, in its time",
    ),
    Promise(
        "ronde_ondergrens_only_up",
        "enquetes_ronde",
        "OLD.status <> 'concept' AND NEW.ondergrens < OLD.ondergrens"
        " OR OLD.status = 'verzegeld' AND NEW.ondergrens <> OLD.ondergrens",
        "the ondergrens of a ronde only goes up, until it is sealed",
    ),
    Promise(
        "dossierversie_append_only",
        "enquetes_dossierversie",
        "1 = 1",
        "what was put before the ondernemingsraad stays as it was put",
    ),
    Promise(
        "orbesluit_append_only",
        "adoptie_orbesluit",
        "1 = 1",
        "what the ondernemingsraad decided stays as it was decided",
    ),
    Promise(
        "besluitmeting_append_only",
        "enquetes_besluitmeting",
        "1 = 1",
        "what a decision is about stays as it was decided",
    ),
    Promise(
        "ondergrens_append_only",
        "enquetes_ondergrens",
        "1 = 1",
        "what the ondernemingsraad chose stays as it was chosen",
    ),
    # Erasing the vertrouwelijke answers of one person writes another file, with fewer people in it.
    Promise(
        "ronde_verzegeld_final",
        "enquetes_ronde",
        "OLD.status = 'verzegeld' AND ("
        f"{changed('vervallen_concepten')} OR NEW.aantal > OLD.aantal"
        f" OR OLD.modus <> 'vertrouwelijk' AND {changed('verzegeld_hash', 'aantal')})",
        "a sealed ronde stays as it was sealed",
    ),
    Promise(
        "vergelijkbaarheid_append_only",
        "enquetes_vergelijkbaarheid",
        "1 = 1",
        "what was said of a change stays as it was said",
    ),
    Promise(
        "versie_fixed",
        "enquetes_vragenlijstversie",
        f"OLD.vastgesteld AND (NOT NEW.vastgesteld OR {changed('inhoud', 'hash', 'vragenlijst_id')})",
        "a published versie never changes",
    ),
)
