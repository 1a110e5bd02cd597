"""What people answer stands in the sealed file, and comes out of the program nowhere.

Everybody answers what nobody else can. What rounds, figures and reports put out is then searched for it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import resolve, reverse
from django_q.tasks import async_task
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.config.demo.build import agree_all, build_gemeente
from adoptie.config.demo.truth import GEMEENTEN
from adoptie.models import Gemeente, Rapportagegroep, Rol
from enquetes.actions.terugkoppeling import save_actiepunten
from enquetes.models import Modus, Ronde
from enquetes.sealed import open_sealed, sealed_base
from enquetes.uitkomstlink import Plek, token_of
from metingen.actions.meetwaarden import measure_all, release_figures
from metingen.actions.terugkoppeling import mail_uitkomsten
from metingen.figures import ronde as figures
from metingen.models import Meetwaarde
from rapportage.actions.uitvoering import carry_out
from rapportage.models import Rapport, Soort
from tests.adoptie.test_walk import ALL, OWN, Address
from tests.canaries import outputs
from tests.canaries.crawling import Fetched, crawl
from tests.canaries.finding import Cage
from tests.canaries.world import BSN, Answered, answered, canary, every_round, staff_links, staff_ronde
from tests.factories.adoptie import GemeenteFactory, TrajectFactory, member
from tests.factories.rapportage import make_rapportplan, make_uitvoering
from tests.factories.terugkoppeling import PUNTEN
from tests.metingen.microdata.worlds import made

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx", "json")


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Keep every line of every log of the product and what it is made with, also of loggers that are off.

    Those that the settings hold back stay so, whatever level somebody asks for.
    """
    held_back = set(settings.LOGGING["loggers"])
    for name in [None, *logging.root.manager.loggerDict]:
        if name is None or not (name in held_back or name.startswith(("factory", "faker"))):
            caplog.set_level(logging.DEBUG, name)
    return caplog


def sealed(ronde: Ronde) -> Path:
    return Path(settings.SEALED_DIR) / ronde.gemeente.slug / "rondes"


def kept(done: Answered) -> set[str]:
    """Return the words that stand in the sealed file; what says how to reach somebody is masked there."""
    ronde = done.ronde
    file = open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    written = " ".join(file.texts("kort")["tekst"])
    assert not {BSN, done.canaries[0].phone} & set(re.split("[ ,]+", written))
    return set(re.findall(r"kanarie\d+x\d+x", written))


def escaped(cage: Cage, found: Iterator[outputs.Output]) -> dict[str, list[str]]:
    """Return where something was found, and what."""
    return {where: birds for where, data in found if (birds := cage.escaped(data))}


def make_told() -> Answered:
    """Have an anonymous staff round answered, sealed, measured and released."""
    ronde = staff_ronde(TrajectFactory.create(gemeente=GemeenteFactory.create(slug="hattem")), Modus.ANONIEM)
    done = answered(ronde, staff_links(ronde), 0)
    measure_all(gemeente=ronde.gemeente, by="test")
    release_figures(gemeente=ronde.gemeente, by="test")
    return done


def figures_of(ronde: Ronde) -> Iterator[outputs.Output]:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    for kind in KINDS:
        url = reverse("rondecijfers-bestand", args=[ronde.gemeente.slug, ronde.pk, kind])
        response = client.get(url)
        assert response.status_code == 200
        yield url, response.content


def test_answers_of_staff_stand_in_the_sealed_file_and_nowhere_else(told: pytest.LogCaptureFixture) -> None:
    done = make_told()
    cage = Cage(done.canaries)

    assert kept(done) == {bird.word for bird in done.canaries}
    assert escaped(cage, outputs.rows()) == {}
    assert escaped(cage, outputs.files(besides=[sealed(done.ronde)])) == {}
    assert escaped(cage, figures_of(done.ronde)) == {}
    assert cage.escaped(told.text) == []
    assert Meetwaarde.objects.filter(ronde=done.ronde, waarde__isnull=False).count() > 50


@pytest.mark.slow
def test_database_is_asked_nothing_that_holds_an_answer(
    told: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections["default"], "force_debug_cursor", True)

    done = make_told()

    assert '"enquetes_inzending"' in told.text
    assert Cage(done.canaries).escaped(told.text) == []


