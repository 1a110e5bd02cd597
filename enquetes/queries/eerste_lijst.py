"""The first list of people of a gemeente: what it would make, and which groups had better count together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from adoptie import dutch
from adoptie.models import Gemeente, Orbesluit, Traject
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Ronde
from enquetes.queries.begin import first_ronde
from enquetes.queries.ondergrens import MINIMUM_INVITED
from enquetes.queries.staflijst import LONGEST_GROUP, NEW_DECISION, Voorstel, as_known, propose
from metingen.disclosure.groups import merge_groups

# With so many people a group is seldom hidden when some do not answer.
COMFORTABLE = 15


@dataclass(frozen=True, slots=True)
class Samen:
    """Groups of the list that count as one: their (name, people), and the name and people of the whole."""

    naam: str
    aantal: int
    delen: tuple[tuple[str, int], ...]
    # Whether they count as one already, since an earlier list.
    eerder: bool = False

    @property
    def sentence(self) -> str:
        parts = [f"'{name}' ({dutch.number(people)})" for name, people in self.delen]
        together = f"{dutch.listing(parts)} tellen samen: {dutch.counted(self.aantal, 'mens', 'mensen')}."
        return f"{together} {self._reason}".rstrip()

    @property
    def _reason(self) -> str:
        """Say what the rule that stands above the list does not."""
        if self.eerder:
            return "Dat was bij de vorige lijst ook zo."
        small = [f"'{name}'" for name, people in self.delen if people < MINIMUM_INVITED]
        others = [f"'{name}'" for name, people in self.delen if people >= MINIMUM_INVITED]
        if not others:
            return ""
        why = (
            f"Want {dutch.listing(small)} {'heeft' if len(small) == 1 else 'hebben'} "
            f"minder dan {MINIMUM_INVITED} mensen"
        )
        smallest = (
            "is daarna de kleinste groep" if len(others) == 1 else "zijn samen daarna de kleinste groep"
        )
        return f"{why}, en {dutch.listing(others)} {smallest}."


@dataclass(frozen=True, slots=True)
class Indeling:
    """One way to divide the people of a list: by the column with this heading; empty for the only way."""

    kolom: str
    fijn: bool
    gevonden: Eerstelijst


@dataclass(frozen=True, slots=True)
class Eerstelijst:
    """``zonder`` is what the list makes as it is, ``met`` what it makes with ``samen`` accepted."""

    zonder: Voorstel
    met: Voorstel
    samen: tuple[Samen, ...]
    # Onderdelen that are there and not on the list.
    over: tuple[str, ...] = ()
    # Whether the ondernemingsraad decided, and what to tell when that was about other groups than these.
    besloten: bool = False
    anders: str = ""

    @property
    def problemen(self) -> tuple[str, ...]:
        return self.zonder.problemen

    @property
    def krap(self) -> tuple[str, ...]:
        """Name the groups that may stay, and are easily hidden when some do not answer."""
        groups = (group for group in self.met.groepen if not group.klein and group.aantal < COMFORTABLE)
        return tuple(f"'{group.naam}' ({dutch.number(group.aantal)})" for group in groups)

    @property
    def kan_zonder(self) -> bool:
        """Whether the groups may also stay as they stand on the list."""
        return bool(self.samen) and not any(group.klein for group in self.zonder.groepen)

    def chosen(self, *, samen: bool) -> Staflijst:
        """Return the people, each in the group in which they will count."""
        voorstel = self.met if samen or not self.kan_zonder else self.zonder
        return Staflijst(voorstel.personen)


def new_ronde(gemeente: Gemeente) -> Ronde:
    """Return a round among staff that is not stored, of a traject without groups."""
    return Ronde(traject=Traject(gemeente=gemeente), doelgroep=Doelgroep.MEDEWERKERS)


def propose_divisions(gemeente: Gemeente, lijst: Staflijst) -> tuple[Indeling, ...]:
    """Work out what a list would make in each way that it divides people; the likely way first."""
    if not lijst.indelingen:
        return (Indeling("", False, propose_first(gemeente, lijst)),)
    found = [
        Indeling(kolom, fijn, propose_first(gemeente, lijst.divided(fijn=fijn)))
        for kolom, fijn in zip(lijst.indelingen, (False, True), strict=True)
    ]
    likely = as_known(gemeente, lijst)
    return tuple(sorted(found, key=lambda each: lijst.divided(fijn=each.fijn) != likely))


def propose_first(gemeente: Gemeente, lijst: Staflijst) -> Eerstelijst:
    """Work out what this list would make in a gemeente that has no groups yet; nothing is written."""
    ronde = new_ronde(gemeente)
    zonder = propose(ronde, lijst)
    if len(zonder.personen) < MINIMUM_INVITED and not zonder.problemen:
        number = dutch.counted(len(zonder.personen), "mens", "mensen")
        told = (
            f"Op de lijst: {number}. Vraag er minstens {MINIMUM_INVITED}. "
            "Met minder mensen is niet te beloven dat antwoorden anoniem blijven."
        )
        zonder = replace(zonder, problemen=(told,))
    before = _groups_before(gemeente)
    samen = () if zonder.problemen else _together(zonder, before)
    names = {part: each.naam for each in samen for part, _ in each.delen}
    people = tuple(replace(who, groep=names.get(who.groep, who.groep)) for who in zonder.personen)
    met = propose(ronde, replace(lijst, personen=people)) if samen else zonder
    listed = {who.onderdeel for who in zonder.personen}
    known = gemeente.onderdelen.filter(eindigt_op__isnull=True).values_list("naam", flat=True)
    decided = Orbesluit.objects.filter(traject__gemeente=gemeente).exists()
    return Eerstelijst(
        zonder,
        met,
        samen,
        tuple(name for name in known if name not in listed),
        besloten=decided,
        anders=NEW_DECISION if decided and before and before != _onderdelen(met) else "",
    )


def _groups_before(gemeente: Gemeente) -> dict[str, frozenset[str]]:
    """Return the groups of the first round as they are, each with the onderdelen in it."""
    ronde = first_ronde(gemeente)
    groups = ronde.traject.rapportagegroepen.prefetch_related("onderdelen") if ronde else ()
    return {group.naam: frozenset(row.naam for row in group.onderdelen.all()) for group in groups}


def _onderdelen(voorstel: Voorstel) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for who in voorstel.personen:
        found.setdefault(who.groep, set()).add(who.onderdeel)
    return {name: frozenset(onderdelen) for name, onderdelen in found.items()}


def _together(voorstel: Voorstel, before: Mapping[str, frozenset[str]]) -> tuple[Samen, ...]:
    """Join the groups that counted as one before, and then those under the minimum."""
    counts = Counter(who.groep for who in voorstel.personen)
    kept = _kept(voorstel, before)
    whole = {name: label for label, names in kept.items() for name in names}
    sizes: Counter[str] = Counter()
    for name, people in counts.items():
        sizes[whole.get(name, name)] += people
    homes = {who.groep: who.afdeling for who in voorstel.personen}
    found = []
    for labels in _joined(sizes, {whole.get(name, name): home for name, home in homes.items()}):
        names = tuple(sorted({name for label in labels for name in kept.get(label, (label,))}))
        if len(labels) == 1 and labels[0] in kept:
            found.append(replace(_samen(names, counts, homes), naam=labels[0], eerder=True))
        elif len(names) > 1:
            found.append(_samen(names, counts, homes))
    return tuple(found)


def _joined(sizes: Mapping[str, int], homes: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Join groups under the minimum: first with others of their afdeling, where the list tells those."""
    parts: dict[str, tuple[str, ...]] = {}
    for home in sorted(set(homes.values())):
        own = {name: people for name, people in sizes.items() if homes[name] == home}
        within = merge_groups(own, MINIMUM_INVITED) if home else ()
        joined = [part.groepen for part in within] or ([tuple(own)] if home else [(name,) for name in own])
        parts |= {names[0]: names for names in joined}
    wholes = {first: sum(sizes[name] for name in names) for first, names in parts.items()}
    merged = merge_groups(wholes, MINIMUM_INVITED)
    return [tuple(name for first in part.groepen for name in parts[first]) for part in merged]


