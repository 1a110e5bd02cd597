"""Nothing is silently changed: other words and corrections are versions more, and the old ones stay."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gemeente, Rol
from adoptie.refusal import Refusal
from rapportage.actions.rapport import build_rapport, publish_rapport, settle_rapport
from rapportage.actions.verbetering import correct_rapport, rewrite_rapport
from rapportage.blocks import Note
from rapportage.blocks_json import from_json
from rapportage.models import Opdracht, Rapport, Soort, Uitvoering
from tests.factories.metingen import case_figure
from tests.factories.rapportage import opdracht
from tests.rapportage.conftest import LogIn

pytestmark = pytest.mark.usefixtures("quick_files")
LIST = "/gemeente/hattem/rapporten/"
WORDS = {"fout": "Er stond 93 dagen.", "goed": "Het waren 39 dagen."}


@pytest.fixture
def settled(gemeente: Gemeente) -> Rapport:
    return settle_rapport(rapport=build_rapport(opdracht=opdracht(gemeente), by="test"), by="test")


def correct(settled: Rapport, **over: str) -> Rapport:
    """Make the corrected version as the worker does."""
    asked = correct_rapport(rapport=settled, **{**WORDS, **over}, teksten={}, by="test")
    return build_rapport(opdracht=asked.opdracht, by="test")


def test_page_asks_what_was_wrong_and_makes_a_version_more(
    settled: Rapport, log_in: LogIn, gemeente: Gemeente, django_capture_on_commit_callbacks: Committing
) -> None:
    client, url = log_in(gemeente), f"{LIST}{settled.pk}/verbeteren/"
    assert f'href="{url}"' in client.get(f"{LIST}{settled.pk}/").content.decode()

    assert set(client.post(url, {"fout": " "}).context["form"].errors) == {"fout", "goed"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, WORDS)

    new = Rapport.objects.get(versie=2)
    assert (new.status, new.erratum) == (
        Rapport.Status.CONCEPT,
        "Fout was: Er stond 93 dagen.\nGoed is: Het waren 39 dagen.",
    )


def test_corrected_version_says_first_what_was_wrong(settled: Rapport) -> None:
    content = from_json(correct(settled).inhoud)

    words = "Dit is een verbeterde versie. Fout was: Er stond 93 dagen. Goed is: Het waren 39 dagen."
    assert content.summary[0] == words
    assert content.blocks[1] == Note(words, "waarschuwing")


def test_old_version_stays_and_leads_to_the_new_one(
    settled: Rapport, log_in: LogIn, gemeente: Gemeente
) -> None:
    before = (settled.inhoud, settled.inhoud_hash, settled.status)
    new = settle_rapport(rapport=correct(settled), by="test")

    page = unescape(log_in(gemeente, Rol.LEZER).get(f"{LIST}{settled.pk}/").content.decode())

    settled.refresh_from_db()
    assert (settled.inhoud, settled.inhoud_hash, settled.status) == before
    assert "Er is een verbeterde versie:" in page
    assert f'href="{LIST}{new.pk}/"' in page


def test_nothing_is_offered_for_a_version_that_was_corrected(
    settled: Rapport, log_in: LogIn, gemeente: Gemeente
) -> None:
    second = settle_rapport(rapport=correct(settled), by="test")
    correct(second, goed="Het waren 38 dagen.")

    page = log_in(gemeente).get(f"{LIST}{settled.pk}/").content.decode()

    assert "/publiceren/" not in page
    assert f"{settled.pk}/verbeteren/" not in page


def test_reader_is_not_told_of_a_correction_before_it_is_settled(
    settled: Rapport, log_in: LogIn, gemeente: Gemeente
) -> None:
    correct(settled)

    page = log_in(gemeente, Rol.LEZER).get(f"{LIST}{settled.pk}/").content.decode()

    assert "nieuwe versie" not in page
    assert "verbeterde versie" not in page


def test_version_that_follows_a_settled_one_must_say_what_was_wrong(
    settled: Rapport, gemeente: Gemeente
) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-K4", 12.0)
    silent = build_rapport(opdracht=opdracht(gemeente), by="test")

    with pytest.raises(Refusal, match="kies Verbeteren"):
        settle_rapport(rapport=silent, by="test")
    assert settle_rapport(rapport=correct(settled), by="test").versie == 3


def test_concept_made_again_keeps_saying_what_was_wrong(settled: Rapport, gemeente: Gemeente) -> None:
    concept = correct(settled)
    case_figure(gemeente, "doorlooptijd", "2011-K4", 12.0)

    again = build_rapport(opdracht=opdracht(gemeente), by="test")

    assert (again.versie, again.erratum) == (3, concept.erratum)


def test_only_the_newest_version_is_settled_corrected_or_published(settled: Rapport) -> None:
    first = correct(settled)
    second = correct(settled, goed="Het waren 40 dagen.")

    with pytest.raises(Refusal, match="nieuwere versie"):
        settle_rapport(rapport=first, by="test")
    settle_rapport(rapport=second, by="test")
    with pytest.raises(Refusal, match="al een verbeterde versie"):
        correct(settled)
    with pytest.raises(Refusal, match="Publiceer die"):
        publish_rapport(rapport=settled, by="test")


def test_concept_is_not_corrected(gemeente: Gemeente) -> None:
    concept = build_rapport(opdracht=opdracht(gemeente), by="test")

    with pytest.raises(Refusal, match="nog een concept"):
        correct(concept)


@pytest.fixture
def brief(gemeente: Gemeente) -> Rapport:
    """Give a concept with words of people."""
    return build_rapport(opdracht=_brief(gemeente), by="test")


def _brief(gemeente: Gemeente) -> Opdracht:
    return opdracht(gemeente, Soort.RAADSBRIEF, teksten={})


def test_other_words_make_a_version_more(
    brief: Rapport, gemeente: Gemeente, log_in: LogIn, django_capture_on_commit_callbacks: Committing
) -> None:
    client, url = log_in(gemeente), f"{LIST}{brief.pk}/teksten/"
    assert f'href="{url}"' in client.get(f"{LIST}{brief.pk}/").content.decode()
    place = next(iter(client.get(url).context["form"].fields))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {place: "Wij vragen om tijd."})

    new = Rapport.objects.get(versie=2)
    assert new.teksten == {place.removeprefix("tekst_"): "Wij vragen om tijd."}
    assert "Wij vragen om tijd." in str(new.inhoud)
    assert Rapport.objects.get(versie=1).teksten == {}


def test_forms_say_once_that_words_of_people_may_be_left_out(
    brief: Rapport, gemeente: Gemeente, log_in: LogIn
) -> None:
    client = log_in(gemeente)

    for url, times in (
        (f"{LIST}maken/raadsbrief/", 1),
        (f"{LIST}{brief.pk}/teksten/", 1),
        (f"{LIST}maken/voortgang/", 0),
    ):
        assert client.get(url).content.decode().count("Laat leeg wat u niet wilt zeggen.") == times


def test_words_of_a_settled_report_are_not_changed(settled: Rapport) -> None:
    with pytest.raises(Refusal, match="is vastgesteld"):
        rewrite_rapport(rapport=settled, teksten={"vraag": "Anders"}, by="test")
    assert not Uitvoering.objects.exists()


def test_words_of_an_older_concept_are_not_changed(brief: Rapport, gemeente: Gemeente) -> None:
    build_rapport(opdracht=replace(_brief(gemeente), erratum="Iets."), by="test")

    with pytest.raises(Refusal, match="nieuwere versie"):
        rewrite_rapport(rapport=brief, teksten={}, by="test")


def test_kind_without_words_of_people_offers_none(gemeente: Gemeente, log_in: LogIn) -> None:
    rapport = build_rapport(opdracht=opdracht(gemeente), by="test")

    assert "Teksten veranderen" not in log_in(gemeente).get(f"{LIST}{rapport.pk}/").content.decode()
