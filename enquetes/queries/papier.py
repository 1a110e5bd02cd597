"""Who gets a letter in a round, and which letters were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from adoptie import dutch
from adoptie.models import Rapportagegroep
from enquetes.importers.adressen import Adressant
from enquetes.models import Doelgroep, Papiercode, Ronde, Status, Uitnodiging

# Who can be invited by letter: members of the panel have an address for mail.
BY_LETTER = frozenset({Doelgroep.MEDEWERKERS, Doelgroep.STEEKPROEF})
ON_PAPER = BY_LETTER | {Doelgroep.OPEN}


@dataclass(frozen=True, slots=True)
class Papierstand:
    """How many people are invited by letter, for how many a code was made, and how many codes there are."""

    mensen: int
    met_code: int
    codes: int

    @property
    def zonder_code(self) -> int:
        return self.mensen - self.met_code


def papierstand(ronde: Ronde) -> Papierstand:
    """Return where the letters of a round stand. Three queries."""
    people = without_mail(ronde)
    return Papierstand(
        mensen=people.count(),
        met_code=people.filter(_has_code()).count(),
        codes=Papiercode.objects.filter(ronde=ronde).count(),
    )


def without_mail(ronde: Ronde) -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.filter(ronde=ronde, email="")


def _has_code() -> Exists:
    return Exists(Papiercode.objects.filter(uitnodiging=OuterRef("pk")))


def waiting_letters(ronde: Ronde, most: int) -> list[Uitnodiging]:
    """Return at most so many people who are invited by letter and have no code yet, group by group."""
    rows = without_mail(ronde).filter(~_has_code()).select_related("groep")
    return list(rows.order_by("groep__naam", "pk")[:most])


def letter_groups(ronde: Ronde) -> list[tuple[Rapportagegroep | None, int]]:
    """Return the groups of which people can get a letter, with how many do; None where there are none."""
    counts: Counter[int | None] = Counter(without_mail(ronde).values_list("groep", flat=True))
    if ronde.doelgroep != Doelgroep.MEDEWERKERS:
        return [(None, counts[None])]
    return [(group, counts[group.pk]) for group in ronde.traject.rapportagegroepen.order_by("naam")]


def may_be_printed(ronde: Ronde) -> str:
    """Say why there are no letters or forms of this round now; nothing when there can be."""
    if ronde.doelgroep not in ON_PAPER:
        return "De leden van het panel krijgen een mail. Brieven zijn er niet."
    if ronde.status == Status.CONCEPT:
        return "Open eerst de ronde. Dan pas kunnen er codes worden gemaakt."
    if ronde.status != Status.OPEN:
        return "De ronde is niet meer open. Er worden geen nieuwe codes gemaakt."
    return ""


def match_people(
    ronde: Ronde, people: Iterable[Adressant]
) -> tuple[list[tuple[Adressant, Uitnodiging]], list[str]]:
    """Return whose invitation each letter is for, or what is wrong with the list.

    Who has an address for mail is known by it. Who was invited by letter is anybody of that group: it is not
    known who they are, only how many.
    """
    by_mail = {row.email.lower(): row for row in ronde.uitnodigingen.exclude(email="")}
    free = _Free(ronde)
    found, problems = [], []
    for person in people:
        row = by_mail.get(person.email) if person.email else free.take(person)
        if row is not None:
            found.append((person, row))
        elif person.email:
            problems.append(f"{person.email} staat niet op de lijst van deze ronde.")
    return found, [*problems, *free.short()]


class _Free:
    """People who are invited by letter and have no code yet, by group."""

    def __init__(self, ronde: Ronde) -> None:
        self._grouped = ronde.doelgroep == Doelgroep.MEDEWERKERS
        rows = without_mail(ronde).filter(~_has_code()).select_related("groep").order_by("pk")
        self._left: dict[str, list[Uitnodiging]] = {}
        for row in rows:
            self._left.setdefault(row.groep.naam.casefold() if row.groep else "", []).append(row)
        # Groups of a staff list may have been joined since: what somebody works at tells in which one.
        groups = ronde.traject.rapportagegroepen.prefetch_related("onderdelen") if self._grouped else ()
        self._home = {row.naam.casefold(): group.naam for group in groups for row in group.onderdelen.all()}
        self._asked: Counter[str] = Counter()
        self._there = {name: len(rows) for name, rows in self._left.items()}

    def take(self, person: Adressant) -> Uitnodiging | None:
        told = self._home.get(person.onderdeel.casefold()) or person.groep
        name = told if self._grouped else ""
        self._asked[name] += 1
        left = self._left.get(name.casefold())
        return left.pop() if left else None

    def short(self) -> Iterator[str]:
        for name, asked in self._asked.items():
            there = self._there.get(name.casefold(), 0)
            if asked > there:
                of = f" van groep '{name}'" if name else " zonder groep" * self._grouped
                yield (
                    f"In de lijst staan {dutch.counted(asked, 'mens', 'mensen')}{of} zonder e-mailadres. "
                    f"In deze ronde zijn er nog {dutch.number(there)} zonder brief."
                )
