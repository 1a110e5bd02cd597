"""Letters and forms of a round: one code each, kept as a hash, and no address anywhere."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua
import pytest
from django.conf import settings
from django.db import connection

from adoptie.actions.gemeente import change_contact
from adoptie.contact import Contact
from adoptie.models import Gebeurtenis, Rapportagegroep
from adoptie.refusal import Refusal
from enquetes.actions import papier
from enquetes.actions.papier import invite_by_letter, print_forms, print_letters, withdraw_codes
from enquetes.actions.ronde import close_ronde, stop_ronde
from enquetes.keys import load_key
from enquetes.models import Modus, Papiercode, Ronde, Uitnodiging, Verzending
from enquetes.paper.letters import Drukwerk, print_bundle, usual_text
from enquetes.queries.links import find_link
from enquetes.queries.papier import papierstand
from enquetes.sealing import seal_ronde
from enquetes.sjabloon import NULMETING
from tests.adoptie.pdf.examples import read, text_of
from tests.enquetes.paper.worlds import (
    WORDS,
    codes_in,
    letter_ronde,
    letter_staff_ronde,
    open_ronde_with_forms,
    printed_codes,
    resident,
)
from tests.factories.adoptie import OnderdeelFactory
from tests.factories.enquetes import answer, make_open_ronde, make_ronde

pytestmark = pytest.mark.django_db


def words_of(data: bytes) -> str:
    return " ".join(text_of(data).replace("\N{NO-BREAK SPACE}", " ").split())


def test_letter_says_who_asks_what_and_how() -> None:
    ronde = letter_ronde()

    told = words_of(print_letters(ronde=ronde, mensen=[resident()], drukwerk=WORDS, by="test").pdf)

    assert "Inwoner 1 Dorpsstraat 1 8051 AA Hattem" in told
    assert "Beste Inwoner 1, U bent uitgenodigd." in told
    assert f"{settings.SITE_URL}/e/ en vul uw code in:" in told
    assert "Vul dan het formulier bij deze brief in. Stuur het formulier terug." in told
    assert "Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden." in told


def test_letter_and_form_say_whom_to_ask() -> None:
    ronde = letter_ronde()
    change_contact(gemeente=ronde.gemeente, contact=Contact("An Jansen", "14 0344"), by="test")

    told = words_of(print_letters(ronde=ronde, mensen=[resident()], drukwerk=WORDS, by="test").pdf)

    assert told.count("Hebt u een vraag of hulp nodig? Bel 14 0344 (An Jansen).") == 2


def test_usual_letter_is_one_page() -> None:
    ronde = letter_ronde(inhoud=NULMETING)
    contact = Contact("Annemarie van den Berg", "0344 12 34 56", "annemarie.vandenberg@gemeente.example")
    change_contact(gemeente=ronde.gemeente, contact=contact, by="test")
    words = Drukwerk(usual_text(ronde), formulier=False)

    data = print_letters(ronde=ronde, mensen=[resident()], drukwerk=words, by="test").pdf

    assert "Daarom willen we weten hoe het nu gaat." in words_of(data)
    assert len(read(data).pages) == 1


def test_form_that_comes_back_has_no_name_on_it() -> None:
    ronde = letter_ronde()

    data = print_letters(ronde=ronde, mensen=[resident(1), resident(2)], drukwerk=WORDS, by="test").pdf

    pages = [page.extract_text() for page in read(data).pages]
    named = [at for at, text in enumerate(pages) if "Dorpsstraat" in text]
    # The back of a letter stays empty.
    assert named == [0, 6]
    assert pages[1].strip() == ""
    codes = codes_in(data)
    assert len(codes) == 2
    first = pages[2:6]
    assert all(codes[0][:4] in text for text in first if text.strip())
    assert not any(codes[1][:4] in text for text in first)


def test_letter_alone_has_no_form() -> None:
    words = Drukwerk("Doe mee.", formulier=False)
    data = print_letters(ronde=letter_ronde(), mensen=[resident()], drukwerk=words, by="test").pdf

    assert len(read(data).pages) == 1
    assert "Liever op papier" not in words_of(data)


def test_printed_bundle_satisfies_the_checkers(tmp_path: Path) -> None:
    path = tmp_path / "brieven.pdf"
    people = [resident(1), resident(2)]
    path.write_bytes(print_letters(ronde=letter_ronde(), mensen=people, drukwerk=WORDS, by="test").pdf)

    heard = outloud.check(str(path))
    assert [(found.rule, found.message) for found in heard.findings] == []
    assert list(pdfua.validate(str(path)).findings) == []


def test_code_is_kept_as_a_hash_only() -> None:
    ronde, (code, *_) = open_ronde_with_forms()

    hashes = {bytes(row.link_hash) for row in Papiercode.objects.all()}

    assert len(hashes) == 3
    assert load_key(ronde.sleutel).invitation_hash(code) in hashes
    assert _anywhere(code) == []


def test_nobody_on_the_list_is_kept() -> None:
    printed_codes(letter_ronde(), [resident(7, groep="")])

    for secret in ("Inwoner 7", "Dorpsstraat 7", "8051 AA"):
        assert _anywhere(secret) == []
    line = Gebeurtenis.objects.get(action="codes voor papier gemaakt")
    assert line.details == {"aantal": "1"}


def _anywhere(secret: str) -> list[str]:
    """Return the tables in which a text stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            if any(secret in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def test_code_opens_the_questions_on_the_web_once() -> None:
    ronde = letter_ronde()
    (code,) = printed_codes(ronde, [resident()])

    link = find_link(ronde.code, code)
    answer(link, werk="4")

    assert find_link(ronde.code, code).used()
    assert Uitnodiging.objects.get(email="", gebruikt=True)


def test_code_of_who_also_gets_mail_belongs_to_the_same_invitation() -> None:
    ronde = letter_ronde()
    person = Uitnodiging.objects.filter(ronde=ronde).exclude(email="").first()
    assert person is not None
    (code,) = printed_codes(ronde, [resident(email=person.email)])

    assert find_link(ronde.code, code).uitnodiging == person
    answer(find_link(ronde.code, code), werk="4")
    person.refresh_from_db()
    assert person.gebruikt


def test_person_by_letter_counts_in_the_group_of_the_list() -> None:
    ronde = letter_staff_ronde()
    (code,) = printed_codes(ronde, [resident(groep="buitendienst")])

    person = find_link(ronde.code, code).uitnodiging

    assert person is not None
    assert person.groep is not None
    assert person.groep.naam == "Buitendienst"


def test_person_by_letter_counts_where_the_team_counts_now() -> None:
    ronde = letter_staff_ronde()
    outside = Rapportagegroep.objects.get(naam="Buitendienst")
    outside.onderdelen.add(OnderdeelFactory.create(gemeente=ronde.gemeente, naam="Groen"))

    (code,) = printed_codes(ronde, [resident(groep="Groen en grijs", onderdeel="groen")])

    person = find_link(ronde.code, code).uitnodiging
    assert person is not None
    assert person.groep == outside


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (resident(email="vreemd@stad.example"), "vreemd@stad.example staat niet op de lijst van deze ronde."),
        (resident(groep="Balie"), "1 mens van groep 'Balie' zonder e-mailadres. In deze ronde zijn er nog 0"),
        (resident(), "1 mens zonder groep zonder e-mailadres."),
    ],
)
def test_who_was_not_invited_gets_no_letter(person: object, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        printed_codes(letter_staff_ronde(), [person])  # type: ignore[list-item]  # people, each of them

    assert words in str(refused.value).replace("\N{NO-BREAK SPACE}", " ")
    assert not Papiercode.objects.exists()


def test_no_more_letters_than_people() -> None:
    ronde = letter_ronde(by_letter=2)
    printed_codes(ronde, [resident(1)])

    with pytest.raises(Refusal, match="In deze ronde zijn er nog 1"):
        printed_codes(ronde, [resident(2), resident(3)])


def test_letters_that_went_wrong_are_made_again() -> None:
    ronde = letter_ronde(by_letter=2)
    used, lost = printed_codes(ronde, [resident(1), resident(2)])
    answer(find_link(ronde.code, used), werk="4")

    assert withdraw_codes(ronde=ronde, by="test") == 1

    assert find_link(ronde.code, used).used()
    (again,) = printed_codes(ronde, [resident(2)])
    assert again != lost


def test_drawing_that_fails_keeps_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise Refusal("kan niet")

    monkeypatch.setattr(papier, "print_bundle", fail)
    with pytest.raises(Refusal, match="kan niet"):
        printed_codes(letter_ronde(), [resident()])

    assert not Papiercode.objects.exists()


def test_two_who_make_letters_at_once_give_no_code_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = letter_ronde(by_letter=1)
    draw = print_bundle

    def meanwhile(*args: object) -> bytes:
        monkeypatch.setattr(papier, "print_bundle", draw)
        printed_codes(ronde, [resident(1)])
        return draw(*args)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(papier, "print_bundle", meanwhile)
    with pytest.raises(Refusal, match="Iemand anders maakte"):
        printed_codes(ronde, [resident(2)])

    assert Papiercode.objects.count() == 1


def test_letters_are_made_while_the_round_is_open_only() -> None:
    concept = make_ronde()
    with pytest.raises(Refusal, match="Open eerst de ronde"):
        print_forms(ronde=concept, aantal=1, drukwerk=WORDS, by="test")

    closed = close_ronde(ronde=make_open_ronde(), by="test")
    with pytest.raises(Refusal, match="niet meer open"):
        print_forms(ronde=closed, aantal=1, drukwerk=WORDS, by="test")


@pytest.mark.parametrize("number", [0, 201])
def test_so_many_forms_are_not_made_at_once(number: int) -> None:
    with pytest.raises(Refusal, match="1 tot en met 200"):
        print_forms(ronde=make_open_ronde(), aantal=number, drukwerk=WORDS, by="test")


def test_forms_without_a_name_belong_to_an_open_link() -> None:
    with pytest.raises(Refusal, match="Maak brieven"):
        print_forms(ronde=letter_ronde(), aantal=1, drukwerk=WORDS, by="test")


def test_who_is_invited_by_letter_is_fixed_once_the_round_is_open() -> None:
    ronde = letter_ronde(by_mail=5, by_letter=10)

    assert ronde.uitgenodigd == 15
    with pytest.raises(Refusal, match="al geopend"):
        invite_by_letter(ronde=ronde, aantallen={None: 3}, by="test")


def test_who_gets_a_letter_gets_no_mail() -> None:
    ronde = letter_ronde(by_mail=5, by_letter=10)

    assert Verzending.objects.filter(uitnodiging__ronde=ronde).count() == 5


def test_group_of_another_traject_is_left_out() -> None:
    ronde = make_ronde(doelgroep="steekproef")  # type: ignore[arg-type]  # as a form gives it

    assert invite_by_letter(ronde=ronde, aantallen={999: 5, None: 2}, by="test") == 2
    assert papierstand(ronde).mensen == 2


def test_paper_of_a_vertrouwelijke_round_promises_no_volgcode() -> None:
    ronde = letter_ronde(modus=Modus.VERTROUWELIJK)

    told = words_of(print_letters(ronde=ronde, mensen=[resident()], drukwerk=WORDS, by="test").pdf)

    assert "Wat u op papier invult, krijgt geen volgcode." in told
    assert "Met de link in uw mail" not in told
    (code,) = codes_in(print_letters(ronde=ronde, mensen=[resident(2)], drukwerk=WORDS, by="test").pdf)
    assert not find_link(ronde.code, code).asks_consent


@pytest.mark.parametrize("end", ["sealed", "stopped"])
def test_codes_go_with_the_key(end: str) -> None:
    ronde, codes = open_ronde_with_forms(6)
    for code in codes:
        answer(find_link(ronde.code, code), werk="4")

    if end == "sealed":
        seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    else:
        stop_ronde(ronde=ronde, reden="Te vroeg.", by="test")

    assert not Papiercode.objects.filter(ronde=Ronde.objects.get(pk=ronde.pk)).exists()


@pytest.mark.parametrize("modus", Modus)
def test_form_says_who_reads_what_is_written_on_it(modus: Modus) -> None:
    ronde = letter_ronde(modus=modus)

    told = words_of(print_letters(ronde=ronde, mensen=[resident()], drukwerk=WORDS, by="test").pdf)

    assert "Een medewerker van de gemeente typt dit formulier over, en leest dan wat u antwoordde." in told
    assert ("een bestand met antwoorden krijgen" in told) is (modus == Modus.VERTROUWELIJK)
