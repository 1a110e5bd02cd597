"""What an interventie did, in the few words that stand above a dashboard."""

from __future__ import annotations

from adoptie import dutch
from metingen.analysis.comparisons import Finding
from metingen.queries.effecten import Effect
from rapportage.reports.effect_limits import Vraag
from rapportage.reports.goals import SUBJECTS


def line(vraag: Vraag) -> str:
    """Say what was meant to change, whether it did, and what became worse; empty without a verdict.

    Plural or singular, the phrase fits: "sinds het digitale loket", "sinds de nieuwe laptops".
    """
    if not vraag.effects or not vraag.effects[0].verdict.grade:
        return ""
    first, *others = vraag.effects
    worse = [SUBJECTS[each.about.code] for each in others if each.verdict.direction == "slechter"]
    bad = f" Sindsdien werd het slechter met {dutch.listing(worse)}." if worse else ""
    return f"{_meant(vraag.phrase, first)}{bad}"


def _meant(phrase: str, effect: Effect) -> str:
    subject = SUBJECTS[effect.about.code]
    difference = effect.comparison.difference.value
    if effect.comparison.finding is not Finding.CLEAR or difference is None:
        return f"Of {subject} door {phrase} veranderde, weten we niet."
    way = "hoger" if difference > 0 else "lager"
    proven = effect.verdict.names_cause
    cause = "Dat komt waarschijnlijk daardoor." if proven else "Of dat daardoor komt, weten we niet."
    return f"Sinds {phrase} is {subject} {effect.unit.size(difference)} {way} dan ervoor. {cause}"
