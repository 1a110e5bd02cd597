"""The logboek is a chain: what is changed, removed or slipped in shows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from adoptie import audit
from adoptie.models import Gebeurtenis, Keten
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory

pytestmark = pytest.mark.django_db


def _three_lines() -> list[Gebeurtenis]:
    gemeente = GemeenteFactory.create()
    return [audit.record("gewijzigd", gemeente, by="opdracht", gemeente=gemeente, n=n) for n in range(3)]


def test_chain_fault_finds_nothing_in_untouched_chain() -> None:
    _three_lines()

    assert not audit.chain_fault()


def test_chain_fault_finds_nothing_in_empty_log() -> None:
    assert not audit.chain_fault()


@pytest.mark.parametrize("field", ["actor", "action", "object_id", "object_label", "result", "origin"])
def test_chain_fault_finds_changed_word(field: str) -> None:
    line = _three_lines()[1]

    Gebeurtenis.objects.filter(pk=line.pk).update(**{field: "anders"})

    assert audit.chain_fault() == f"Regel {line.pk} is veranderd."


def test_chain_fault_finds_changed_details() -> None:
    line = _three_lines()[1]

    Gebeurtenis.objects.filter(pk=line.pk).update(details={"n": 9})

    assert "is veranderd" in audit.chain_fault()


@pytest.mark.parametrize("index", [0, 1])
def test_chain_fault_finds_removed_line(index: int) -> None:
    line = _three_lines()[index]

    Gebeurtenis.objects.filter(pk=line.pk).delete()

    assert "ontbreekt een regel" in audit.chain_fault()


def test_chain_fault_finds_cut_end() -> None:
    line = _three_lines()[2]

    Gebeurtenis.objects.filter(pk=line.pk).delete()

    assert "Aan het einde" in audit.chain_fault()


def test_chain_fault_finds_swapped_lines() -> None:
    first, second, _ = _three_lines()

    Gebeurtenis.objects.filter(pk=first.pk).update(details={"n": 1}, hash="x")
    Gebeurtenis.objects.filter(pk=second.pk).update(details={"n": 0}, hash=first.hash)

    assert audit.chain_fault()


def test_record_names_person_and_origin() -> None:
    gebruiker = GebruikerFactory.create()

    line = audit.record("ingelogd", gebruiker, by=gebruiker, gemeente=None)

    assert (line.actor, line.origin, line.gemeente_id) == (gebruiker.merk, "web", None)


def test_record_keeps_one_head() -> None:
    lines = _three_lines()

    assert Keten.objects.get().hash == lines[-1].hash


@settings(max_examples=25)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60), max_size=6
    )
)
def test_chain_holds_for_any_words(words: list[str]) -> None:
    with transaction.atomic():
        gemeente = GemeenteFactory.create()
        for word in words:
            audit.record(word, gemeente, by="opdracht", gemeente=gemeente, word=word)

        assert not audit.chain_fault()
        transaction.set_rollback(True)


def test_chain_fault_finds_changed_time() -> None:
    line = _three_lines()[1]

    Gebeurtenis.objects.filter(pk=line.pk).update(at=line.at + dt.timedelta(microseconds=1))

    assert "is veranderd" in audit.chain_fault()
