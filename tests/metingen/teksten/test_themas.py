"""Texts are put in themes by hand; how many wrote about a theme is a figure like any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from adoptie.models import Gebeurtenis, Gebruiker
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from metingen.actions.meetwaarden import measure_ronde
from metingen.actions.teksten import forget_released, release_texts
from metingen.actions.themas import add_thema, code_texts, merge_themas, remove_thema, rename_thema
from metingen.analysis.agreement import cohen_kappa
from metingen.models import Codering, Meetwaarde, Tekst, Tekstthema
from metingen.oordeel import Indeling
from metingen.queries.ongelezen import read_texts
from metingen.queries.themas import themes_of
from tests.metingen.teksten.test_pagina import client_of, url
from tests.metingen.teksten.worlds import read_all, reader_of, sealed_staff, sealed_with_texts

pytestmark = pytest.mark.django_db


def theme(ronde: Ronde, by: Gebruiker, naam: str = "Drukte") -> Tekstthema:
    return add_thema(ronde=ronde, kolom="open", naam=naam, by=by)


def put(ronde: Ronde, by: Gebruiker, choose: Callable[[int, str], set[int]], *, tweede: bool = False) -> None:
    """Put every text in the themes that ``choose`` says, by its place and its words."""
    code_texts(
        ronde=ronde,
        kolom="open",
        indelingen=[
            Indeling(nummer, frozenset(choose(at, tekst)), None)
            for at, (nummer, tekst) in enumerate(read_texts(ronde, "open").items())
        ],
        by=by,
        tweede=tweede,
    )


def figures(ronde: Ronde) -> dict[tuple[str, str], tuple[int | None, float | None]]:
    rows = Meetwaarde.objects.filter(ronde=ronde, indicator__code__contains=":thema:").order_by("pk")
    return {(row.indicator.naam, row.groep): (row.n, row.waarde) for row in rows}


def test_count_of_a_theme_becomes_a_figure_when_the_texts_are_released() -> None:
    ronde = sealed_with_texts(20)
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    put(ronde, reader, lambda at, _: {drukte.pk} if at < 8 else set())
    read_all(ronde, reader)
    assert not figures(ronde)

    release_texts(ronde=ronde, kolom="open", by=reader)

    assert figures(ronde) == {("Drukte", ""): (20, 0.4)}
    row = Meetwaarde.objects.get(ronde=ronde)
    assert (row.status, row.indicator.code) == (Meetwaarde.Status.BEREKEND, "open:thema:drukte")
    assert row.indicator.vraag_tekst == "Wat wilt u nog kwijt?"


@pytest.mark.parametrize("number", [0, 1, 19, 20])
def test_theme_of_all_or_nobody_or_one_is_hidden(number: int) -> None:
    ronde = sealed_with_texts(20)
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    put(ronde, reader, lambda at, _: {drukte.pk} if at < number else set())
    read_all(ronde, reader)

    release_texts(ronde=ronde, kolom="open", by=reader)

    assert figures(ronde) == {("Drukte", ""): (20, None)}


def test_groups_are_told_from_ten_writers_on() -> None:
    ronde = sealed_staff({"Balie": 12, "Beleid": 14, "Buiten": 6})
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    seen: dict[str, int] = {}

    def first_five(_: int, tekst: str) -> set[int]:
        seen[tekst] = seen.get(tekst, 0) + 1
        return {drukte.pk} if seen[tekst] <= 5 else set()

    put(ronde, reader, first_five)
    read_all(ronde, reader)
    release_texts(ronde=ronde, kolom="open", by=reader)

    found = figures(ronde)
    assert found["Drukte", ""] == (32, 15 / 32)
    groups = {groep: n for (_, groep), (n, _) in found.items() if groep}
    assert groups == {"Balie en Buiten samen": 18, "Beleid": 14}
    assert set(Tekst.objects.values_list("groep", flat=True)) == set(groups)


def test_measuring_again_leaves_themes_alone_and_the_other_way_round() -> None:
    ronde = sealed_with_texts(20)
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    put(ronde, reader, lambda at, _: {drukte.pk} if at < 8 else set())
    read_all(ronde, reader)
    before = measure_ronde(ronde=ronde, by="test")

    release_texts(ronde=ronde, kolom="open", by=reader)
    again = measure_ronde(ronde=ronde, by="test")

    assert before > 0
    assert again == 0
    assert not any("vervallen" in row.vlaggen for row in Meetwaarde.objects.all())
    assert Meetwaarde.objects.filter(ronde=ronde).count() == before + 1


def test_texts_must_be_in_themes_before_they_are_released() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    read_all(ronde, reader)

    with pytest.raises(Refusal, match="nog 12 teksten niet ingedeeld"):
        release_texts(ronde=ronde, kolom="open", by=reader)
    remove_thema(thema=drukte, by=reader)
    release_texts(ronde=ronde, kolom="open", by=reader)

    with pytest.raises(Refusal, match="al vrijgegeven"):
        theme(ronde, reader, "Later bedacht")


def test_themes_are_renamed_merged_and_removed_with_what_is_in_them() -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    one, other, third = (theme(ronde, reader, naam) for naam in ("Druk", "Werkdruk", "Rooster"))
    put(ronde, reader, lambda at, _: {one.pk, other.pk} if at < 3 else {one.pk} if at < 6 else {third.pk})

    rename_thema(thema=other, naam="Drukte", by=reader)
    merge_themas(thema=one, naar=other, by=reader)
    remove_thema(thema=third, by=reader)

    lezing = other.lezing
    assert [(str(stand.thema), stand.aantal) for stand in themes_of(lezing)] == [("Drukte", 6)]
    assert Codering.objects.count() == 6
    assert Tekst.objects.filter(ingedeeld_door=reader).count() == 12


@pytest.mark.parametrize("naam", ["Drukte", "drukte", "Drukte!"])
def test_two_themes_never_share_a_figure(naam: str) -> None:
    ronde = sealed_with_texts()
    reader = reader_of(ronde)
    theme(ronde, reader)

    with pytest.raises(Refusal, match="is er al"):
        theme(ronde, reader, naam)


def test_second_reader_does_not_see_the_first_and_is_somebody_else() -> None:
    ronde = sealed_with_texts(10)
    one, other = reader_of(ronde), reader_of(ronde)
    drukte = theme(ronde, one)
    put(ronde, one, lambda at, _: {drukte.pk} if at < 5 else set())

    with pytest.raises(Refusal, match="Vraag een collega"):
        put(ronde, one, lambda at, _: {drukte.pk} if at < 5 else set(), tweede=True)
    client = Client()
    client.force_login(other)
    assert "checked" not in client.get(f"{url(ronde, 'teksten-indelen')}?keer=2").content.decode()
    put(ronde, other, lambda at, _: {drukte.pk} if at < 4 else set(), tweede=True)

    (stand,) = themes_of(drukte.lezing)
    assert stand.kappa == pytest.approx(0.8)
    read_all(ronde, one)
    release_texts(ronde=ronde, kolom="open", by=one)
    assert figures(ronde) == {("Drukte", ""): (10, 0.5)}, "the first reader counts"


def test_two_readers_who_put_the_same_text_elsewhere_do_no_harm() -> None:
    ronde = sealed_with_texts()
    one, other = reader_of(ronde), reader_of(ronde)
    drukte, rooster = theme(ronde, one), theme(ronde, one, "Rooster")
    first = next(iter(read_texts(ronde, "open")))
    code_texts(ronde=ronde, kolom="open", indelingen=[Indeling(first, frozenset({drukte.pk}), None)], by=one)

    kept = code_texts(
        ronde=ronde, kolom="open", indelingen=[Indeling(first, frozenset({rooster.pk}), None)], by=other
    )

    assert (kept.aantal, kept.intussen) == (0, 1)
    assert Codering.objects.get().thema == drukte


def test_pages_of_themes_work_without_a_script() -> None:
    ronde = sealed_with_texts(12)
    client = client_of(ronde)
    assert "nog geen thema" in client.get(url(ronde, "teksten-indelen")).content.decode()

    client.post(url(ronde, "tekst-themas"), {"naam": "Drukte"})
    thema = Tekstthema.objects.get()
    page = client.get(url(ronde, "teksten-indelen")).content.decode()
    names = sorted(read_texts(ronde, "open"))
    sent = {f"t{nummer}-stond": "-" for nummer in names[:10]} | {f"t{names[0]}-themas": [thema.pk]}
    onward = client.post(url(ronde, "teksten-indelen"), sent)

    assert page.count("<blockquote") == 10
    assert onward.headers["Location"].endswith("?blad=2")
    assert Tekst.objects.filter(ingedeeld_door__isnull=False).count() == 10
    assert Codering.objects.get().tekst.nummer == names[0]
    renamed = client.post(url(ronde, "tekst-thema", 1, thema.pk), {"naam": "Werkdruk"})
    assert renamed.status_code == 302
    asked = client.get(url(ronde, "tekst-thema-verwijderen", 1, thema.pk)).content.decode()
    assert "Thema &#x27;Werkdruk&#x27; verwijderen?" in asked
    client.post(url(ronde, "tekst-thema-verwijderen", 1, thema.pk))
    assert not Tekstthema.objects.exists()


def test_themes_are_merged_on_the_page() -> None:
    ronde = sealed_with_texts(12)
    reader = reader_of(ronde)
    one, other = theme(ronde, reader), theme(ronde, reader, "Werkdruk")

    nothing = client_of(ronde).post(url(ronde, "tekst-thema", 1, one.pk), {"samenvoegen": "ja"})
    client_of(ronde).post(url(ronde, "tekst-thema", 1, one.pk), {"samenvoegen": "ja", "naar": other.pk})

    assert "Kies een thema." in nothing.content.decode()
    assert list(Tekstthema.objects.all()) == [other]


def test_figures_of_themes_stay_when_the_texts_are_gone() -> None:
    ronde = sealed_with_texts(20)
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    put(ronde, reader, lambda at, _: {drukte.pk} if at < 8 else set())
    read_all(ronde, reader)
    release_texts(ronde=ronde, kolom="open", by=reader)

    Tekst.objects.all().delete()
    measure_ronde(ronde=ronde, by="test")

    assert figures(ronde) == {("Drukte", ""): (20, 0.4)}
    assert forget_released(by="test") == 0


def test_no_event_about_themes_holds_a_word_of_a_text() -> None:
    ronde = sealed_with_texts(20)
    reader = reader_of(ronde)
    drukte = theme(ronde, reader)
    put(ronde, reader, lambda *_: {drukte.pk})

    told = [f"{row.action} {row.object_label} {row.details}" for row in Gebeurtenis.objects.all()]

    assert any("teksten ingedeeld" in line for line in told)
    assert not any("van iemand" in line for line in told)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_kappa_is_one_for_full_agreement_and_never_more(pairs: list[tuple[bool, bool]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    found = cohen_kappa(one, other)

    assert found == cohen_kappa(other, one)
    assert found is None or -1 <= found <= 1
    if len(set(one)) == 2:
        assert cohen_kappa(one, one) == 1
