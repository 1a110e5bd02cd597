"""What taking in a list of people would do to a round: nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from adoptie import dutch
from adoptie.models import Gemeente, Onderdeel, Orbesluit, Rapportagegroep, Traject
from adoptie.rights import objectors
from enquetes.importers.listrows import Persoon
from enquetes.importers.staflijst import Staflijst
from enquetes.models import Doelgroep, Ronde, Uitnodiging
from enquetes.queries.ondergrens import MINIMUM_INVITED, minimum_invited
from enquetes.queries.retour import known_to_fail

LONGEST_GROUP = 80
NEW_DECISION = "De ondernemingsraad besloot over andere groepen: vraag een nieuw besluit."


@dataclass(frozen=True, slots=True)
class Groepstand:
    """A group as the list fills it; ``buur`` is with whom it counts when too few people answer."""

    naam: str
    aantal: int
    nieuw: bool
    buur: str
    minimum: int = MINIMUM_INVITED

    @property
    def klein(self) -> bool:
        return self.aantal < self.minimum


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What will change, in numbers; ``personen`` each have their group."""

    personen: tuple[Persoon, ...]
    problemen: tuple[str, ...]
    meldingen: tuple[str, ...]
    groepen: tuple[Groepstand, ...] = ()
    onderdelen: tuple[str, ...] = ()
    nieuw: int = 0
    gewijzigd: int = 0
    weg: int = 0

    @property
    def aanhef(self) -> str:
        """Return how a mail begins to one of these people."""
        naam = next((person.naam for person in self.personen if person.naam and person.email), "lezer")
        return f"Beste {naam},"

    @property
    def changes(self) -> bool:
        return bool(self.nieuw or self.gewijzigd or self.weg or self.onderdelen)


@dataclass(slots=True)
class _Organisation:
    """The onderdelen and groups as they are, found by name without capitals; and groups by onderdeel."""

    onderdelen: dict[str, Onderdeel]
    by_pk: dict[int, Onderdeel]
    groepen: dict[str, Rapportagegroep]
    groep_of: dict[int, Rapportagegroep]
    # What the list itself says, first come first served: the group of an onderdeel, the spelling of a name.
    told: dict[str, str] = field(default_factory=dict)
    spelling: dict[str, str] = field(default_factory=dict)

    def top(self, onderdeel: Onderdeel) -> Onderdeel:
        while onderdeel.ouder_id is not None:
            onderdeel = self.by_pk[onderdeel.ouder_id]
        return onderdeel


def propose(ronde: Ronde, lijst: Staflijst) -> Voorstel:
    """Work out what this list would do to a round, also to one that is not there yet."""
    lijst = _without_objectors(ronde.gemeente, as_known(ronde.gemeente, lijst))
    problems, people = list(lijst.problemen), lijst.personen
    notes = [*lijst.meldingen, *_failing(ronde, people)]
    if ronde.doelgroep != Doelgroep.MEDEWERKERS:
        return _counted(ronde, Voorstel(people, tuple(problems), tuple(notes)))
    about = _organisation(ronde.traject, people)
    problems.extend(_conflicts(about, people))
    placed = tuple(_placed(about, person) for person in people)
    new = {person.onderdeel.casefold(): person.onderdeel for person in reversed(placed)}
    unknown = sorted(name for key, name in new.items() if key not in about.onderdelen)
    groups = _groups(about, placed, minimum_invited(ronde))
    notes.extend(_small(groups))
    if _regroups(about, placed) and Orbesluit.objects.filter(traject=ronde.traject.pk).exists():
        notes.append(NEW_DECISION)
    return _counted(ronde, Voorstel(placed, tuple(problems), tuple(notes), groups, tuple(unknown)))


def _without_objectors(gemeente: Gemeente, lijst: Staflijst) -> Staflijst:
    """Leave out who does not want to be invited; how many that are is told, and not who."""
    gone = objectors(gemeente, {person.email for person in lijst.personen})
    if not gone:
        return lijst
    people = tuple(person for person in lijst.personen if person.email not in gone)
    told = dutch.counted(len(gone), "persoon op deze lijst wil", "mensen op deze lijst willen")
    return replace(lijst, personen=people, meldingen=(*lijst.meldingen, f"{told} niet gevraagd worden."))


def as_known(gemeente: Gemeente, lijst: Staflijst) -> Staflijst:
    """Return a list that divides people twice by the parts that are known here, or else by the larger."""
    known = {naam.casefold() for naam in gemeente.onderdelen.values_list("naam", flat=True)}
    coarse, fine = lijst.divided(fijn=False), lijst.divided(fijn=True)
    there = [sum(who.onderdeel.casefold() in known for who in each.personen) for each in (coarse, fine)]
    return fine if there[1] > there[0] else coarse


def _failing(ronde: Ronde, people: tuple[Persoon, ...]) -> Iterator[str]:
    """Tell of addresses at which mail did not arrive before."""
    failing = known_to_fail(ronde.gemeente, {person.email for person in people})
    for person in people:
        if not person.email or person.email not in failing:
            continue
        better = failing[person.email]
        told = (
            f"dit adres is eerder verbeterd in {better}. Neem dat over."
            if better
            else "van dit adres kwam eerder een mail terug. Klopt het?"
        )
        yield f"Rij {person.rij}, kolom 'e-mail': {told}"


