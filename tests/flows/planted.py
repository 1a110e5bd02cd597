"""A staff round of which everything is known: people answer by the links in their mails, or on paper."""

from __future__ import annotations

import datetime as dt
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import time_machine
from django.test import Client
from django.utils import timezone

from adoptie.config.backup import Kopie, copy_everything
from adoptie.models import Rapportagegroep
from adoptie.tasks import apply_retention
from enquetes import tasks
from enquetes.actions.invoer import enter_answers
from enquetes.actions.papier import invite_by_letter, print_waiting_letters
from enquetes.actions.ronde import open_ronde
from enquetes.actions.verzending import queue_mails
from enquetes.keys import load_key
from enquetes.models import Ronde, Uitnodiging, Verzending
from enquetes.paper.letters import Drukwerk
from enquetes.respondent import Wijze
from tests.enquetes.paper.worlds import codes_in
from tests.factories.enquetes import make_staff_ronde
from tests.mailbox import LINK, Mailbox

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
GROUPS = ("Balie", "Beleid", "Bouwen", "Buiten")


# With this every planted word begins.
SIGN = "qzx"


def words(count: int) -> str:
    """Return words that nobody else ever wrote."""
    return " ".join(SIGN + "".join(secrets.choice(_LETTERS) for _ in range(6)) for _ in range(count))


@dataclass
class Mens:
    """Somebody who was asked; ``uren`` nobody else answered, and ``tekst`` nobody else wrote."""

    email: str
    groep: str
    uren: float
    tekst: str
    tokens: list[str] = field(default_factory=list)
    pk: int = 0
    # The place in the order of answering; None for who did not answer.
    beurt: int | None = None


@dataclass
class Planted:
    """What was planted, and what an attacker kept from when the round was open."""

    ronde: Ronde
    mensen: list[Mens]
    # Written and not (or no longer) sent in.
    vervallen: list[str]
    kopie: Kopie
    sleutel: bytes

    @property
    def antwoorden(self) -> list[Mens]:
        """Return who answered, in the order of answering."""
        return sorted((mens for mens in self.mensen if mens.beurt is not None), key=_turn)


def _turn(mens: Mens) -> int:
    return mens.beurt or 0


def plant(number: int, box: Mailbox, folder: Path) -> Planted:
    """Let so many people be asked and most of them answer; copy everything while the round is open."""
    chance = random.Random(number)
    on_paper = max(2, number // 20)
    invited = dict.fromkeys(GROUPS[:3], number // 4) | {GROUPS[3]: 0}
    ronde = make_staff_ronde(invited, opened=False)
    _by_letter(ronde, on_paper + 10)
    ronde = open_ronde(ronde=ronde, by="test")
    mensen = _people(ronde, box)
    vervallen = _answer(ronde, mensen, chance, box)
    _on_paper(ronde, mensen, on_paper)
    _withdraw_one(mensen, vervallen)
    kopie = copy_everything(folder / "gegevens", folder / "elders", timezone.now())
    return Planted(ronde, mensen, vervallen, kopie, load_key(ronde.sleutel).secret)


def _by_letter(ronde: Ronde, number: int) -> None:
    outside = Rapportagegroep.objects.get(naam=GROUPS[3])
    invite_by_letter(ronde=ronde, aantallen={outside.pk: number}, by="test")


def _people(ronde: Ronde, box: Mailbox) -> list[Mens]:
    """Return who was invited by mail, in the order of the list."""
    people = []
    rows = Uitnodiging.objects.filter(ronde=ronde).exclude(email="").select_related("groep").order_by("pk")
    for at, row in enumerate(rows):
        tekst = words(8 if at % 9 else 380)
        people.append(Mens(row.email, str(row.groep), at * 0.25, tekst, pk=row.pk))
    _read_mails(people, box)
    return people


def _read_mails(people: list[Mens], box: Mailbox) -> None:
    by_address = {mens.email: mens for mens in people}
    for mail in box.mails:
        found = LINK.findall(mail.get_content())
        by_address[str(mail["To"])].tokens += [urlsplit(link).path.split("/")[3] for link in found]
    box.mails.clear()


def _answer(ronde: Ronde, people: list[Mens], chance: random.Random, box: Mailbox) -> list[str]:
    """Have the first half answer, then remind the others; who got the mail first tends to answer first."""
    dropped = []
    early = [mens for mens in people if chance.random() < 0.5]
    for mens in _nearly_in_turn(early, chance):
        _fill_in(ronde, mens, mens.tokens[0])
    left = [mens for mens in people if mens.beurt is None]
    for mens in left[::4]:
        begun = words(6)
        _post(ronde, mens.tokens[0], 2, {"v_open": begun, "actie": "bewaren"})
        dropped.append(begun)
    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    _read_mails(people, box)
    for mens in _nearly_in_turn([mens for mens in left if chance.random() < 0.6], chance):
        _fill_in(ronde, mens, mens.tokens[-1])
    return dropped


def _nearly_in_turn(people: list[Mens], chance: random.Random) -> Iterator[Mens]:
    """Yield people as they react to mails that leave one after another, and number them."""
    places = {mens.email: at + chance.gauss(0, 2) for at, mens in enumerate(people)}
    yield from sorted(people, key=lambda mens: places[mens.email])


def _fill_in(ronde: Ronde, mens: Mens, token: str) -> None:
    scale = str(1 + round(mens.uren * 4) % 5)
    _post(ronde, token, 1, {"v_werk": scale, "v_functie": "a"})
    hours = f"{mens.uren}".replace(".", ",")
    page = _post(ronde, token, 2, {"v_middel": ["pc"], "v_uren": hours, "v_open": mens.tekst})
    assert "Uw vragenlijst is binnen" in page
    mens.beurt = _next_turn()


_TURNS = iter(range(1, 1_000_000))


def _next_turn() -> int:
    return next(_TURNS)


def _post(ronde: Ronde, token: str, page: int, form: dict[str, object]) -> str:
    return Client().post(f"/e/{ronde.code}/{token}/{page}/", form).content.decode()


def _on_paper(ronde: Ronde, people: list[Mens], number: int) -> None:
    """Have letters made, and some of them copied by a clerk."""
    codes = codes_in(print_waiting_letters(ronde=ronde, drukwerk=Drukwerk(formulier=False), by="test").pdf)
    for at, code in enumerate(codes[:number]):
        mens = Mens("", GROUPS[3], 59 + at * 0.05, words(5), [code])
        enter_answers(
            ronde=ronde,
            code=code,
            nieuw="",
            wijze=Wijze.PAPIER,
            answers={"uren": mens.uren, "open": mens.tekst},
        )
        mens.beurt = _next_turn()
        people.append(mens)


def _withdraw_one(people: list[Mens], dropped: list[str]) -> None:
    mens = next(mens for mens in people if mens.beurt is not None and len(mens.tokens) == 1)
    row = Uitnodiging.objects.get(pk=mens.pk)
    Client().post(f"/e/{row.ronde.code}/{mens.tokens[0]}/intrekken/")
    assert not Uitnodiging.objects.get(pk=mens.pk).gebruikt
    mens.beurt = None
    dropped.append(mens.tekst)


def seal(planted: Planted) -> None:
    """Let the days pass until the worker has closed and sealed the round."""
    opened = timezone.now()
    for days in (1.1, 12):
        with time_machine.travel(opened + dt.timedelta(days=days)):
            tasks.tend_rondes()
    planted.ronde.refresh_from_db()


def grow_old(days: int) -> None:
    """Let the nights pass."""
    with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
        apply_retention()