def _kept(voorstel: Voorstel, before: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return the groups of now that counted as one before, by the name they had then.

    Known by their onderdelen: what the groups were called before they were joined is kept nowhere.
    """
    home = {onderdeel: name for name, onderdelen in before.items() for onderdeel in onderdelen}
    listed, found = _onderdelen(voorstel), dict[str, list[str]]()
    for name, onderdelen in listed.items():
        homes = {home[onderdeel] for onderdeel in onderdelen if onderdeel in home}
        if len(homes) == 1:
            found.setdefault(homes.pop(), []).append(name)
    # A list may give the name of the whole to a group of others.
    return {
        name: tuple(groups)
        for name, groups in found.items()
        if len(groups) > 1 and (name in groups or name not in listed)
    }


def _samen(names: tuple[str, ...], counts: Counter[str], homes: Mapping[str, str]) -> Samen:
    label = " + ".join(names)
    home = homes[names[0]]
    if home and home not in counts and {name for name in homes if homes[name] == home} == set(names):
        label = home
    if len(label) > LONGEST_GROUP:
        largest = max(names, key=lambda name: (counts[name], name))
        label = f"{largest[: LONGEST_GROUP - 20]} en andere teams"
    return Samen(label, sum(counts[name] for name in names), tuple((name, counts[name]) for name in names))
