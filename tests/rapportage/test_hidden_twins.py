"""Two worlds that differ in what may not be seen, and in nothing else: whatever is put out is the same.

So no height of a mark, place in a row, colour, number of decimals, header, name of a file, kept page or part
of a PDF or workbook can tell it: all of them are compared byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import Message
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client, TestCase
from django.urls import reverse

from adoptie.models import Rapportagegroep, Rol, Traject
from adoptie.periods import period_of
from enquetes.actions.ronde import close_ronde
from enquetes.actions.terugkoppeling import save_actiepunten
from enquetes.content import Inhoud
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from enquetes.uitkomstlink import Plek, token_of
from metingen.actions import meetwaarden
from metingen.actions.meetwaarden import measure_ronde, release_figures
from metingen.actions.terugkoppeling import mail_uitkomsten
from metingen.models import Meetwaarde
from metingen.queries.cijfers import Cijfer
from rapportage.actions.rapport import build_rapport, publish_rapport, settle_rapport
from rapportage.models import Opdracht, Soort
from rapportage.reports import words
from tests.canaries.crawling import crawl, fetch
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory, TrajectFactory, member
from tests.factories.enquetes import CONTENT, answer, make_staff_ronde, personal_links
from tests.factories.rapportage import WORDS, opdracht
from tests.factories.terugkoppeling import PUNTEN

pytestmark = pytest.mark.django_db
# Which of these two is content with everything is what nobody may learn.
TWINS = ("Beheer", "Bouwen")
SHOWN = ("Balie", "Beleid", "Burgerzaken")
FIRST, *_ = CONTENT.paginas
ASKED: Inhoud = replace(CONTENT, paginas=(FIRST,))
ROLES = (None, Rol.MANAGER, Rol.OR, Rol.PROGRAMMALEIDER)
World = Mapping[str, bytes]


def make_ronde(traject: Traject, content: str) -> Ronde:
    """Have five groups answer; those of ``content`` all say the same, and those of its twin do not."""
    groups = dict.fromkeys(SHOWN, 20) | dict.fromkeys(TWINS, 12)
    ronde = make_staff_ronde(groups, traject=traject, inhoud=ASKED)
    links = personal_links(ronde)
    for index, link in enumerate(links[:60]):
        answer(link, werk=str(index % 5 + 1), functie="ab"[index % 2])
    for group, start in zip(TWINS, (60, 72), strict=True):
        for index, link in enumerate(links[start : start + 9]):
            own = (5, "a") if group == content else (index % 5 + 1, "ab"[index % 2])
            answer(link, werk=str(own[0]), functie=own[1])
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    release_figures(gemeente=ronde.gemeente, by="test")
    return ronde


def asked_reports(ronde: Ronde) -> Iterator[Opdracht]:
    periode = period_of(ronde.sluit_op.date(), "kwartaal").code
    about: list[tuple[Soort, dict[str, Any]]] = [
        (Soort.VOORTGANG, {}),
        (Soort.RAADSBRIEF, {"teksten": WORDS}),
        (Soort.ENQUETE, {"ronde": ronde.pk}),
        *((Soort.GESPREKSBLAD, {"ronde": ronde.pk, "groep": group}) for group in (*TWINS, SHOWN[0])),
    ]
    for soort, of in about:
        yield opdracht(ronde.gemeente, soort, periode, **of)


def make_reports(ronde: Ronde) -> None:
    for asked in asked_reports(ronde):
        rapport = settle_rapport(rapport=build_rapport(opdracht=asked, by="test"), by="test")
        if asked.soort != Soort.GESPREKSBLAD:
            publish_rapport(rapport=rapport, by="test")


def starts(ronde: Ronde) -> list[str]:
    slug = ronde.gemeente.slug
    groups = Rapportagegroep.objects.filter(traject=ronde.traject).order_by("pk").values_list("pk", flat=True)
    return [
        reverse("dashboard", args=[slug]),
        *(reverse("uitkomsten", args=[token_of(Plek(ronde.pk, group))]) for group in (None, *groups)),
        *(reverse("rondecijfers-bestand", args=[slug, ronde.pk, kind]) for kind in ("csv", "xlsx", "json")),
        *(reverse("cijfer", args=[slug, code]) for code in ("werk", "functie")),
        *(f"/api/v1/{what}?gemeente={slug}&perPagina=1000" for what in ("cijfers", "indicatoren")),
        f"/openbaar/{slug}/",
        "/open-data/",
    ]


# Drawn anew each time: what a form gets, and name and seal of a sealed file, which the OR sees.
_FORM = re.compile(rb'(?:csrfmiddlewaretoken" value="[^"]*|csrftoken=[^;]*)')
_SEAL = re.compile(rb"(?:Map: <code>[-0-9a-f]+</code>\. )?[Cc]ontrolegetal: (?:<code>)?[0-9a-f]{12,64}")


def read(ronde: Ronde, *, whole: bool) -> World:
    """Return what each role gets, by role and address; ``whole``: by following every link too."""
    found: dict[str, bytes] = {}
    for rol in ROLES if whole else (Rol.MANAGER,):
        client = Client()
        if rol is not None:
            client.force_login(member(ronde.gemeente, rol))
        addresses = starts(ronde)
        pages = crawl(client, addresses, most=60) if whole else (fetch(client, each) for each in addresses)
        got = {page.url: _SEAL.sub(b"", _FORM.sub(b"", page.body)) for page in pages if page.status == 200}
        found |= {f"{rol} {url}": body for url, body in got.items()}
    return found


def count_from_one() -> None:
    """Let keys and names begin anew; SQLite gives keys anew by itself where a transaction is undone."""
    GebruikerFactory.reset_sequence(0)  # type: ignore[no-untyped-call]  # of factory_boy
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            names = connection.introspection.sequence_list()
            for statement in connection.ops.sequence_reset_by_name_sql(no_style(), names):
                cursor.execute(statement)


def mailed(ronde: Ronde) -> World:
    """Mail everybody where the figures are; return each mail with its head, without what is drawn for it."""
    mail.outbox = []
    with TestCase.captureOnCommitCallbacks(execute=True):
        save_actiepunten(ronde=ronde, punten=PUNTEN, by="test")
        mail_uitkomsten(ronde=ronde, by="test")
    assert len(mail.outbox) == 84
    return {f"mail {number}": _said(each) for number, each in enumerate(mail.outbox)}


def _said(sent: EmailMessage) -> bytes:
    message: Message = sent.message()
    head = [value for name, value in message.items() if name not in {"Date", "Message-ID", "Content-Type"}]
    parts = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return b"\n".join([str(head).encode(), *(part for part in parts if isinstance(part, bytes))])


def twins(*, whole: bool) -> tuple[World, World]:
    """Return what two worlds put out that are made in the same minute, one after the other."""
    worlds = []
    for content in TWINS:
        count_from_one()
        with time_machine.travel("2026-06-01T12:00:00Z", tick=False), transaction.atomic():
            gemeente = GemeenteFactory.create(slug="hattem", naam="Hattem", cbs_code="GM0244")
            traject = TrajectFactory.create(gemeente=gemeente, naam="Digitaal werken")
            ronde = make_ronde(traject, content)
            assert hidden_groups(ronde) == set(TWINS)
            if whole:
                make_reports(ronde)
            worlds.append({**(mailed(ronde) if whole else {}), **read(ronde, whole=whole)})
            transaction.set_rollback(True)
    return worlds[0], worlds[1]


def hidden_groups(ronde: Ronde) -> set[str]:
    figures = Meetwaarde.objects.filter(ronde=ronde, indicator__code__startswith="werk")
    hidden = set(figures.filter(waarde=None).values_list("groep", flat=True))
    assert not hidden & set(figures.exclude(waarde=None).values_list("groep", flat=True))
    return hidden


def different(one: World, other: World) -> list[str]:
    """Return the addresses where the worlds differ; the keys of rows stand in them."""
    assert [*one] == [*other]
    return [address for address in one if one[address] != other[address]]


@pytest.fixture(autouse=True)
def _same_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give both the same checksum of the sealed file; that one is drawn anew each time it is sealed."""
    monkeypatch.setattr(meetwaarden, "hash_of", lambda _rondes: "5a" * 32)


