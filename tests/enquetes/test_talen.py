"""Answering in another language: the questions, and everything around them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from enquetes.content import Inhoud
from enquetes.content.talen import direction, in_language, languages, missing, texts
from enquetes.models import Ronde
from enquetes.queries.links import Link
from tests.enquetes.messages import ROOT, messages
from tests.factories.enquetes import CONTENT, make_open_ronde, make_staff_ronde, open_links, personal_links
from tests.factories.soorten import EVERY_KIND

ARABIC = {
    "titel": "القياس الأول",
    "inleiding": "كيف تعمل الآن؟",
    "vraag.werk.tekst": "عملي ممكن إنجازه جيدًا.",
    "vraag.werk.opties.1": "لا أوافق إطلاقًا",
}
TWO = replace(CONTENT, vertalingen={"ar": ARABIC, "en": {"titel": "First measurement"}})


@pytest.fixture
def ronde() -> Ronde:
    return make_open_ronde(inhoud=TWO)


@pytest.fixture
def link(ronde: Ronde) -> Link:
    return open_links(ronde, 1)[0]


@pytest.mark.parametrize("taal", ["en", "de", "ar"])
def test_every_sentence_around_the_questions_is_translated(taal: str) -> None:
    with (ROOT / f"enquetes/locale/{taal}/LC_MESSAGES/django.po").open("rb") as file:
        catalog = read_po(file)
    known = {
        name: message.string
        for message in catalog
        for name in (message.id if isinstance(message.id, tuple) else (message.id,))
    }

    assert {sentence for sentence in messages() if not known.get(sentence)} == set()
    assert not set(known) - messages() - {""}, "nothing says this any more"


@pytest.mark.django_db
def test_language_is_chosen_first_and_kept(client: Client, ronde: Ronde) -> None:
    start = reverse("open-link", args=[ronde.code])
    offered = client.get(start).content.decode()
    assert '<html lang="nl"' in offered
    assert "العربيّة" in offered

    first = client.get(f"{start}?taal=ar").content.decode()
    begun = client.post(f"{start}?taal=ar")
    page = client.get(begun.headers["Location"]).content.decode()

    assert '<html lang="ar"' in first
    assert ARABIC["titel"] in first
    assert "ابدأ" in first
    assert '<html lang="ar"' in page
    assert 'dir="rtl"' in page
    assert ARABIC["vraag.werk.tekst"] in page
    assert "التالي" in page
    assert "helemaal eens" in page, "what has no translation stays as it is written"


@pytest.mark.django_db
def test_errors_come_in_the_chosen_language(client: Client, link: Link) -> None:
    client.post(reverse("antwoord", args=[link.ronde.code, link.token]) + "?taal=ar")

    wrong = client.post(reverse("antwoord-pagina", args=[link.ronde.code, link.token, 2]), {"v_uren": "veel"})

    assert "هذا ليس رقمًا" in wrong.content.decode()


@pytest.mark.django_db
def test_who_comes_back_finds_the_language_that_was_chosen(client: Client) -> None:
    link = personal_links(make_staff_ronde({"Balie": 12}, inhoud=TWO))[0]
    start = reverse("antwoord", args=[link.ronde.code, link.token])
    client.post(f"{start}?taal=en")

    assert '<html lang="en"' in client.get(start).content.decode()


@pytest.mark.django_db
def test_language_that_is_not_there_changes_nothing(client: Client, ronde: Ronde) -> None:
    page = client.get(reverse("open-link", args=[ronde.code]) + "?taal=<script>").content.decode()

    assert '<html lang="nl"' in page
    assert "<script>" not in page


def test_what_is_not_translated_yet_is_listed() -> None:
    assert languages(TWO) == ("nl", "ar", "en")
    left = missing(TWO, "ar")
    assert "titel" not in left
    assert left["vraag.werk.opties.2"] == "oneens"
    assert set(left) | set(ARABIC) == set(texts(TWO))


def test_every_text_of_every_kind_can_be_translated() -> None:
    english = {name: f"en {text}" for name, text in texts(EVERY_KIND).items()}
    translated = in_language(replace(EVERY_KIND, vertalingen={"en": english}), "en")

    assert texts(translated) == english
    assert Inhoud.from_json(translated.to_json()) == translated


@pytest.mark.parametrize(("taal", "side"), [("ar", "rtl"), ("fa-IR", "rtl"), ("nl", "ltr"), ("tr", "ltr")])
def test_direction_follows_the_language(taal: str, side: str) -> None:
    assert direction(taal) == side
