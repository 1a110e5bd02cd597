"""Whether a measurement goes further than what the ondernemingsraad decided on; pure.

Fewer questions, merged groups, a higher threshold, shorter retention, other days or another order need no
new decision. All else does, and is told in a sentence each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from adoptie import dutch
from enquetes.content import Inhoud, Optie, Soort, Vraag

# So much more than the people who were asked when it was decided may come by somebody starting to work here.
_ROOM = 0.10
_SECRECY = ("anoniem", "vertrouwelijk")


@dataclass(frozen=True, slots=True)
class Meting:
    """What is decided on. ``vragen``: each that is asked -> how; ``groepen``: members of each, by their keys.

    ``namen`` are the names of those members, ``publiek`` who sees results, ``bewaren`` days per kind of
    record, ``tekst`` the version of what the program promises.
    """

    vragen: Mapping[str, str]
    modus: str
    doelgroep: str
    groepen: Sequence[Sequence[str]]
    namen: Mapping[str, str]
    mensen: int
    ondergrens: int
    publiek: Sequence[str]
    bewaren: Mapping[str, int]
    tekst: int
    profiel: Sequence[str] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


def questions_asked(inhoud: Inhoud) -> dict[str, str]:
    """Return what is asked, each row of a matrix by itself, with how it is asked: answers and conditions."""
    found: dict[str, list[str]] = {}
    for pagina in inhoud.paginas:
        for vraag in pagina.vragen:
            if vraag.soort != Soort.UITLEG:
                for name, how in _units(vraag, pagina.relevantie):
                    found.setdefault(name, []).append(how)
    return {name: "\n".join(sorted(hows)) for name, hows in found.items()}


def _units(vraag: Vraag, page: str) -> Iterator[tuple[str, str]]:
    how = json.dumps(
        [
            vraag.soort,
            _answers(vraag.opties),
            _answers(vraag.opties2),
            [page, vraag.relevantie, vraag.formule, vraag.geen_antwoord],
            [vraag.minimum, vraag.maximum, vraag.eenheid, vraag.lang, vraag.minste, vraag.meeste],
        ],
        ensure_ascii=False,
    )
    if not vraag.rijen:
        yield vraag.tekst.strip(), how
    for rij in vraag.rijen:
        yield f"{vraag.tekst.strip()} {rij.tekst.strip()}", how


def _answers(opties: Sequence[Optie]) -> list[list[object]]:
    return [[optie.tekst.strip(), optie.namelijk] for optie in opties]


def wider(before: Meting, now: Meting) -> tuple[str, ...]:
    """Return in what ``now`` goes further than ``before``; nothing where it does not."""
    return (
        *_questions(before, now),
        *_promise(before, now),
        *_groups(before, now),
        *_people(before, now),
        *_seen(before, now),
        *_kept(before, now),
    )


def _questions(before: Meting, now: Meting) -> Iterator[str]:
    for name, how in now.vragen.items():
        if name not in before.vragen:
            yield f"De vraag '{_short(name)}' is nieuw, of heeft andere woorden."
        elif before.vragen[name] != how:
            yield f"De vraag '{_short(name)}' heeft andere antwoorden, of een andere voorwaarde."


def _promise(before: Meting, now: Meting) -> Iterator[str]:
    if _SECRECY.index(now.modus) > _SECRECY.index(before.modus):
        yield f"De ronde was {before.modus}, en is nu {now.modus}."
    if now.tekst > before.tekst:
        yield "Het programma belooft iets anders dan toen. Lees het nieuwe dossier."
    for item in now.profiel:
        if item not in before.profiel:
            yield f"Het kenmerk '{item}' gaat mee met de antwoorden."


def _groups(before: Meting, now: Meting) -> Iterator[str]:
    """Yield groups that are finer than before, or hold members that were in none."""
    homes = {member: set(group) for group in before.groepen for member in group}
    for group in now.groepen:
        own = set(group)
        new = sorted(now.namen.get(member, member) for member in own - homes.keys())
        if new:
            yield f"Nieuw in de groepen: {dutch.listing(new)}."
        known = own & homes.keys()
        if any(not homes[member] <= own for member in known):
            told = dutch.listing(sorted(now.namen.get(member, member) for member in known))
            yield f"De groep van {told} is kleiner dan in het dossier."


def _people(before: Meting, now: Meting) -> Iterator[str]:
    if now.doelgroep != before.doelgroep:
        yield "Er worden andere mensen gevraagd."
    elif now.mensen > before.mensen * (1 + _ROOM):
        people = dutch.counted(now.mensen, "mens", "mensen")
        yield f"Er worden {people} gevraagd. In het dossier stonden er {dutch.number(before.mensen)}."


def _seen(before: Meting, now: Meting) -> Iterator[str]:
    for who in now.publiek:
        if who not in before.publiek:
            yield f"Ook {who} ziet nu uitkomsten."
    if now.ondergrens < before.ondergrens:
        yield (
            f"Van {now.ondergrens} antwoorden laten we al iets zien. "
            f"In het dossier was dat vanaf {before.ondergrens}."
        )


def _kept(before: Meting, now: Meting) -> Iterator[str]:
    for what, days in now.bewaren.items():
        if what not in before.bewaren:
            yield f"We bewaren nu ook: {what}."
        elif days > before.bewaren[what]:
            yield f"We bewaren {what} {days} dagen. In het dossier was dat {before.bewaren[what]} dagen."


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:79].rstrip()}…"