def test_what_is_hidden_changes_nothing_that_a_manager_or_the_public_gets() -> None:
    assert different(*twins(whole=False)) == []


def test_reason_of_its_own_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saying of one group alone that all of it said the same gives no number, and tells everything."""
    real, contents, now = words.too_few, iter(TWINS), [""]
    making = make_ronde

    def made(traject: Traject, _content: str) -> Ronde:
        now[0] = next(contents)
        return making(traject, now[0])

    def telling(figure: Cijfer) -> str:
        return "iedereen zei hetzelfde" if figure.groep == now[0] else real(figure)

    monkeypatch.setattr(words, "too_few", telling)
    monkeypatch.setattr(f"{__name__}.make_ronde", made)

    places = {re.sub(r".*/", "", address) or "page" for address in different(*twins(whole=False))}

    assert {"page", "cijfers.csv", "cijfers.xlsx", "cijfers.json"} <= places


@pytest.mark.slow
def test_what_is_hidden_changes_nothing_that_anybody_can_reach() -> None:
    """Every page, drawing and file of reports, by following every link as nobody and in each role."""
    one, other = twins(whole=True)

    assert different(one, other) == []
    kinds = {re.sub(r".*[.]", "", address.partition("?")[0]) for address in one}
    assert {"pdf", "xlsx", "csv", "json", "svg", "png", "html", "docx"} <= kinds
