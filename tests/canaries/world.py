"""Rounds in which everybody answers what nobody else can: staff and panel, both modes, groups of any size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.test import Client
from django.urls import reverse

from adoptie.models import Gemeente, Rapportagegroep, Traject
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.actions.verzending import send_waiting_mails
from enquetes.content import Inhoud, Optie, Soort, Vraag
from enquetes.content.vraag import CONTACT
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.queries.links import Link
from enquetes.sealing import seal_ronde
from tests.canaries.finding import Canary
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.factories.adoptie import RapportagegroepFactory
from tests.factories.enquetes import (
    decide_on,
    invite,
    make_open_ronde,
    make_ronde,
    open_links,
    personal_links,
)
from tests.factories.soorten import EVERY_KIND

# Name of the group: how many were invited, and how many answer.
GROUPS = {
    "Samenleving": (30, 24),
    "Ruimte": (16, 9),
    "Bestuur": (14, 5),
    "Balie": (12, 3),
    "Archief": (12, 1),
}
RARE = "Torenwachter"
BSN = "123456782"


@dataclass(frozen=True)
class Answered:
    """A sealed round, and what its respondents answered."""

    ronde: Ronde
    canaries: tuple[Canary, ...]


def canary(round_number: int, person: int) -> Canary:
    number = 7_318_264.25 + 100_003 * round_number + person * person * 137
    day = dt.date(1903, 1, 1) + dt.timedelta(days=500 * round_number + 7 * person)
    return Canary(
        f"kanarie{round_number}x{person:03d}x",
        number,
        60 - number,
        day,
        f"06-4{round_number}{person:06d}",
    )


def questionnaire(modus: Modus) -> Inhoud:
    """Ask a question of every kind that is allowed; one answer of a choice fits one person."""
    return replace(
        EVERY_KIND,
        titel=f"Alle soorten, {modus}",
        paginas=tuple(
            replace(page, vragen=tuple(_wide(vraag) for vraag in page.vragen if _allowed(vraag, modus)))
            for page in EVERY_KIND.paginas
        ),
    )


def _allowed(vraag: Vraag, modus: Modus) -> bool:
    return modus == Modus.VERTROUWELIJK or vraag.soort not in CONTACT


def _wide(vraag: Vraag) -> Vraag:
    match vraag.soort:
        case Soort.GETAL:
            return replace(vraag, maximum=99_999_999, heel=False)
        case Soort.KEUZE if vraag.code == "beroep":
            return replace(vraag, opties=(*vraag.opties, Optie("toren", RARE)), willekeurig=False)
    return vraag


def filled_in(bird: Canary, person: int, *, rare: bool) -> tuple[dict[str, str | list[str]], ...]:
    """Return what a browser sends, page by page."""
    return (
        {
            "v_werkplek": "anders",
            "v_werkplek__anders": f"Bij {bird.word}",
            "v_beroep": "toren" if rare else ("ja", "nee")[person % 2],
            "v_hulp": ["1", "3"] if person % 3 else ["2"],
            "v_gemak": str(person % 7 + 1),
            "v_cijfer": str(person % 6 + 4),
        },
        {
            "v_lukt__r1": ("ja", "nee")[person % 2],
            "v_lukt__r2": ("ja", "nee", "wn")[person % 3],
            "v_taken__r1_a": str(person % 3 + 1),
            "v_taken__r1_b": "ja",
            "v_taken__r2_a": "3",
            "v_eerst": ["3", "1", "2"] if rare else ["1", "2", "3"],
        },
        {
            "v_uren": f"{bird.number:.2f}".replace(".", ","),
            "v_sinds": bird.day.isoformat(),
            "v_kort": f"{bird.word}, bel {bird.phone}, BSN {BSN}",
            "v_lang": f"Ik ben {bird.word}@geheim.example en ik wil weg.",
            "v_mail": f"{bird.word}@geheim.example",
            "v_bellen": bird.phone,
            "v_mag": "on",
        },
    )


def respond(link: Link, pages: tuple[Mapping[str, str | list[str]], ...], asked: Inhoud) -> None:
    """Answer in a browser, page by page."""
    client = Client()
    known = {vraag.code for vraag in asked.vragen()}
    for number, sent in enumerate(pages, start=1):
        data = {name: value for name, value in sent.items() if name[2:].partition("__")[0] in known}
        url = reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])
        last = number == len(pages)
        response = client.post(url, {**data, "actie": "versturen" if last else "volgende"})
        assert response.status_code in ({200, 302} if last else {302}), response.content.decode()


def answered(ronde: Ronde, links: list[Link], round_number: int) -> Answered:
    """Answer, close and seal; the last person has the one rare answer."""
    birds = tuple(canary(round_number, person) for person in range(len(links)))
    asked = ronde.versie.content
    for person, (link, bird) in enumerate(zip(links, birds, strict=True)):
        respond(link, filled_in(bird, person, rare=person == len(links) - 1), asked)
    return Answered(seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"), birds)


def staff_ronde(traject: Traject, modus: Modus) -> Ronde:
    ronde = make_ronde(
        traject=traject,
        doelgroep=Doelgroep.MEDEWERKERS,
        modus=modus,
        inhoud=questionnaire(modus),
        naam=f"Medewerkers {modus}",
    )
    decide_on(ronde, vertrouwelijk_mag=True)
    for name, (invited, _) in GROUPS.items():
        group = Rapportagegroep.objects.filter(traject=traject, naam=name).first()
        invite(ronde, invited, group or RapportagegroepFactory.create(traject=traject, naam=name))
    opened = open_ronde(ronde=ronde, by="test")
    send_waiting_mails(ronde=opened)
    return opened


def staff_links(ronde: Ronde) -> list[Link]:
    """Return the links of who answers: of each group so many, the smallest group last."""
    links = iter(personal_links(ronde))
    found: list[Link] = []
    for invited, answering in GROUPS.values():
        found += [link for at, link in zip(range(invited), links, strict=False) if at < answering]
    return found


def every_round(traject: Traject) -> Iterator[Answered]:
    """Yield staff and panel, both modes, and who came by an open link."""
    gemeente: Gemeente = traject.gemeente
    for number, modus in enumerate(Modus):
        ronde = staff_ronde(traject, modus)
        yield answered(ronde, staff_links(ronde), number)
    make_members(gemeente, 26)
    for number, modus in enumerate(Modus, start=2):
        ronde = open_panelronde(gemeente, modus, questionnaire(modus), f"Panel {modus}")
        yield answered(ronde, personal_links(ronde), number)
    opened = make_open_ronde(traject=traject, inhoud=questionnaire(Modus.ANONIEM), naam="Open link")
    yield answered(opened, open_links(opened, 12), 4)
