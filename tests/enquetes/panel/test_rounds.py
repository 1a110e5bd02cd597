"""A round for the panel: who counts in which class, and how many answered."""

from __future__ import annotations

from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from metingen.actions.meetwaarden import measure_ronde
from metingen.models import Meetwaarde
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.panel.panelronde import make_members, open_panelronde, opened, seal
from tests.factories.enquetes import answer, personal_links

ABOUT_AGE = Inhoud(
    "Leeftijd",
    (
        Pagina(
            tuple(
                Vraag(
                    code, Soort.KEUZE, f"Wat is uw {code}?", opties=(Optie("a", "Zo"), Optie("b", "Anders"))
                )
                for code in ("leeftijd", "kern", "groep", "volgcode")
            )
        ),
    ),
)


def test_question_about_age_stands_beside_the_class_of_the_panel(inwoner: Inwoner) -> None:
    make_members(inwoner.gemeente, 24)
    ronde = open_panelronde(inwoner.gemeente, inhoud=ABOUT_AGE)
    for number, link in enumerate(personal_links(ronde)):
        answer(link, **dict.fromkeys(("leeftijd", "kern", "groep", "volgcode"), "ab"[number % 2]))
    ronde = seal(ronde)

    frame = opened(ronde).answers()
    measure_ronde(ronde=ronde, by="test")

    assert frame["leeftijd"].value_counts().to_dict() == {"a": 12, "b": 12}
    assert frame["_leeftijd"].value_counts().to_dict() == {"18-34": 12, "65+": 12}
    shown = Meetwaarde.objects.filter(indicator__code="leeftijd", categorie="Zo").get()
    assert (shown.n, shown.waarde) == (24, 0.5)
