"""Sealed vertrouwelijke rounds, and who asks for their answers."""

from __future__ import annotations

from typing import Any

from adoptie.models import Gebruiker, Rol
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.models import Modus, Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.antwoordbestanden import make_bestand, request_bestand
from metingen.models import Antwoordbestand
from tests.factories.adoptie import member
from tests.factories.enquetes import make_staff_ronde, personal_links

REASON = "Onderzoek naar werkdruk"


def sealed_vertrouwelijk(number: int = 16) -> Ronde:
    """16 people in two groups answer, half of them with a volgcode."""
    ronde = make_staff_ronde({"Balie": 12, "Beleid": 12}, opened=False, modus=Modus.VERTROUWELIJK)
    ronde = open_ronde(ronde=ronde, by="test")
    links = personal_links(ronde)
    for index, link in enumerate([*links[: number // 2], *links[12 : 12 + number // 2]]):
        answers = {
            "werk": str(index % 5 + 1),
            "functie": "a" if index % 2 else "b",
            "middel": ["pc"],
            "uren": 30 + index / 2,
            "stel": {"r1": "4"},
            "open": f"=geheim {index}",
        }
        save_page(link=link, answers=answers, volgcode=bool(index % 2))
        submit(link=link)
    return seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")


def leader_of(ronde: Ronde) -> Gebruiker:
    return member(ronde.gemeente, Rol.PROGRAMMALEIDER)


def made(ronde: Ronde, soort: str = "csv", **values: Any) -> Antwoordbestand:
    """Ask for a file and have it made."""
    asked = request_bestand(
        ronde=ronde,
        soort=soort,
        **{"reden": REASON, "weglaten": (), "by": leader_of(ronde), **values},
    )
    make_bestand(pk=asked.pk)
    asked.refresh_from_db()
    return asked
