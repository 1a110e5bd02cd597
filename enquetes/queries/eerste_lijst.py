"""The first list of people of a gemeente: what it would make, and which groups had better count together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from adoptie import dutch
from adoptie.models import Gemeente, Traject
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.groepen import MINIMUM_INVITED
from enquetes.queries.staflijst import LONGEST_GROUP, Voorstel, propose
from metingen.disclosure.groups import merge_groups

# With so many people a group is seldom hidden when some do not answer.
COMFORTABLE = 15


@dataclass(frozen=True, slots=True)
class Samen:
    """Groups of the list that count as one: their (name, people), and the name and people of the whole."""

    naam: str
    aantal: int
    delen: tuple[tuple[str, int], ...]

    @property
    def sentence(self) -> str:
        parts = [f"'{name}' ({dutch.number(people)})" for name, people in self.delen]
        return f"{dutch.listing(parts)} tellen samen: {dutch.counted(self.aantal, 'mens', 'mensen')}."


@dataclass(frozen=True, slots=True)
class Eerstelijst:
    """``zonder`` is what the list makes as it is, ``met`` what it makes with ``samen`` accepted."""

    zonder: Voorstel
    met: Voorstel
    samen: tuple[Samen, ...]
    # Onderdelen that are there and not on the list.
    over: tuple[str, ...] = ()

    @property
    def problemen(self) -> tuple[str, ...]:
        return self.zonder.problemen

    @property
    def kan_zonder(self) -> bool:
        """Whether the groups may also stay as they are."""
        return bool(self.samen) and not any(group.klein for group in self.zonder.groepen)

    def chosen(self, *, samen: bool) -> Staflijst:
        """Return the people, each in the group in which they will count."""
        voorstel = self.met if samen or not self.kan_zonder else self.zonder
        return Staflijst(voorstel.personen)


def new_ronde(gemeente: Gemeente) -> Ronde:
    """Return a round among staff that is not stored, of a traject without groups."""
    return Ronde(traject=Traject(gemeente=gemeente), doelgroep=Doelgroep.MEDEWERKERS)


def propose_first(gemeente: Gemeente, lijst: Staflijst) -> Eerstelijst:
    """Work out what this list would make in a gemeente that has no groups yet; nothing is written."""
    ronde = new_ronde(gemeente)
    zonder = propose(ronde, lijst)
    if zonder.personen and len(zonder.personen) < MINIMUM_INVITED and not zonder.problemen:
        number = dutch.counted(len(zonder.personen), "mens", "mensen")
        told = (
            f"Op de lijst: {number}. Vraag er minstens {MINIMUM_INVITED}. "
            "Met minder mensen is niet te beloven dat antwoorden anoniem blijven."
        )
        zonder = replace(zonder, problemen=(told,))
    samen = () if zonder.problemen else _together(zonder)
    names = {part: each.naam for each in samen for part, _ in each.delen}
    people = tuple(replace(who, groep=names.get(who.groep, who.groep)) for who in zonder.personen)
    met = propose(ronde, replace(lijst, personen=people)) if samen else zonder
    listed = {who.onderdeel for who in zonder.personen}
    known = gemeente.onderdelen.filter(eindigt_op__isnull=True).values_list("naam", flat=True)
    return Eerstelijst(zonder, met, samen, tuple(name for name in known if name not in listed))


def _together(voorstel: Voorstel) -> tuple[Samen, ...]:
    """Join groups until each is comfortable; when even the whole is not, all count as one."""
    counts = Counter(who.groep for who in voorstel.personen)
    parts = merge_groups(counts, COMFORTABLE)
    joined = [part.groepen for part in parts] if parts else [tuple(sorted(counts))]
    return tuple(_samen(names, counts) for names in joined if len(names) > 1)


def _samen(names: tuple[str, ...], counts: Counter[str]) -> Samen:
    label = " + ".join(names)
    if len(label) > LONGEST_GROUP:
        largest = max(names, key=lambda name: (counts[name], name))
        label = f"{largest[: LONGEST_GROUP - 20]} en andere teams"
    return Samen(label, sum(counts[name] for name in names), tuple((name, counts[name]) for name in names))
