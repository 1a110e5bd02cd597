"""What is promised is true for who reads it, in three short sentences."""

from __future__ import annotations

import itertools

import pytest

from enquetes.mails import promises
from enquetes.models import Doelgroep, Modus

ALL = [
    (modus, doelgroep)
    for modus, doelgroep in itertools.product(Modus, Doelgroep)
    if (modus, doelgroep) != (Modus.VERTROUWELIJK, Doelgroep.OPEN)
]


@pytest.mark.parametrize(("modus", "doelgroep"), ALL)
def test_promise_is_three_short_sentences(modus: Modus, doelgroep: Doelgroep) -> None:
    told = promises(modus, doelgroep)

    assert len(told) == 3
    for sentence in told:
        assert sentence.endswith(".")
        assert "." not in sentence[:-1]
        assert len(sentence.split()) <= 20


@pytest.mark.parametrize(("modus", "doelgroep"), ALL)
def test_only_staff_hears_of_a_manager(modus: Modus, doelgroep: Doelgroep) -> None:
    assert ("leidinggevende" in " ".join(promises(modus, doelgroep))) is (doelgroep == Doelgroep.MEDEWERKERS)


@pytest.mark.parametrize("doelgroep", Doelgroep)
def test_link_is_promised_to_lead_nowhere_only_when_copies_of_the_key_are_gone(doelgroep: Doelgroep) -> None:
    assert promises(Modus.ANONIEM, doelgroep)[2].startswith("Uiterlijk 14 dagen na het definitief afsluiten")


def test_who_comes_by_an_open_link_has_no_mail_to_look_in() -> None:
    assert "mail." not in " ".join(promises(Modus.ANONIEM, Doelgroep.OPEN)).replace("e-mailadres", "")
