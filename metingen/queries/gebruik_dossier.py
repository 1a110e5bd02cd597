"""The dossier of a source of usage by staff: short sentences, to be read aloud in a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from adoptie import dutch
from adoptie.models import Rapportagegroep
from adoptie.periods import period_of
from enquetes.queries.dossier import Dossier
from enquetes.queries.dossier_deel import Deel, Tabel
from enquetes.queries.dossier_delen import AUDIENCE
from metingen.models import Bron
from metingen.queries.gebruik import dossier_name, groups_of, rules_of, traject_of

_SIGNED = ("Besluit van de ondernemingsraad", "Datum", "Naam", "Handtekening")


def dossier_of(bron: Bron) -> Dossier:
    """Write the dossier of a source as it stands."""
    number = dutch.counted(len(groups_of(traject_of(bron))), "groep", "groepen")
    return Dossier(
        titel=f"Dossier voor de ondernemingsraad: gebruik van {bron.wat}",
        versie=dossier_name(bron),
        datum=timezone.localdate(),
        delen=tuple(_parts(bron)),
        metingen=(
            f"Gebruik van {bron.wat}: per maand, vanaf {_first(bron)}, met totalen per groep ({number}) en "
            "voor het geheel."
        ),
    )


def _first(bron: Bron) -> str:
    return period_of(bron.vanaf, "maand").label if bron.vanaf else ""


def _parts(bron: Bron) -> Iterator[Deel]:
    yield _about(bron)
    yield _read(bron)
    yield _groups(bron)
    yield _promised(bron)
    yield _seen(bron)
    yield _kept()
    yield _council()
    yield Deel("Besluit en handtekening", invullen=_SIGNED)


def _about(bron: Bron) -> Deel:
    traject = traject_of(bron)
    return Deel(
        "Waar gaat het over?",
        (
            f"{bron.gemeente} wil volgen hoeveel medewerkers gebruikmaken van {bron.wat}.",
            f"Dat hoort bij het traject '{traject}'. Het doel daarvan: {traject.doel}",
            "De ondernemingsraad beslist of dit mag. Zonder besluit lezen we niets in.",
        ),
    )


def _read(bron: Bron) -> Deel:
    return Deel(
        "Wat lezen we in?",
        (f"Twee getallen per maand en per groep, vanaf {_first(bron)}:",),
        (
            "Hoeveel medewerkers de groep heeft.",
            f"Hoeveel van hen in die maand minstens één keer gebruikmaakten van {bron.wat}.",
            "Meer niet: niet hoe vaak, niet hoe lang, niet op welk tijdstip en niet wat iemand deed.",
            "Een bestand met namen, mailadressen of nummers van mensen weigert het programma.",
            "Een bestand met een regel per persoon ook. Van zo'n bestand bewaren we niets.",
        ),
    )


def _groups(bron: Bron) -> Deel:
    least = rules_of(traject_of(bron)).groep
    rows = tuple((groep.naam, _members(groep)) for groep in groups_of(traject_of(bron)))
    return Deel(
        "Welke groepen?",
        (
            "Er zijn cijfers voor het geheel en voor de groepen in de tabel. Andere groepen maken we niet.",
            f"Heeft een groep in een maand minder dan {least} medewerkers?",
            "Dan laten we die groep niet apart zien, maar samen met de groep die ernaast staat.",
            "Groepen van minder dan 10 voegen we al samen voordat we iets bewaren.",
        ),
        tabel=Tabel(("Groep", "Onderdelen"), rows),
    )


def _members(groep: Rapportagegroep) -> str:
    return dutch.listing([each.naam for each in groep.onderdelen.all()]) or groep.naam


def _promised(bron: Bron) -> Deel:
    return Deel(
        "Wat beloven we, en wat niet?",
        (),
        (
            "Dit programma weet nooit wat één medewerker doet. Het krijgt alleen totalen.",
            "Gebruikt iedereen in een groep het, of niemand? Dan laten we dat niet zien.",
            "Is er één iemand anders dan de rest? Dan ook niet.",
            "Een maand die is verteld, verandert niet meer. Zo is uit een verschil niemand af te leiden.",
            f"Wie {bron.wat} zelf beheert, kan daar soms meer zien. Daar gaat dit programma niet over.",
        ),
    )


def _seen(bron: Bron) -> Deel:
    return Deel(
        "Wie ziet wat, en wanneer?",
        tabel=Tabel(
            ("Wanneer", "Wie", "Wat"),
            (
                ("Na het inlezen", AUDIENCE[0], "Cijfers per maand en per groep."),
                ("Na het vrijgeven", AUDIENCE[1], "Dezelfde cijfers. Iedereen op dezelfde dag."),
            ),
        ),
        punten=(f"Minder dan {rules_of(traject_of(bron)).groep} medewerkers: we laten niets zien.",),
    )


def _kept() -> Deel:
    return Deel(
        "Hoe lang bewaren we het?",
        punten=(
            "Het bestand dat wordt ingelezen: niet. Na het tellen is het weg.",
            "De totalen per groep: die blijven, om te vergelijken.",
            "Cijfers: blijven staan.",
        ),
    )


def _council() -> Deel:
    return Deel(
        "Wat kan de ondernemingsraad?",
        punten=(
            "Instemmen, afwijzen, of schrijven dat instemming niet nodig is.",
            "Later alsnog afwijzen. Dan lezen we vanaf dat moment niets meer in.",
            "Een hogere grens kiezen voor wat we laten zien. Die geldt meteen.",
            "Op de pagina 'Bewaard' zien wat er is opgeslagen.",
            "Een besluit geldt hoogstens twaalf maanden.",
            "Komen er groepen bij, of worden groepen kleiner? Dan is een nieuw besluit nodig.",
        ),
    )
