"""What is promised about reports, and kept by the database."""

from __future__ import annotations

from adoptie.promises import Promise, changed

# All but its status, its signatures, and the words by which it is found.
_KEPT = (
    *("gemeente_id", "soort", "periode", "interventie_id", "ronde_id", "groep", "sjabloon_id", "versie"),
    *("titel", "inhoud", "inhoud_hash", "cijfers", "cijferhashes", "logo", "teksten", "erratum"),
    *("programma", "created_at"),
)
_STEPS = {"concept": "vastgesteld", "vastgesteld": "gepubliceerd"}
_ALLOWED = " OR ".join(
    f"OLD.status = '{status}' AND NEW.status = '{step}'" for status, step in _STEPS.items()
)
_SETTLED = (
    "EXISTS (SELECT 1 FROM rapportage_rapport AS settled"
    " WHERE settled.id = {}.rapport_id AND settled.status <> 'concept')"
)

PROMISES = (
    Promise(
        "rapport_fixed_once_settled",
        "rapportage_rapport",
        f"OLD.status <> 'concept' AND {changed(*_KEPT)}",
        "a settled rapport never changes",
    ),
    Promise(
        "rapport_takes_its_steps",
        "rapportage_rapport",
        f"NEW.status <> OLD.status AND NOT ({_ALLOWED})",
        "a rapport does not go this way",
    ),
    Promise(
        "rapport_signed_once",
        "rapportage_rapport",
        f"OLD.vastgesteld_op IS NOT NULL AND {changed('vastgesteld_op', 'vastgesteld_door')}"
        f" OR OLD.gepubliceerd_op IS NOT NULL AND {changed('gepubliceerd_op', 'gepubliceerd_door')}",
        "who settled or published a rapport stays",
    ),
    Promise(
        "rapportbestand_fixed",
        "rapportage_rapportbestand",
        "1 = 1",
        "a file of a rapport stays as it was drawn",
    ),
    Promise(
        "rapportbestand_comes_before_settling",
        "rapportage_rapportbestand",
        _SETTLED.format("NEW"),
        "a settled rapport gets no more files",
        "INSERT",
    ),
    # With its rapport it may go: a gemeente can be removed.
    Promise(
        "rapportbestand_goes_with_its_rapport",
        "rapportage_rapportbestand",
        _SETTLED.format("OLD"),
        "a settled rapport keeps its files",
        "DELETE",
    ),
)