def _organisation(traject: Traject, people: tuple[Persoon, ...]) -> _Organisation:
    onderdelen = {row.pk: row for row in traject.gemeente.onderdelen.all()}
    rows = Rapportagegroep.objects.filter(traject=traject.pk)
    groups = list(rows.select_related("buur").prefetch_related("onderdelen"))
    about = _Organisation(
        onderdelen={row.naam.casefold(): row for row in onderdelen.values()},
        by_pk=onderdelen,
        groepen={group.naam.casefold(): group for group in groups},
        groep_of={row.pk: group for group in groups for row in group.onderdelen.all()},
    )
    for person in people:
        if person.groep:
            about.told.setdefault(person.onderdeel.casefold(), person.groep)
    return about


def _conflicts(about: _Organisation, people: tuple[Persoon, ...]) -> Iterator[str]:
    """Yield where the list and the organisation do not agree, once for each onderdeel."""
    seen: set[str] = set()
    for person in people:
        key = person.onderdeel.casefold()
        row = about.onderdelen.get(key)
        if row is None or key in seen:
            continue
        seen.add(key)
        where = f"Rij {person.rij}, kolom"
        if row.eindigt_op is not None:
            yield f"{where} 'onderdeel': '{row}' bestaat niet meer. Kies een ander onderdeel."
        group, told = about.groep_of.get(row.pk), about.told.get(key)
        if group is not None and told is not None and told.casefold() != group.naam.casefold():
            yield (
                f"{where} 'groep': '{row}' hoort al bij groep '{group}', niet bij '{told}'. "
                "Verander de groep in de lijst, of bij Groepen."
            )


def _placed(about: _Organisation, person: Persoon) -> Persoon:
    """Give somebody the group in which the onderdeel counts, in one spelling."""
    key = person.onderdeel.casefold()
    row = about.onderdelen.get(key)
    group = about.groep_of.get(row.pk) if row else None
    name = group.naam if group else about.told.get(key) or (about.top(row).naam if row else person.onderdeel)
    name = name[:LONGEST_GROUP].strip()
    known = about.groepen.get(name.casefold())
    return replace(
        person,
        onderdeel=row.naam if row else about.spelling.setdefault(f"o {key}", person.onderdeel),
        groep=known.naam if known else about.spelling.setdefault(f"g {name.casefold()}", name),
    )


def _regroups(about: _Organisation, people: tuple[Persoon, ...]) -> bool:
    """Tell whether somebody comes into the groups whose onderdeel was in none."""
    rows = (about.onderdelen.get(person.onderdeel.casefold()) for person in people)
    return bool(about.groepen) and any(row is None or row.pk not in about.groep_of for row in rows)


def _groups(about: _Organisation, people: tuple[Persoon, ...], minimum: int) -> tuple[Groepstand, ...]:
    counts = Counter(person.groep for person in people)
    by_size = sorted(counts, key=lambda name: (counts[name], name.casefold()))
    standings = []
    for name in sorted(counts, key=str.casefold):
        known = about.groepen.get(name.casefold())
        buur = known.buur.naam if known and known.buur else ""
        if known is None:
            buur = _of_its_size(name, by_size)
        standings.append(Groepstand(name, counts[name], known is None, buur, minimum))
    return tuple(standings)


def _of_its_size(name: str, by_size: list[str]) -> str:
    """Return whom a new group joins when too few people answer: pairs by size, so that no group joins all."""
    at = by_size.index(name)
    return next((by_size[other] for other in (at ^ 1, at - 1) if 0 <= other < len(by_size)), "")


def _small(groups: tuple[Groepstand, ...]) -> Iterator[str]:
    for group in groups:
        if group.klein:
            people = dutch.counted(group.aantal, "mens", "mensen")
            other = f"'{group.buur}'" if group.buur else "een andere groep"
            together = f" Zij telt straks samen met {other}." if len(groups) > 1 else ""
            yield f"Groep '{group.naam}' heeft {people}; het minimum is {group.minimum}.{together}"


def _counted(ronde: Ronde, voorstel: Voorstel) -> Voorstel:
    rows = Uitnodiging.objects.filter(ronde=ronde.pk).values_list("email", "naam", "groep__naam")
    before = {email: (naam, groep or "") for email, naam, groep in rows if email}
    after = {person.email: (person.naam, person.groep) for person in voorstel.personen if person.email}
    # Who gets a letter is a number per group: a list of addresses only leaves it as it was given by hand.
    letters = Counter(groep or "" for email, _, groep in rows if not email)
    wanted = Counter(person.groep for person in voorstel.personen if not person.email) or letters
    return replace(
        voorstel,
        nieuw=len(after.keys() - before.keys()) + (wanted - letters).total(),
        weg=len(before.keys() - after.keys()) + (letters - wanted).total(),
        gewijzigd=sum(1 for email in after.keys() & before.keys() if after[email] != before[email]),
    )
