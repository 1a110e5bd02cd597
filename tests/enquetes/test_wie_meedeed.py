"""Who took part in an anonymous round is to be seen nowhere: two worlds that differ in that look the same."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Gebruiker, Gemeente, Lidmaatschap, Rol
from adoptie.tasks import apply_retention
from enquetes.actions.ronde import close_ronde
from enquetes.actions.verzending import queue_mails
from enquetes.models import Panellid, Ronde, Uitnodiging, Verzending
from enquetes.sealing import seal_ronde
from tests.adoptie.test_walk import ALL, Address
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.factories.adoptie import member
from tests.factories.enquetes import make_staff_ronde, personal_links

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
# Made anew each time a page is drawn, or a file is sealed.
_ONCE = re.compile(
    r'name="(csrfmiddlewaretoken|nieuw)" value="[\w-]+"|controlegetal: \w+'
    r"|\b[0-9a-f]{64}\b|(?<=-)[0-9a-f]{16}\b"
)


@dataclass(frozen=True)
class World:
    """A gemeente with an open round for staff and one for its panel, and somebody with every role."""

    gemeente: Gemeente
    rondes: tuple[Ronde, ...]
    everybody: Gebruiker

    def pages(self) -> dict[str, str]:
        """Return every page that somebody of the staff can open, by its address."""
        found, client = {}, Client()
        client.force_login(self.everybody)
        for address in ALL:
            for path in self._paths(address):
                response = client.get(path)
                if response.status_code == 200 and not response.streaming:
                    found[path] = _ONCE.sub("", response.content.decode(errors="replace"))
        return found

    def _paths(self, address: Address) -> Iterator[str]:
        known: dict[str, Sequence[object]] = {
            "slug": [self.gemeente.slug],
            "ronde_pk": [ronde.pk for ronde in self.rondes],
            "pk": [ronde.pk for ronde in self.rondes] + [ronde.traject_id for ronde in self.rondes],
            "lid_pk": list(Panellid.objects.order_by("email").values_list("pk", flat=True)[:2]),
            "soort": ["uitnodiging", "herinnering", "dank"],
        }
        names = [name for name, _ in address.arguments]
        if address.name.startswith(("account_", "mfa_")) or not set(names) <= known.keys():
            return
        for values in itertools.product(*(known[name] for name in names)):
            yield reverse(address.name, kwargs=dict(zip(names, values, strict=True)))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def world(clock: time_machine.Traveller) -> World:
    staff = make_staff_ronde({"Balie": 12})
    gemeente = staff.gemeente
    make_members(gemeente, 12)
    Panellid.objects.update(aangemeld_op=dt.date(2025, 6, 1), laatst_actief_op=dt.date(2025, 6, 1))
    rondes = (staff, open_panelronde(gemeente))
    for ronde in rondes:
        personal_links(ronde)
    everybody = member(gemeente, Rol.BEHEERDER)
    for rol in set(Rol) - {Rol.BEHEERDER}:
        Lidmaatschap.objects.create(gebruiker=everybody, gemeente=gemeente, rol=rol)
    return World(gemeente, rondes, everybody)


def took_part(ronde: Ronde, which: int) -> None:
    """Let one person, the first or the second, have answered; the others are reminded."""
    person = Uitnodiging.objects.filter(ronde=ronde).order_by("email")[which]
    Uitnodiging.objects.filter(pk=person.pk).update(gebruikt=True)
    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    of = Verzending.Status
    reminders = Verzending.objects.filter(uitnodiging__ronde=ronde, soort=Verzending.Soort.HERINNERING)
    reminders.update(status=of.VERZONDEN)
    first = reminders.order_by("uitnodiging__email").first()
    assert first is not None
    Verzending.objects.filter(pk=first.pk).update(status=of.TERUG)


def seen_of(world: World, which: int, then: Callable[[], None]) -> dict[str, str]:
    """Return what the staff sees when that person took part and then something happened; undo all of it."""
    with transaction.atomic():
        for ronde in world.rondes:
            took_part(ronde, which)
        then()
        pages = world.pages()
        transaction.set_rollback(True)
    return pages


def differences(first: dict[str, str], second: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Return the pages that tell the two worlds apart, with the lines that do."""
    found = []
    for path in sorted(first.keys() | second.keys()):
        one, other = (pages.get(path, "").splitlines() for pages in (first, second))
        if one != other:
            found.append((path, [line.strip() for line in one if line not in other]))
    return found


def sealed_and_forgotten(world: World, clock: time_machine.Traveller) -> Callable[[], None]:
    def then() -> None:
        clock.move_to(START + dt.timedelta(days=1))
        keys = Path(settings.KEY_DIR) / "rondes"
        shutil.copytree(keys, keys.with_name("kopie"))
        for ronde in world.rondes:
            seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
        shutil.rmtree(keys)
        keys.with_name("kopie").rename(keys)
        clock.move_to(START + dt.timedelta(days=60))
        apply_retention()

    return then


def test_no_page_of_the_staff_tells_who_took_part(world: World) -> None:
    first, second = (seen_of(world, which, lambda: None) for which in (0, 1))

    assert len(first) > 40
    assert differences(first, second) == []


def test_nor_does_any_page_when_the_round_is_long_over(world: World, clock: time_machine.Traveller) -> None:
    pages = []
    for which in (0, 1):
        clock.move_to(START)
        pages.append(seen_of(world, which, sealed_and_forgotten(world, clock)))

    first, second = pages
    assert len(first) > 40
    assert differences(first, second) == []
    assert not Uitnodiging.objects.filter(gebruikt=True).exists()
    assert timezone.now() > START


def test_somebody_sees_on_the_own_page_that_they_took_part(world: World) -> None:
    ronde = world.rondes[1]
    took_part(ronde, 0)
    lid = Panellid.objects.order_by("email").first()
    assert lid is not None
    from enquetes.mails import panel_token

    page = Client().get(reverse("panel-mijn", args=[panel_token(lid, "mijn")])).content.decode()

    assert "Ingestuurd" in page
    assert "Laatst actief op" in page
