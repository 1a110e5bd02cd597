from __future__ import annotations

import datetime as dt

import pytest

from adoptie.actions.onderdeel import add_onderdeel, change_onderdeel, end_onderdeel, reopen_onderdeel
from adoptie.models import Gebeurtenis
from adoptie.refusal import Refusal
from tests.factories.adoptie import GemeenteFactory, OnderdeelFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2012, 1, 1)
ONE_DAY = dt.timedelta(days=1)


def test_add_onderdeel_under_parent() -> None:
    ouder = OnderdeelFactory.create()

    onderdeel = add_onderdeel(gemeente=ouder.gemeente, naam="Team Wonen", ouder=ouder, by="opdracht")

    assert list(ouder.onderliggend.all()) == [onderdeel]
    assert Gebeurtenis.objects.get().action == "onderdeel toegevoegd"


def test_add_onderdeel_refuses_parent_of_other_gemeente() -> None:
    with pytest.raises(Refusal, match="van deze gemeente"):
        add_onderdeel(
            gemeente=GemeenteFactory.create(), naam="A", ouder=OnderdeelFactory.create(), by="opdracht"
        )


def test_add_onderdeel_refuses_name_that_is_taken() -> None:
    bestaand = OnderdeelFactory.create()

    with pytest.raises(Refusal, match="al een onderdeel met deze naam"):
        add_onderdeel(gemeente=bestaand.gemeente, naam=bestaand.naam, by="opdracht")


def test_change_onderdeel_refuses_loop() -> None:
    top = OnderdeelFactory.create()
    middle = OnderdeelFactory.create(gemeente=top.gemeente, ouder=top)
    leaf = OnderdeelFactory.create(gemeente=top.gemeente, ouder=middle)

    with pytest.raises(Refusal, match="niet onder zichzelf"):
        change_onderdeel(onderdeel=top, naam=top.naam, ouder=leaf, begint_op=None, by="opdracht")


def test_end_onderdeel_names_successor() -> None:
    oud = OnderdeelFactory.create()
    nieuw = OnderdeelFactory.create(gemeente=oud.gemeente, naam="Samenleving")

    end_onderdeel(onderdeel=oud, eindigt_op=DAY, opvolger=nieuw, by="opdracht")

    oud.refresh_from_db()
    assert (oud.eindigt_op, oud.opvolger) == (DAY, nieuw)
    assert Gebeurtenis.objects.get().changes == ["eindigt op: 1 januari 2012", "opvolger: Samenleving"]


def test_end_onderdeel_refuses_end_before_begin() -> None:
    with pytest.raises(Refusal, match="eindigt later dan het begint"):
        end_onderdeel(onderdeel=OnderdeelFactory.create(begint_op=DAY), eindigt_op=DAY, by="opdracht")


def test_end_onderdeel_refuses_with_onderdelen_under_it() -> None:
    top = OnderdeelFactory.create()
    OnderdeelFactory.create(gemeente=top.gemeente, ouder=top)

    with pytest.raises(Refusal, match="vallen nog andere onderdelen"):
        end_onderdeel(onderdeel=top, eindigt_op=DAY, by="opdracht")


def test_end_onderdeel_refuses_itself_as_successor() -> None:
    onderdeel = OnderdeelFactory.create()

    with pytest.raises(Refusal, match="zichzelf niet opvolgen"):
        end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, opvolger=onderdeel, by="opdracht")


def test_end_onderdeel_refuses_successor_that_is_gone() -> None:
    onderdeel = OnderdeelFactory.create()
    gone = OnderdeelFactory.create(gemeente=onderdeel.gemeente, eindigt_op=DAY)

    with pytest.raises(Refusal, match="bestaat op die dag zelf niet meer"):
        end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, opvolger=gone, by="opdracht")


def test_end_onderdeel_refuses_successor_that_begins_after_a_gap() -> None:
    onderdeel = OnderdeelFactory.create()
    later = OnderdeelFactory.create(gemeente=onderdeel.gemeente, begint_op=DAY + 2 * ONE_DAY)

    with pytest.raises(Refusal, match="begint pas op 3 januari 2012"):
        end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, opvolger=later, by="opdracht")


