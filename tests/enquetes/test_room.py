"""Every stored answer of a round is as long: its length stays readable when nothing else does."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.actions.antwoord import save_page, submit
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.content.room import room_for
from enquetes.keys import RoundKey
from enquetes.models import Concept, Inzending
from tests.factories.enquetes import CONTENT, make_open_ronde, open_links

KEY = RoundKey(bytes(range(32)))
NAME = bytes(32)
# The 1,000 words that people write most are about as many letters long; each comes back now and then.
_SYLLABLES = (
    "be",
    "ge",
    "ver",
    "wer",
    "ken",
    "zaak",
    "sys",
    "teem",
    "mens",
    "lijk",
    "den",
    "ik",
    "niet",
    "goed",
)


def prose(signs: int, seed: int) -> str:
    """Return a text of so many signs with a thousand different words, as of who goes on and on."""
    chance = random.Random(seed)
    lexicon = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))) for _ in range(1_000)]
    return " ".join(chance.choices(lexicon, k=signs))[:signs]


@pytest.mark.django_db
def test_answers_and_drafts_of_a_ronde_are_equally_long() -> None:
    ronde = make_open_ronde()
    short, long, begun = open_links(ronde, 3)
    save_page(link=begun, answers={"werk": "1"})
    submit(link=short, answers={})
    submit(link=long, answers={"werk": "4", "open": prose(4_000, 1)})

    rows = [*Inzending.objects.all(), *Concept.objects.all()]

    assert len(rows) == 3
    assert len({len(bytes(row.inhoud)) for row in rows}) == 1


@given(signs=st.integers(0, 4_000), seed=st.integers(0, 100))
def test_whatever_somebody_writes_fits_in_the_room_of_the_questionnaire(signs: int, seed: int) -> None:
    room = room_for(CONTENT)
    payload = {"antwoorden": {"open": prose(signs, seed), "uren": 12.5, "stel": {"r1": "5", "r2": "1"}}}

    stored = KEY.encrypt(payload, NAME, room=room)

    assert len(stored) == len(KEY.encrypt({}, NAME, room=room))
    assert KEY.decrypt(stored, NAME) == payload


def test_sixty_closed_questions_fit() -> None:
    scale = tuple(Optie(str(point), str(point)) for point in range(1, 6))
    codes = [f"Q{number:03}{random.Random(number).randint(0, 9999):04}" for number in range(60)]
    content = Inhoud("Lang", (Pagina(tuple(Vraag(code, Soort.SCHAAL, "?", opties=scale) for code in codes)),))
    chance = random.Random(3)
    answers = {code: chance.choice("12345") for code in codes}
    payload = {"antwoorden": answers, "groep": "Samenleving en Dienstverlening samen", "beurten": {"1": 12}}

    assert len(KEY.encrypt(payload, NAME, room=room_for(content))) == len(
        KEY.encrypt({}, NAME, room=room_for(content))
    )


def test_what_does_not_fit_takes_a_whole_room_more() -> None:
    strange = "".join(random.Random(1).choices([chr(code) for code in range(0x4E00, 0x9FFF)], k=4_000))

    stored = KEY.encrypt({"open": strange}, NAME, room=1_024)

    assert KEY.decrypt(stored, NAME) == {"open": strange}
    assert (len(stored) - len(KEY.encrypt({}, NAME, room=1_024))) % 1_024 == 0


def test_answer_of_before_the_rows_were_packed_is_read() -> None:
    import json

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    plain = json.dumps({"antwoorden": {"open": "é"}}, ensure_ascii=False).encode().ljust(512)
    nonce = bytes(12)
    stored = nonce + AESGCM(KEY._derive(b"inhoud")).encrypt(nonce, plain, NAME)

    assert KEY.decrypt(stored, NAME) == {"antwoorden": {"open": "é"}}
