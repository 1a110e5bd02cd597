"""The check before launch: what will be visible, judged on the numbers of invited people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adoptie import dutch

from .groups import Samenvoeging, merge_groups
from .rules import Drempels, Klasse, thresholds

GEWENST = 15  # invited people per group
MINIMUM = 10
RESPONSES = (40, 60, 80)  # percent


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What may be seen when ``respons`` percent answers: published groups, and sentences for the planner."""

    respons: int
    groepen: tuple[Samenvoeging, ...]
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planadvies:
    """Judgement of a plan: ``bezwaren`` stop the launch, ``adviezen`` do not; all are Dutch sentences."""

    bezwaren: tuple[str, ...]
    adviezen: tuple[str, ...]
    vooruitblik: tuple[Vooruitblik, ...]

    @property
    def akkoord(self) -> bool:
        return not self.bezwaren


def check_plan(
    invited: Mapping[str, int], k: int | None = None, buren: Mapping[str, str] | None = None
) -> Planadvies:
    """Check the groups of a staff round against the numbers of invited people.

    ``invited``: group -> invited people. ``k``: threshold where the ondernemingsraad raised it (default 5).
    A group needs 10 invited people (or k, when that is more) and had better have 15. The outlook rounds
    the expected answers down and takes the same response everywhere. Raises DisclosureError on a
    threshold that is too low, a negative number or an unknown neighbour.
    """
    drempels = thresholds(Klasse.PERSONEN, k)
    minimum = max(MINIMUM, drempels.groep)
    gewenst = max(GEWENST, minimum)
    bezwaren = [] if invited else ["Er zijn geen groepen. Kies eerst de groepen van deze meting."]
    adviezen = []
    for groep, n in sorted(invited.items()):
        people = f"Groep {groep} heeft {dutch.counted(n, 'genodigde', 'genodigden')}."
        if n < minimum:
            bezwaren.append(f"{people} Het minimum is {minimum}. Voeg deze groep samen met een andere.")
        elif n < gewenst:
            adviezen.append(
                f"{people} Liever {gewenst} of meer. "
                "Doen er weinig mensen mee? Dan is deze groep niet apart te zien."
            )
    outlook = tuple(_look_ahead(invited, respons, drempels, buren) for respons in RESPONSES)
    return Planadvies(tuple(bezwaren), tuple(adviezen), outlook)


def _look_ahead(
    invited: Mapping[str, int], respons: int, drempels: Drempels, buren: Mapping[str, str] | None
) -> Vooruitblik:
    expected = {groep: n * respons // 100 for groep, n in invited.items()}
    groepen = merge_groups(expected, drempels.groep, buren)
    total = sum(invited.values()) * respons // 100
    percent = dutch.percentage(respons / 100)
    first = f"Bij {percent} respons verwacht u {dutch.counted(total, 'antwoord', 'antwoorden')}."
    if not groepen:
        return Vooruitblik(respons, (), (first, "Dat is te weinig: er is dan niets te zien."))
    sentences = [first, *_sentences(groepen, drempels)]
    return Vooruitblik(respons, groepen, tuple(sentences))


def _sentences(groepen: tuple[Samenvoeging, ...], drempels: Drempels) -> list[str]:
    full = [part.label for part in groepen if part.n >= drempels.volledig]
    coarse = [part.label for part in groepen if part.n < drempels.volledig]
    merged = [part for part in groepen if len(part.groepen) > 1]
    sentences = []
    if full:
        sentences.append(f"Alle antwoorden zijn te zien voor: {'; '.join(full)}.")
    if coarse:
        sentences.append(f"Een gemiddelde en drie klassen zijn te zien voor: {'; '.join(coarse)}.")
    sentences.extend(f"Niet apart te zien: {dutch.listing(part.groepen)}." for part in merged)
    sentences.append("Antwoordt bijna iedereen hetzelfde? Dan is een groep toch niet te zien.")
    return sentences