def test_end_onderdeel_takes_successor_that_begins_the_next_day() -> None:
    onderdeel = OnderdeelFactory.create()
    next_day = OnderdeelFactory.create(gemeente=onderdeel.gemeente, begint_op=DAY + ONE_DAY)

    end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, opvolger=next_day, by="opdracht")

    assert onderdeel.opvolger == next_day


def test_end_onderdeel_refuses_to_end_before_what_it_took_over_from() -> None:
    onderdeel = OnderdeelFactory.create()
    OnderdeelFactory.create(gemeente=onderdeel.gemeente, eindigt_op=DAY, opvolger=onderdeel)

    with pytest.raises(Refusal, match="eindigt op 1 januari 2012"):
        end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, by="opdracht")


def test_end_onderdeel_refuses_before_what_lies_under_it_ends() -> None:
    top = OnderdeelFactory.create()
    OnderdeelFactory.create(gemeente=top.gemeente, ouder=top, eindigt_op=DAY + ONE_DAY)

    with pytest.raises(Refusal, match="vallen nog andere onderdelen"):
        end_onderdeel(onderdeel=top, eindigt_op=DAY, by="opdracht")


def test_change_onderdeel_refuses_to_begin_after_what_it_took_over_from() -> None:
    onderdeel = OnderdeelFactory.create(begint_op=DAY)
    OnderdeelFactory.create(gemeente=onderdeel.gemeente, eindigt_op=DAY, opvolger=onderdeel)

    with pytest.raises(Refusal, match="Kies een eerdere datum"):
        change_onderdeel(
            onderdeel=onderdeel, naam="A", ouder=None, begint_op=DAY + 2 * ONE_DAY, by="opdracht"
        )


def test_add_onderdeel_refuses_parent_that_ends() -> None:
    ouder = OnderdeelFactory.create(eindigt_op=DAY)

    with pytest.raises(Refusal, match="bestaat maar tot en met 1 januari 2012"):
        add_onderdeel(gemeente=ouder.gemeente, naam="A", ouder=ouder, by="opdracht")


def test_change_onderdeel_keeps_ended_onderdeel_under_its_ended_parent() -> None:
    ouder = OnderdeelFactory.create(eindigt_op=DAY)
    onderdeel = OnderdeelFactory.create(gemeente=ouder.gemeente, ouder=ouder, eindigt_op=DAY)

    change_onderdeel(onderdeel=onderdeel, naam="Anders", ouder=ouder, begint_op=None, by="opdracht")

    assert onderdeel.ouder == ouder


def test_onderdeel_may_be_older_than_the_one_it_was_moved_under() -> None:
    new = OnderdeelFactory.create(begint_op=DAY)

    moved = add_onderdeel(
        gemeente=new.gemeente, naam="Team", ouder=new, begint_op=DAY - ONE_DAY, by="opdracht"
    )

    assert moved.ouder == new


def test_end_onderdeel_refuses_second_time() -> None:
    with pytest.raises(Refusal, match="al beëindigd"):
        end_onderdeel(onderdeel=OnderdeelFactory.create(eindigt_op=DAY), eindigt_op=DAY, by="opdracht")


def test_reopen_onderdeel_undoes_end() -> None:
    onderdeel = OnderdeelFactory.create()
    end_onderdeel(onderdeel=onderdeel, eindigt_op=DAY, by="opdracht")

    reopen_onderdeel(onderdeel=onderdeel, by="opdracht")

    onderdeel.refresh_from_db()
    assert onderdeel.eindigt_op is None


def test_reopen_onderdeel_refuses_under_ended_parent() -> None:
    ouder = OnderdeelFactory.create(eindigt_op=DAY)
    onderdeel = OnderdeelFactory.create(gemeente=ouder.gemeente, ouder=ouder, eindigt_op=DAY)

    with pytest.raises(Refusal, match="Heropen dat onderdeel eerst"):
        reopen_onderdeel(onderdeel=onderdeel, by="opdracht")


def test_reopen_onderdeel_refuses_what_has_not_ended() -> None:
    with pytest.raises(Refusal, match="niet beëindigd"):
        reopen_onderdeel(onderdeel=OnderdeelFactory.create(), by="opdracht")
