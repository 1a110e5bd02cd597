"""Sealed rounds in which people wrote something."""

from __future__ import annotations

from adoptie.models import Gebruiker, Rol
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.teksten import judge_texts
from metingen.oordeel import Oordeel
from metingen.queries.ongelezen import read_texts
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, open_links, personal_links


def sealed_with_texts(writers: int = 12, silent: int = 0, **options: object) -> Ronde:
    """Make a sealed round with an open link, in which so many people wrote "tekst 0 van iemand" and so on."""
    ronde = make_open_ronde(**options)
    for index, link in enumerate(open_links(ronde, writers + silent)):
        answer(link, werk=str(index % 5 + 1), open=f"tekst {index} van iemand" if index < writers else None)
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def sealed_staff(writers: dict[str, int]) -> Ronde:
    """Make a sealed round of staff, with so many writers in each group, who name it: "iets in Balie"."""
    ronde = make_staff_ronde({name: max(number, 10) for name, number in writers.items()})
    left = dict(writers)
    people = list(ronde.uitnodigingen.select_related("groep").order_by("pk"))
    for person, link in zip(people, personal_links(ronde), strict=True):
        group = person.groep.naam if person.groep else ""
        wrote = left[group] > 0
        left[group] -= 1
        answer(link, werk="3", open=f"iets in {group}" if wrote else None)
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def reader_of(ronde: Ronde) -> Gebruiker:
    return member(ronde.gemeente, Rol.PROGRAMMALEIDER)


def read_all(ronde: Ronde, by: Gebruiker, *, held: int = 0) -> list[str]:
    """Judge every text: the first ``held`` are not shown. Return their numbers in the order of the page."""
    numbers = list(read_texts(ronde, "open"))
    judge_texts(
        ronde=ronde,
        kolom="open",
        oordelen=[
            Oordeel(number, "dicht", "ander") if at < held else Oordeel(number, "vrij")
            for at, number in enumerate(numbers)
        ],
        by=by,
    )
    return numbers
