"""A measured round of the panel in which the young and the old answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils import timezone

from enquetes.actions.ronde import Plan, close_ronde, create_ronde, open_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.models import Doelgroep, Modus, Ronde
from enquetes.queries.panel import Klassen
from enquetes.sealing import seal_ronde
from metingen.actions.meetwaarden import measure_ronde
from tests.enquetes.panel.panelronde import links_in_order, make_members_of
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import answer, make_versie

YOUNG, OLD = "18-34", "65+"
GOOD = Vraag(
    "goed", Soort.KEUZE, "Helpt de gemeente u goed?", opties=(Optie("ja", "ja"), Optie("nee", "nee"))
)
EASE = Vraag(
    "gemak",
    Soort.SCHAAL,
    "Ik kan alles makkelijk vinden.",
    opties=tuple(Optie(str(at), f"antwoord {at}") for at in range(1, 6)),
    richting="hoger",
)
Answers = Callable[[int], str]


def by_turns(number: int) -> str:
    return ("ja", "nee")[number % 2]


def measured_panel(
    *,
    young: Answers = by_turns,
    old: Answers = by_turns,
    numbers: tuple[int, int] = (12, 14),
    profielitems: Sequence[str] = ("leeftijd",),
) -> Ronde:
    """Seal and measure a round of the panel in which the young and the old give these answers."""
    traject = TrajectFactory.create()
    ages = [age for age, number in zip((YOUNG, OLD), numbers, strict=True) for _ in range(number)]
    make_members_of(traject.gemeente, [Klassen(age, "Wezep") for age in ages])
    now = timezone.now()
    plan = Plan(
        naam="Panel",
        doelgroep=Doelgroep.PANEL,
        modus=Modus.ANONIEM,
        opent_op=now - dt.timedelta(hours=1),
        sluit_op=now + dt.timedelta(days=5),
        profielitems=tuple(profielitems),
    )
    versie = make_versie(traject, Inhoud("Panel", (Pagina((GOOD, EASE)),)))
    ronde = create_ronde(traject=traject, versie=versie, plan=plan, by="test")
    invite_panel(ronde=ronde, by="test")
    ronde = open_ronde(ronde=ronde, by="test")
    for number, (age, link) in enumerate(zip(ages, links_in_order(ronde), strict=True)):
        said = (young if age == YOUNG else old)(number)
        answer(link, goed=said, gemak=str(number % 5 + 1))
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")
    measure_ronde(ronde=ronde, by="test")
    return ronde
