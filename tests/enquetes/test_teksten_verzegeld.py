"""What people write, on its way into the sealed file: without names, and apart from their other answers."""

from __future__ import annotations

import numpy as np
import pytest

from enquetes.actions.ronde import close_ronde
from enquetes.actions.teksten import forget_texts, texts_of
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Ronde
from enquetes.sealed import SealedRound, open_sealed, sealed_base
from enquetes.sealing import seal_ronde
from enquetes.seals import NUMMER
from tests.factories.adoptie import GebruikerFactory, LidmaatschapFactory
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, open_links, personal_links

pytestmark = pytest.mark.django_db

TWO = Inhoud(
    "Twee open vragen",
    (
        Pagina(
            (
                Vraag("beter", Soort.TEKST, "Wat moet beter?"),
                Vraag("goed", Soort.TEKST, "Wat gaat goed?"),
                Vraag(
                    "hoe", Soort.KEUZE, "Hoe?", opties=(Optie("a", "Zo"), Optie("x", "Anders", namelijk=True))
                ),
                Vraag("getal", Soort.GETAL, "Hoeveel?", minimum=0, maximum=99),
            )
        ),
    ),
)


def read(ronde: Ronde) -> SealedRound:
    return open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)


def sealed_texts(number: int = 12) -> SealedRound:
    ronde = make_open_ronde(inhoud=TWO)
    for index, link in enumerate(open_links(ronde, number)):
        answer(link, beter=f"{index} beter", goed=f"{index} goed", getal=float(index))
    return read(seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"))


def test_names_on_the_list_of_staff_are_taken_out_while_it_still_exists() -> None:
    ronde = make_staff_ronde({"Balie": 12}, inhoud=TWO)
    person = ronde.uitnodigingen.order_by("pk")[0]
    ronde.uitnodigingen.filter(pk=person.pk).update(naam="Annemoon de Wit", email="a.dewit@voorbeeld.example")
    for link in personal_links(ronde):
        answer(
            link,
            beter="Annemoon moet weg, BSN 123456782",
            hoe="x",
            **{"hoe.anders": "Zoals De Wit, met a.dewit"},
        )

    found = read(seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"))

    assert set(found.texts("beter")["tekst"]) == {"[naam] moet weg, BSN [BSN]"}
    assert set(found.texts("hoe[anders]")["tekst"]) == {"Zoals [naam], met [gebruikersnaam]"}


def test_names_of_who_works_with_the_program_are_known_in_every_round() -> None:
    ronde = make_open_ronde(inhoud=TWO)
    LidmaatschapFactory.create(
        gemeente=ronde.gemeente, gebruiker=GebruikerFactory.create(naam="Xandrine Pellicaan")
    )
    for link in open_links(ronde, 5):
        answer(link, beter="xandrine luistert niet, en Pellicaans deur is dicht")

    found = read(seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test"))

    assert set(found.texts("beter")["tekst"]) == {"[naam] luistert niet, en [naam] deur is dicht"}


def test_each_text_has_a_number_that_says_nothing() -> None:
    texts = sealed_texts().texts("beter")

    assert texts[NUMMER].is_unique
    assert set(texts[NUMMER].str.len()) == {16}


@pytest.mark.slow
def test_no_order_ties_texts_to_each_other_or_to_other_answers() -> None:
    """Over ten rounds of 40 people the places of one person in three orders have nothing in common."""
    found: dict[str, list[float]] = {"texts": [], "answers": [], "numbers": []}
    for _ in range(10):
        file = sealed_texts(40)
        places = {
            name: np.argsort([int(text.split()[0]) for text in file.texts(name)["tekst"]])
            for name in ("beter", "goed")
        }
        by_number = file.texts("beter").sort_values(NUMMER)
        numbered = np.argsort([int(text.split()[0]) for text in by_number["tekst"]])
        row = np.argsort(file.answers()["getal"].to_numpy(dtype=float))
        found["texts"].append(np.corrcoef(places["beter"], places["goed"])[0, 1])
        found["answers"].append(np.corrcoef(places["beter"], row)[0, 1])
        found["numbers"].append(np.corrcoef(numbered, places["goed"])[0, 1])

    # 400 people by chance: a standard deviation of 0.05.
    assert all(abs(float(np.mean(values))) < 0.25 for values in found.values()), found


def test_how_many_wrote_is_known_after_the_texts_are_gone() -> None:
    ronde = make_open_ronde(inhoud=TWO)
    for link in open_links(ronde, 7):
        answer(link, beter="iets", goed=None)
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    for file in texts_of(ronde):
        file.unlink()

    assert (read(ronde).written("beter"), read(ronde).written("goed")) == (7, 0)
    assert read(ronde).texts("beter").empty
    assert forget_texts(by="test") == 0