def test_small_groups_and_orders_of_one_person_have_no_figures() -> None:
    ronde = make_told().ronde

    groups = set(Meetwaarde.objects.filter(ronde=ronde).values_list("groep", flat=True))
    codes = set(Meetwaarde.objects.filter(ronde=ronde).values_list("indicator__code", flat=True))

    assert groups == {"", "Samenleving", "Ruimte", "Archief, Balie en Bestuur samen"}
    # Of a ranking only what came first is counted.
    assert "eerst" in codes
    assert not [code for code in codes if code.startswith("eerst[")]


def test_leak_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """One answer in the name of an answer is seen in the database and in every file of figures."""
    real = figures._written

    def telling(about: Any, vraag: Any, item: Any, written: int, n: int) -> Any:
        return replace(real(about, vraag, item, written, n), categorie="kanarie0x003x")

    monkeypatch.setattr(figures, "_written", telling)
    done = make_told()
    cage = Cage(done.canaries)

    assert escaped(cage, outputs.rows()) == {"table metingen_meetwaarde": ["kanarie0x003x"]}
    assert len(escaped(cage, figures_of(done.ronde))) == len(KINDS)


def failing(bird: str) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError(f"could not convert string to float: {bird!r}")

    return fail


def test_fault_while_measuring_tells_no_answer_to_log_or_queue(
    told: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = make_told()
    cage = Cage(done.canaries)
    monkeypatch.setattr(figures, "round_figures", failing(done.canaries[0].word))

    with pytest.raises(Exception, match="ValueError"):
        async_task("metingen.tasks.measure_round", done.ronde.pk, sync=True)

    assert escaped(cage, outputs.rows()) == {}
    assert cage.escaped(told.text) == []


def test_fault_while_answering_tells_no_answer(
    told: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = staff_ronde(TrajectFactory.create(), Modus.ANONIEM)
    link, bird = staff_links(ronde)[0], canary(0, 0)
    monkeypatch.setattr("enquetes.views.respond.save_page", failing(bird.word))
    client = Client(raise_request_exception=False)
    url = reverse("antwoord-pagina", args=[link.ronde.code, link.token, 1])

    response = client.post(
        url, {"v_werkplek": "anders", "v_werkplek__anders": bird.word, "actie": "volgende"}
    )

    assert response.status_code == 500
    assert "ValueError" in told.text
    assert Cage([bird]).escaped(told.text) == []


# Pages of knowing and telling that hold no figure, or that no link leads to from where this walk begins.
_FORMS = (
    *("begin-zaken", "cijfers-vrijgeven", "deling-stoppen", "deling-toevoegen", "levering-inlezen"),
    *(
        "rapport-publiceren",
        "rapport-teksten",
        "rapport-vaststellen",
        "rapport-verbeteren",
        "rapport-wachten",
    ),
    *("rapportplan-stoppen", "rapportplan-toevoegen", "rapportplan-wijzigen"),
    *("sjabloon-verwijderen", "sjabloon-naam", "sjabloon-nieuw"),
)
# What people wrote in big groups, masked, for the one who reads it: their own tests say what they show.
_TEXTS = ("teksten", "teksten-lezen", "teksten-indelen", "teksten-vrij", "teksten-vrijgeven")
_THEMES = ("tekst-thema", "tekst-themas", "tekst-thema-verwijderen")
# Answers or figures of these are invented, or there is nothing.
_INVENTED = ("proefuitkomsten", "voorbeelden-grafieken", "voorbeelden-bestand", "api-onbekend")
# Own answers, behind the link of whom they are of: tests/metingen/test_eigen_pagina.py has strangers try it.
_OWN = ("eigen-antwoorden", "eigen-antwoord-verbeteren")
UNSEEN = frozenset([*_FORMS, *_TEXTS, *_THEMES, *_INVENTED, *_OWN])


def of_figures(address: Address) -> bool:
    """Tell whether an address belongs to knowing or telling."""
    if address.name.startswith(OWN):
        return False
    return resolve(address.url("hattem")).func.__module__.startswith(("metingen.", "rapportage."))


def starts(gemeente: Gemeente, done: list[Answered]) -> list[str]:
    slug = gemeente.slug
    groups = Rapportagegroep.objects.filter(traject__gemeente=gemeente).values_list("pk", flat=True)
    links = [
        reverse("uitkomsten", args=[token_of(Plek(each.ronde.pk, group))])
        for each in done
        for group in (None, *groups)
    ]
    api = [
        f"/api/v1/{what}?gemeente={slug}&perPagina=1000" for what in ("cijfers", "indicatoren", "rapporten")
    ]
    reports = Rapport.objects.filter(gemeente=gemeente).values_list("pk", flat=True)
    api += [reverse("api-gemeente", args=[slug]), *(reverse("api-rapport", args=[pk]) for pk in reports)]
    return ["/", f"/gemeente/{slug}/", f"/openbaar/{slug}/", "/open-data/", *api, *links]


def walk(gemeente: Gemeente, done: list[Answered]) -> Iterator[Fetched]:
    """Yield what everybody can fetch: nobody, each role, and somebody of another gemeente."""
    first = starts(gemeente, done)
    yield from crawl(Client(), first, most=60)
    for rol in Rol:
        client = Client()
        client.force_login(member(gemeente, rol))
        yield from crawl(client, first, most=90 if rol == Rol.PROGRAMMALEIDER else 15)
    stranger = Client()
    stranger.force_login(member(GemeenteFactory.create(), Rol.PROGRAMMALEIDER))
    yield from crawl(stranger, first, most=10)


def told_by(cage: Cage, page: Fetched) -> list[str]:
    """Return what a page tells; who reads what people wrote sees words, and nothing that goes with them."""
    words = page.name in _TEXTS and page.name != "teksten"
    return [each for each in cage.escaped(page.body) if not (words and each.startswith("kanarie"))]


def unreached(gemeente: Gemeente, reached: Counter[str]) -> set[str]:
    """Return the pages of knowing and telling that nobody got to see, without those that only take a post."""
    client = Client()
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    missed = (each for each in ALL if of_figures(each) and not reached[each.name])
    return {each.name for each in missed if client.get(each.url(gemeente.slug)).status_code != 405}


def tell_all(committing: Committing) -> tuple[Gemeente, list[Answered]]:
    """Have every round answered, measured, mailed about and reported on, and one file of answers taken."""
    gemeente, neighbour = (build_gemeente(truth) for truth in GEMEENTEN[:2])
    agree_all([gemeente, neighbour])
    with committing(execute=True):
        done = list(every_round(TrajectFactory.create(gemeente=gemeente)))
    measure_all(gemeente=gemeente, by="test")
    release_figures(gemeente=gemeente, by="test")
    with committing(execute=True):
        save_actiepunten(ronde=done[0].ronde, punten=PUNTEN, by="test")
        mail_uitkomsten(ronde=done[0].ronde, by="test")
    kinds = Counter(rapport.soort for rapport in outputs.reports(gemeente, [each.ronde for each in done]))
    carry_out(pk=make_uitvoering(gemeente, plan=make_rapportplan(gemeente)).pk)
    assert made(done[1].ronde).te_halen
    assert set(kinds) == set(Soort)
    assert len(mail.outbox) > 100
    return gemeente, done


@pytest.mark.slow
def test_no_answer_of_any_round_comes_out_anywhere(
    told: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Committing
) -> None:
    """Staff, panel and open link, both modes, every kind of report, everybody who can read."""
    gemeente, done = tell_all(django_capture_on_commit_callbacks)
    cage = Cage(bird for each in done for bird in each.canaries)
    found: dict[str, list[str]] = {}
    reached, looked = Counter[str](), set[str]()

    for page in walk(gemeente, done):
        reached[page.name] += page.status == 200
        # Roles get many pages and files alike.
        if page.digest not in looked and (birds := told_by(cage, page)):
            found[page.url] = birds
        looked.add(page.digest)
    guarded = [sealed(done[0].ronde), sealed(done[0].ronde).parent / "antwoordbestanden"]
    for found_there in (outputs.files(besides=guarded), outputs.rows(), outputs.mails()):
        found |= escaped(cage, found_there)

    assert found == {}
    assert {record.name for record in told.records if cage.escaped(record.getMessage())} == set()
    assert cage.escaped(told.text) == []
    assert all(kept(each) == {bird.word for bird in each.canaries} for each in done)
    assert unreached(gemeente, reached) <= UNSEEN
