"""A round that runs tells its leader what to do now, what comes by itself, and how it can go on longer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from enquetes.actions.proefronde import start_proefronde
from enquetes.actions.ronde import close_ronde, extend_ronde, open_ronde
from enquetes.models import Modus, Ronde, Status
from enquetes.plan import closing
from enquetes.queries.te_doen import to_do
from tests.enquetes.paper.worlds import letter_staff_ronde
from tests.factories.adoptie import member
from tests.factories.enquetes import decide_on, make_closed_ronde, make_open_ronde, make_staff_ronde

pytestmark = pytest.mark.django_db

A_WEEK = dt.timedelta(days=7)


def page(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER, *, name: str = "ronde") -> str:
    client = Client()
    client.force_login(member(ronde.gemeente, rol))
    found = client.get(reverse(name, args=[ronde.gemeente.slug, ronde.pk]))
    return words(found.content.decode())


def words(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def day(moment: dt.datetime) -> str:
    return dutch.day(timezone.localdate(moment))


def by_itself(ronde: Ronde) -> list[str]:
    found = to_do(ronde)
    assert found is not None
    return [words(sentence) for sentence in found.vanzelf]


def test_letters_that_wait_stand_at_the_top_with_their_number() -> None:
    ronde = letter_staff_ronde()

    shown = page(ronde)

    assert "12 mensen wachten op een brief." in shown
    assert "U hoeft nu niets te doen." not in shown
    assert shown.index("Nu te doen") < shown.index("Het plan") < shown.index("Stoppen en alle antwoorden")


def test_what_comes_by_itself_is_told_with_its_day() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    ronde.sluit_op = closing(timezone.localdate() + A_WEEK * 2)
    ronde.verzegel_op = ronde.sluit_op + A_WEEK
    ronde.herinner_op = timezone.now() + A_WEEK
    ronde.bedank_op = ronde.sluit_op + dt.timedelta(days=1)
    ronde.save()

    after = "Tot dan telt papier nog mee. Daarna maken we de uitkomsten."
    assert by_itself(ronde) == [
        f"De herinnering gaat op {day(ronde.herinner_op)}, naar wie nog niet meedeed.",
        f"De bedankmail gaat op {day(ronde.bedank_op)}, naar iedereen die is gevraagd.",
        f"De ronde sluit na {day(ronde.sluit_op)}.",
        f"De ronde wordt definitief afgesloten na {day(ronde.verzegel_op)}. {after}",
    ]
    assert "U hoeft nu niets te doen." in page(ronde)


def test_reminder_of_a_closed_round_is_not_announced() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    ronde.herinner_op = timezone.now() + dt.timedelta(hours=1)
    ronde.bedank_op = ronde.sluit_op + A_WEEK
    ronde.save()

    told = " ".join(by_itself(close_ronde(ronde=ronde, by="test")))

    assert "herinnering" not in told
    assert "bedankmail" in told


def test_closed_round_says_that_it_ends_by_itself_and_that_paper_still_counts() -> None:
    ronde = make_closed_ronde()

    shown = page(ronde)

    assert f"Definitief afsluiten gaat vanzelf, na {day(ronde.verzegel_op)}." in shown
    assert "Tot dan kan papier nog worden ingevoerd." in shown
    assert "utrecht-button--primary-action" not in shown


def test_every_way_to_end_a_round_says_what_it_does() -> None:
    shown = page(make_open_ronde())

    assert "Wat al is ingevuld, blijft. U kunt de ronde weer openen." in shown
    assert "Stoppen: de ronde houdt op en we wissen alle antwoorden." in shown


def test_trying_is_not_offered_once_the_round_is_open() -> None:
    ronde = make_staff_ronde({"Balie": 20}, opened=False)
    leider = member(ronde.gemeente, Rol.PROGRAMMALEIDER)
    trial = start_proefronde(ronde=ronde, by=leider)
    assert "Eerst proberen" in page(ronde)

    opened = open_ronde(ronde=ronde, by="test")

    assert "Eerst proberen" not in page(opened)
    assert "Nu te doen" not in page(trial)


def test_the_council_sees_what_comes_and_no_buttons_of_leaders() -> None:
    shown = page(letter_staff_ronde(), Rol.OR)

    assert "Dit gaat vanzelf" in shown
    assert "Sluitdatum verschuiven" not in shown


def test_closing_moves_later_and_sealing_and_thanks_with_it_while_reminders_stay() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    ronde.sluit_op = closing(timezone.localdate() + A_WEEK)
    ronde.verzegel_op = ronde.sluit_op + A_WEEK
    ronde.herinner_op = timezone.now() + dt.timedelta(days=2)
    ronde.bedank_op = ronde.sluit_op + dt.timedelta(days=1)
    ronde.save()

    later = extend_ronde(ronde=ronde, sluit_op=ronde.sluit_op + A_WEEK, by="test")

    assert later.status == Status.OPEN
    assert later.sluit_op == ronde.sluit_op + A_WEEK
    assert later.verzegel_op == ronde.verzegel_op + A_WEEK
    assert later.bedank_op == ronde.bedank_op + A_WEEK
    assert later.herinner_op == ronde.herinner_op
    line = Gebeurtenis.objects.get(action="sluitdatum verschoven")
    days = [str(timezone.localdate(each.sluit_op)) for each in (ronde, later)]
    assert line.details["sluit_op"] == days


@pytest.mark.parametrize("earlier", [dt.timedelta(0), dt.timedelta(hours=1)])
def test_closing_never_moves_to_what_is_not_later(earlier: dt.timedelta) -> None:
    ronde = make_open_ronde()

    with pytest.raises(Refusal, match="Kies een dag na"):
        extend_ronde(ronde=ronde, sluit_op=ronde.sluit_op - earlier, by="test")


def test_closing_moves_no_further_than_the_council_decided() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    until = timezone.localdate() + A_WEEK
    decide_on(ronde, geldig_tot=until)

    with pytest.raises(Refusal, match="geldt tot en met de sluitdatum"):
        extend_ronde(ronde=ronde, sluit_op=closing(until + dt.timedelta(days=1)), by="test")
    assert extend_ronde(ronde=ronde, sluit_op=closing(until), by="test").sluit_op == closing(until)


def test_round_that_is_not_open_cannot_go_on() -> None:
    ronde = make_closed_ronde()

    with pytest.raises(Refusal, match="gesloten"):
        extend_ronde(ronde=ronde, sluit_op=ronde.sluit_op + A_WEEK, by="test")


def test_closing_is_moved_on_its_own_page() -> None:
    ronde = make_open_ronde()
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    path = reverse("ronde-verlengen", args=[ronde.gemeente.slug, ronde.pk])
    assert f"De ronde sluit nu na {day(ronde.sluit_op)}." in words(client.get(path).content.decode())
    values: dict[str, Any] = {"sluit_op": (timezone.localdate() + A_WEEK).isoformat()}

    client.post(path, values)

    ronde.refresh_from_db()
    assert ronde.sluit_op == closing(timezone.localdate() + A_WEEK)
    assert path in client.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()


def test_who_took_part_is_thanked_in_a_vertrouwelijke_round() -> None:
    ronde = letter_staff_ronde()
    ronde.modus = Modus.VERTROUWELIJK
    ronde.bedank_op = ronde.sluit_op + A_WEEK

    assert any("naar wie meedeed" in sentence for sentence in by_itself(ronde))
