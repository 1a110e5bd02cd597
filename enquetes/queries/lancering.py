"""The check before launch: what stands in the way, what to think of, and what there will be to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from adoptie import dutch
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.plan import moved_along
from enquetes.profiel import ITEMS
from enquetes.queries.besluiten import besluit_objections
from enquetes.queries.groepen import coarse_profile, fixed_groups, invited_per_group
from enquetes.queries.groepsadvies import proposal_for
from enquetes.queries.ondergrens import minimum_invited, ondergrens_for
from enquetes.queries.quota import quota_objections
from metingen.disclosure import Vooruitblik, check_plan

# More small groups than this are not told one by one.
_TOLD_APART = 3


@dataclass(frozen=True, slots=True)
class Lancering:
    """What opening would meet: ``bezwaren`` stop it, ``adviezen`` do not; all are sentences."""

    bezwaren: tuple[str, ...]
    adviezen: tuple[str, ...]
    groepen: tuple[dict[str, Any], ...]
    vooruitblik: tuple[Vooruitblik, ...]

    @property
    def akkoord(self) -> bool:
        return not self.bezwaren


def check_launch(ronde: Ronde) -> Lancering:
    """Judge a round in concept on its plan and its invitation list, as opening will."""
    objections = list(launch_objections(ronde))
    if ronde.doelgroep != Doelgroep.MEDEWERKERS:
        advice = () if objections else (*_too_few(ronde), *_classes(ronde))
        return Lancering(tuple(objections), advice, (), ())
    groups = fixed_groups(ronde)
    plan = check_plan(
        {group["naam"]: group["uitgenodigd"] for group in groups},
        ondergrens_for(ronde),
        buren={group["naam"]: group["buur"] for group in groups if group["buur"]},
    )
    advice = (*_merged(ronde, groups), *_larger(ronde), *plan.adviezen)
    return Lancering(tuple(objections), advice, tuple(groups), plan.vooruitblik if groups else ())


def _merged(ronde: Ronde, groups: list[dict[str, Any]]) -> Iterator[str]:
    """Tell of each small group with which others it will count; of many, that there are many."""
    minimum = minimum_invited(ronde)
    invited = invited_per_group(ronde)
    small = [name for name, n in invited.items() if n < minimum]
    if len(small) > _TOLD_APART:
        yield (
            f"{len(small)} van de {len(invited)} groepen hebben minder dan {minimum} genodigden. "
            "Zij tellen samen met een andere groep: zie 'De groepen in deze ronde'."
        )
        return
    for name in small:
        part = next((group for group in groups if name in group["leden"]), None)
        if part is not None:
            others = [f"'{member}'" for member in part["leden"] if member != name]
            people = dutch.counted(invited[name], "genodigde", "genodigden")
            yield (
                f"Groep '{name}' heeft {people}; het minimum is {minimum}. "
                f"Deze groep telt daarom samen met {dutch.listing(others)}."
            )


def _larger(ronde: Ronde) -> Iterator[str]:
    """Tell that larger groups are proposed on the page of the round."""
    proposal = proposal_for(ronde)
    if proposal is not None and not proposal.bezwaar:
        share = dutch.percentage(proposal.zichtbaar)
        yield (
            f"Op de pagina van de ronde staat een voorstel voor {len(proposal.groepen)} grotere groepen. "
            f"Doet de helft mee? Dan zit {share} van de mensen in een groep met genoeg antwoorden."
        )


def _too_few(ronde: Ronde) -> Iterator[str]:
    """Tell beforehand that nothing will be shown, where that is certain."""
    invited = ronde.uitnodigingen.count()
    least = ondergrens_for(ronde)
    if ronde.doelgroep != Doelgroep.OPEN and invited < least:
        people = dutch.counted(invited, "mens", "mensen")
        stand = "staat" if invited == 1 else "staan"
        yield f"Er {stand} {people} op de lijst. Met minder dan {least} antwoorden laten we niets zien."


def _classes(ronde: Ronde) -> Iterator[str]:
    """Tell of each item of the profile in which classes it will count."""
    found = coarse_profile(ronde)
    for item in ronde.profielitems:
        if item in found:
            yield f"Kenmerk '{ITEMS[item]}' telt in deze klassen: {dutch.listing(list(found[item]))}."
        else:
            yield f"Kenmerk '{ITEMS[item]}' gaat niet mee: daarvoor zijn er te weinig leden per klasse."


def launch_objections(ronde: Ronde) -> Iterator[str]:
    """Yield what must be mended before a round may open."""
    ronde = moved_along(ronde)
    now = timezone.now()
    if not ronde.versie.vastgesteld:
        yield "Stel eerst de vragenlijst vast."
    if ronde.sluit_op <= now:
        yield "De sluitdatum is al voorbij. Kies een nieuwe."
    elif any(day is not None and day <= now for day in (ronde.herinner_op, ronde.herinner_weer_op)):
        # Otherwise the reminder would leave together with the invitation.
        yield "De dag van een herinnering is al voorbij. Kies een nieuwe."
    if ronde.doelgroep == Doelgroep.OPEN:
        if ronde.modus == Modus.VERTROUWELIJK:
            yield "Een open link is altijd anoniem: een volgcode hoort bij een persoon."
        return
    if not ronde.uitnodigingen.exists():
        panel = ronde.doelgroep == Doelgroep.PANEL
        first = "Zet eerst de leden van het panel erop." if panel else "Lees eerst een lijst in."
        yield f"Er staat nog niemand op de lijst. {first}"
    elif ronde.doelgroep == Doelgroep.PANEL:
        yield from quota_objections(ronde)
    elif ronde.doelgroep == Doelgroep.MEDEWERKERS:
        yield from _group_objections(ronde)
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        yield from besluit_objections(ronde)


def _group_objections(ronde: Ronde) -> Iterator[str]:
    without = ronde.uitnodigingen.filter(groep__isnull=True).count()
    if not fixed_groups(ronde):
        yield (
            f"Nodig minstens {minimum_invited(ronde)} mensen uit, ieder in een groep. "
            "Met minder mensen is niet te beloven dat antwoorden anoniem blijven."
        )
    elif without:
        people = dutch.counted(without, "genodigde hoort", "genodigden horen")
        yield f"{people} bij geen groep. Voeg een lijst toe waarin ieder een groep heeft."
