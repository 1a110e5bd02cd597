"""One person leaves a sealed vertrouwelijke round: the file is written anew, and the figures stay."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from django.conf import settings
from django.test import Client

from adoptie.actions.persoon import erase_answers
from adoptie.models import Gebeurtenis
from adoptie.queries.persoon import stored
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, link_of
from enquetes import leftovers, sealed
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.models import Doelgroep, Modus, Ronde, Volgcode
from enquetes.sealed import SealedRound, open_sealed, sealed_base
from enquetes.sealing import is_whole, seal_ronde
from metingen.actions import eigen_antwoorden
from metingen.actions.antwoordbestanden import make_bestand
from metingen.actions.eigen_antwoorden import (
    ChangedMeanwhileError,
    correct_own_answers,
    erase_own_answers,
)
from metingen.actions.meetwaarden import measure_ronde
from metingen.actions.themacijfers import store_themes
from metingen.models import Antwoordbestand, Codering, Meetwaarde, Tekst, Tekstlezing, Tekstthema
from metingen.queries.antwoordbestanden import objection
from metingen.queries.eigen_antwoorden import find_own
from metingen.queries.te_meten import unmeasured_rondes
from tests.enquetes.test_volgcode import begin
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, invite, make_closed_ronde, make_ronde, personal_links

pytestmark = pytest.mark.django_db
EMAIL = "inwoner0@voorbeeld.example"
SECRET = "zo herkent iedereen mij"


class CrashError(BaseException):
    """The power goes."""


def read(ronde: Ronde) -> SealedRound:
    ronde.refresh_from_db()
    return open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)


def folders(ronde: Ronde) -> list[Path]:
    return sorted(sealed_base(ronde.gemeente.slug).glob(f"{ronde.sleutel}*"))


@pytest.fixture
def ronde() -> Ronde:
    """Give a sealed and measured round in which twelve people answered and wrote, all with a volgcode."""
    ronde = make_ronde(doelgroep=Doelgroep.STEEKPROEF, modus=Modus.VERTROUWELIJK)
    invite(ronde, 12)
    ronde = open_ronde(ronde=ronde, by="test")
    for index, link in enumerate(personal_links(ronde)):
        Client().post(begin(link), {"akkoord": "ja"})
        wrote = SECRET if index == 0 else f"antwoord {index}"
        answer(link, werk=str(index % 5 + 1), uren=float(index + 30), open=wrote)
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde


@pytest.fixture
def code(ronde: Ronde) -> str:
    return str(Volgcode.objects.get(gemeente=ronde.gemeente, email=EMAIL).code)


def everything_on_disk() -> bytes:
    return b"".join(path.read_bytes() for path in Path(settings.SEALED_DIR).rglob("*") if path.is_file())


def test_answers_and_texts_of_one_person_go_and_the_rest_stays(ronde: Ronde, code: str) -> None:
    before = read(ronde)
    rest = before.answers()[lambda frame: frame["_volgcode"] != code]

    assert erase_own_answers(ronde=ronde, code=code, by="test")

    after = read(ronde)
    kept = after.answers()
    assert ronde.aantal == len(kept) == 11
    assert sorted(kept["uren"]) == sorted(rest["uren"])
    assert 30.0 not in set(kept["uren"])
    assert sorted(after.texts("open")["tekst"]) == sorted(f"antwoord {index}" for index in range(1, 12))
    assert after.content == before.content
    assert len(folders(ronde)) == 1
    assert find_own(ronde, code) is None
    assert not erase_own_answers(ronde=ronde, code=code, by="test")


def test_hash_of_the_old_file_stays_in_the_log_and_names_nobody(ronde: Ronde, code: str) -> None:
    old = ronde.verzegeld_hash

    erase_own_answers(ronde=ronde, code=code, by="test")
    ronde.refresh_from_db()

    line = Gebeurtenis.objects.get(action="antwoorden van één persoon gewist")
    assert line.details == {"oude_hash": old, "nieuwe_hash": ronde.verzegeld_hash}
    assert code not in json.dumps(line.details) + line.object_label


def test_figures_stay_as_they_were_and_are_never_told_anew(ronde: Ronde, code: str) -> None:
    before = list(Meetwaarde.objects.order_by("pk").values())
    assert before

    erase_own_answers(ronde=ronde, code=code, by="test")
    ronde.refresh_from_db()

    assert unmeasured_rondes() == []
    assert measure_ronde(ronde=ronde, by="test") == 0
    assert list(Meetwaarde.objects.order_by("pk").values()) == before


def test_what_stays_cannot_be_subtracted_from_figures(ronde: Ronde, code: str) -> None:
    """Figures of twelve minus a file of eleven is what one person answered: that file does not leave."""
    assert objection(ronde) == ""
    erase_own_answers(ronde=ronde, code=code, by="test")
    ronde.refresh_from_db()

    assert "wissen" in objection(ronde)


@pytest.mark.parametrize("when", ["write_parts", "_commit", "clean_up"])
def test_crash_leaves_the_old_round_or_the_new_one(
    ronde: Ronde, code: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise CrashError

    with monkeypatch.context() as patch:
        patch.setattr(eigen_antwoorden, when, crash)
        with pytest.raises(CrashError):
            erase_own_answers(ronde=ronde, code=code, by="test")
    ronde.refresh_from_db()
    assert is_whole(ronde)
    assert ronde.aantal == (11 if when == "clean_up" else 12)

    erase_own_answers(ronde=ronde, code=code, by="test")
    leftovers.clean_up(ronde)
    ronde.refresh_from_db()
    assert ronde.aantal == 11
    assert is_whole(ronde)
    assert len(folders(ronde)) == 1


def test_two_people_at_the_same_moment_lose_nothing(
    ronde: Ronde, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = str(Volgcode.objects.get(email="inwoner1@voorbeeld.example").code)
    write = sealed.write_parts

    def overtaken(*args: object) -> SealedRound:
        monkeypatch.setattr(eigen_antwoorden, "write_parts", write)
        assert erase_own_answers(ronde=ronde, code=other, by="test")
        found: SealedRound = write(*args)  # type: ignore[arg-type]  # as they came
        return found

    monkeypatch.setattr(eigen_antwoorden, "write_parts", overtaken)
    with pytest.raises(ChangedMeanwhileError):
        erase_own_answers(ronde=ronde, code=code, by="test")

    assert len(read(ronde).answers()) == 11
    assert len(folders(ronde)) == 1
    assert erase_own_answers(ronde=ronde, code=code, by="test")
    assert len(read(ronde).answers()) == 10


def test_decided_texts_and_files_that_were_made_go_along(ronde: Ronde, code: str) -> None:
    own = find_own(ronde, code)
    assert own
    lezing = Tekstlezing.objects.create(ronde=ronde, kolom="open")
    for number in (own.numbers()["open"], "0" * 16):
        Tekst.objects.create(lezing=lezing, nummer=number)
    bestand = Antwoordbestand.objects.create(
        ronde=ronde,
        gevraagd_door=member(ronde.gemeente),
        soort="parquet",
        reden="r",
        kleinste=5,
        onder_grens=0,
    )
    assert make_bestand(pk=bestand.pk)

    erase_own_answers(ronde=ronde, code=code, by="test")

    assert [each.nummer for each in Tekst.objects.all()] == ["0" * 16]
    bestand.refresh_from_db()
    assert bestand.status == Antwoordbestand.Status.WEG
    left = everything_on_disk()
    assert code.encode() not in left
    assert SECRET.encode() not in left


def test_corrected_answer_takes_the_place_of_the_old_one(ronde: Ronde, code: str) -> None:
    assert correct_own_answers(ronde=ronde, code=code, antwoorden={"uren": 59.0, "werk": "5"}, by="test")

    ronde.refresh_from_db()
    own = find_own(ronde, code)
    assert own
    assert own.row()[["uren", "werk"]].iloc[0].tolist() == [59.0, "5"]
    assert len(read(ronde).answers()) == 12
    assert own.written() == {"open": SECRET}
    for wrong in ({"onzin": 1}, {"werk": "9"}):
        with pytest.raises(Refusal):
            correct_own_answers(ronde=ronde, code=code, antwoorden=wrong, by="test")


def test_anonymous_round_gives_nobody_away() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")

    with pytest.raises(Refusal, match="vertrouwelijke"):
        erase_own_answers(ronde=ronde, code="x", by="test")


def test_person_takes_own_answers_along_and_has_them_erased(ronde: Ronde, code: str) -> None:
    who = Betrokkene(ronde.gemeente, EMAIL)
    path = link_of(who).removeprefix(settings.SITE_URL)

    data = json.loads(Client().get(f"{path}gegevens.json").content)
    theirs = next(rows for titel, rows in data.items() if titel.startswith("Uw antwoorden in"))
    assert SECRET in theirs[0].values()
    assert theirs[0]["Hoeveel uren per week?"] == "30 uur"
    assert not [titel for titel, _ in stored(who, zelf=False) if titel.startswith("Uw antwoorden")]

    assert "Gewist" in Client().post(f"{path}wissen/", {"wat": "alles"}).content.decode()
    assert len(read(ronde).answers()) == 11
    assert not Volgcode.objects.filter(email=EMAIL).exists()
    assert erase_answers(who=who, by="test") == []
    assert code.encode() not in everything_on_disk()


def test_code_stays_as_long_as_answers_could_not_go(ronde: Ronde) -> None:
    """Without it nobody could ever find them again."""
    who = Betrokkene(ronde.gemeente, EMAIL)
    path = link_of(who).removeprefix(settings.SITE_URL)
    file = folders(ronde)[0] / "antwoorden.parquet"
    whole = file.read_bytes()
    file.write_bytes(whole + b"x")

    assert "Nog niet gewist" in Client().post(f"{path}wissen/", {"wat": "alles"}).content.decode()
    assert Volgcode.objects.filter(email=EMAIL).exists()
    file.write_bytes(whole)
    assert "Gewist" in Client().post(f"{path}wissen/", {"wat": "alles"}).content.decode()
    assert len(read(ronde).answers()) == 11


def test_numbers_of_texts_look_like_any_other(ronde: Ronde) -> None:
    texts = read(ronde).texts("open")
    numbers = set(texts["_nummer"])

    assert len(numbers) == 12
    assert pd.Series(sorted(numbers)).str.fullmatch(r"[0-9a-f]{16}").all()


@pytest.mark.parametrize("erased", [True, False])
def test_themes_are_told_only_of_a_file_that_is_whole(ronde: Ronde, code: str, *, erased: bool) -> None:
    numbers = read(ronde).texts("open")["_nummer"].tolist()
    lezing = Tekstlezing.objects.create(ronde=ronde, kolom="open")
    thema = Tekstthema.objects.create(lezing=lezing, naam="Drukte")
    for number in numbers[:5]:
        tekst = Tekst.objects.create(lezing=lezing, nummer=number)
        Codering.objects.create(thema=thema, tekst=tekst)
    if erased:
        erase_own_answers(ronde=ronde, code=code, by="test")
        ronde.refresh_from_db()

    told = store_themes(ronde=ronde, lezing=lezing, writers=dict.fromkeys(numbers, ""))

    assert (told == 0) == erased
    assert Meetwaarde.objects.filter(methode="thema-1").exists() != erased
