"""At most so many members of a class in a round of the panel: counted from used links, never from answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from adoptie import dutch
from enquetes.models import Panellid, Ronde, Uitnodiging
from enquetes.profiel import ITEMS
from enquetes.queries.ondergrens import ondergrens_for
from enquetes.queries.panel import profile_of, profiles_of


class FullError(Exception):
    """From the class of this member enough people took part; ``ronde`` is the round."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__(ronde.naam)
        self.ronde = ronde


def refuse_when_full(ronde: Ronde, person: Uitnodiging | None) -> None:
    """Raise FullError when no more people of this class are asked. Who told no class is always welcome."""
    if not ronde.quotum or person is None or person.panellid is None:
        return
    own = profile_of(person.panellid).get(ronde.quotum_item)
    if own and _taking_part(ronde)[own] >= ronde.quotum:
        raise FullError(ronde)


def full_classes(ronde: Ronde) -> tuple[str, ...]:
    """Return the classes from which enough people took part."""
    if not ronde.quotum:
        return ()
    counts = _taking_part(ronde)
    return tuple(sorted(name for name, count in counts.items() if count >= ronde.quotum))


def still_welcome(ronde: Ronde, people: Iterable[Uitnodiging]) -> list[Uitnodiging]:
    """Return those of these people whose class is not full."""
    found, full = list(people), set(full_classes(ronde))
    if not full:
        return found
    members = [person.panellid for person in found if person.panellid is not None]
    told = profiles_of(ronde.gemeente, members)
    shut = {
        lid.pk for lid, classes in zip(members, told, strict=True) if classes.get(ronde.quotum_item) in full
    }
    return [person for person in found if person.panellid_id not in shut]


def quota_objections(ronde: Ronde) -> Iterator[str]:
    """Yield the classes in which a full one would tell who took part.

    Who meets a full class knows that so many others answered; k must stay of whom nobody knows.
    """
    if not ronde.quotum:
        return
    k = ondergrens_for(ronde)
    if ronde.quotum < k:
        yield too_small_quotum(k)
    asked = Panellid.objects.filter(uitnodiging__ronde=ronde)
    for name, invited in sorted(_classes(ronde, asked).items()):
        if 0 < invited - ronde.quotum < k:
            less = f"{dutch.number(invited - k)} of minder, of " if invited >= 2 * k else ""
            members = dutch.counted(invited, "lid", "leden")
            yield (
                f"Uit '{ITEMS[ronde.quotum_item]}: {name}' vraagt u {members}. "
                f"Mogen er daarvan {dutch.number(ronde.quotum)} meedoen, dan is te raden wie dat waren. "
                f"Kies {less}{dutch.number(invited)} of meer."
            )


def too_small_quotum(k: int) -> str:
    return f"Laat per klasse minstens {k} mensen meedoen. Van minder laten we niets zien."


def quota_words(ronde: Ronde) -> str:
    """Say what the limit is; nothing where there is none."""
    if not ronde.quotum:
        return ""
    limit = f"hoogstens {dutch.counted(ronde.quotum, 'mens', 'mensen')} per {ITEMS[ronde.quotum_item]}"
    full = full_classes(ronde)
    return f"{limit}. Vol: {dutch.listing(full)}." if full else f"{limit}."


def _taking_part(ronde: Ronde) -> Counter[str]:
    return _classes(ronde, Panellid.objects.filter(uitnodiging__ronde=ronde, uitnodiging__gebruikt=True))


def _classes(ronde: Ronde, members: Iterable[Panellid]) -> Counter[str]:
    told = (classes.get(ronde.quotum_item) for classes in profiles_of(ronde.gemeente, members))
    return Counter(name for name in told if name)
