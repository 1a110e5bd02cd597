"""The register of processing and the text of the DPIA, as the program is set up today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Count

from adoptie import dutch
from adoptie.bewaarrechten import RECHTEN
from adoptie.models import Bezwaar, Gemeente, Lidmaatschap, Registerveld, Rol, Traject, Verzoek
from adoptie.models.verzoek import TERM
from adoptie.queries.verzoek import open_requests
from adoptie.register import Hoofdstuk, told_by_apps
from adoptie.retention import Bewaarklasse, klassen
from adoptie.rights import LINK_LASTS, NEW_ADDRESS_LASTS, asking_link

OPEN = "Nog in te vullen door de gemeente."
KOPPEN = (
    *("Wat", "Waarvoor", "Op welke grond", "Over wie", "Welke gegevens", "Wie ziet het", "Hoe lang"),
    *("Wat gebeurt er daarna", "Wie doet dat", "Waar"),
)
_ABOUT = {
    "adoptie": "wie met het programma werkt",
    "enquetes": "wie om een mening is gevraagd",
    "metingen": "wie om een mening is gevraagd, en wie met de cijfers werkt",
    "rapportage": "wie rapporten maakt of krijgt",
}
_PROGRAM = "niemand: alleen het programma gebruikt het"
_SEEN = {
    "accounts": "beheerder; iedereen ziet de eigen gegevens",
    "logboek": "beheerder en ondernemingsraad",
    "verzoeken": "beheerder en klantcontact; de persoon zelf",
    "nieuwe_adressen": "beheerder en klantcontact; de persoon zelf",
    "avg_verzoeken": "beheerder en klantcontact",
    "gemeente": "iedereen: het staat op de site",
    "traject": "wie in de gemeente toegang heeft",
    "uitnodigingen": "programmaleider en beheerder; of iemand meedeed ziet niemand",
    "lijsten": "programmaleider en beheerder",
    "panel": "klantcontact en de inwoner zelf",
    "aanmeldingen": "klantcontact en de inwoner zelf",
    "antwoordbestanden": "de programmaleider die het vroeg",
    "aanvragen": "programmaleider",
    "teksten": "wie de teksten nakijkt, nadat namen eruit zijn gehaald",
    "makers": "programmaleider en beheerder",
    "ontvangers": "programmaleider en beheerder",
    "rapporten": "wie het rapport mag lezen; na publicatie iedereen",
}


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that both documents say; ``rijen`` are the processings, under ``KOPPEN``."""

    gemeente: Gemeente
    hoofdstukken: tuple[Hoofdstuk, ...]
    rijen: tuple[tuple[str, ...], ...]

    @property
    def verwerkingen(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return each processing with what the register says of it, under headings."""
        return [(rij[0], list(zip(KOPPEN[1:], rij[1:], strict=True))) for rij in self.rijen]

    def as_json(self) -> dict[str, Any]:
        parts = [
            {"titel": part.titel, "zinnen": part.zinnen, "tabel": part.as_rows()}
            for part in self.hoofdstukken
        ]
        rows = [dict(zip(KOPPEN, rij, strict=True)) for rij in self.rijen]
        return {"gemeente": str(self.gemeente), "verwerkingen": rows, "dpia": parts}


def register_of(gemeente: Gemeente) -> Register:
    """Return the register and the DPIA as things are set up now; what people filled in stands in it."""
    filled = filled_in(gemeente)
    parts = [*_begin(gemeente, filled), *told_by_apps(gemeente), *_end(filled)]
    parts.sort(key=lambda part: part.volgorde)
    return Register(gemeente, tuple(parts), tuple(_row(klasse) for klasse in klassen()))


def filled_in(gemeente: Gemeente) -> dict[str, str]:
    return dict(Registerveld.objects.filter(gemeente=gemeente).values_list("naam", "tekst"))


def _row(klasse: Bewaarklasse) -> tuple[str, ...]:
    return (
        klasse.soort,
        klasse.doel,
        klasse.grond,
        _about(klasse),
        dutch.listing(list(dict.fromkeys(_fields(klasse)))) or "geen aparte velden",
        _SEEN.get(klasse.code, _PROGRAM),
        klasse.termijn,
        klasse.daarna,
        klasse.taak,
        dutch.listing([str(plek) for plek in klasse.plekken]),
    )


def _about(klasse: Bewaarklasse) -> str:
    model = klasse.plekken[0].model
    if klasse in RECHTEN:
        return "wie naar eigen gegevens vraagt"
    app = apps.get_model(model)._meta.app_label if model else "enquetes"  # noqa: SLF001 - Meta API
    return _ABOUT.get(app, _ABOUT["adoptie"])


def _fields(klasse: Bewaarklasse) -> Iterator[str]:
    for plek in klasse.plekken:
        yield from plek.velden.values()


def _begin(gemeente: Gemeente, filled: dict[str, str]) -> Iterator[Hoofdstuk]:
    goals = tuple(
        f"{row.naam}: {row.doel}" for row in Traject.objects.filter(gemeente=gemeente).order_by("pk")
    )
    yield Hoofdstuk(
        10,
        "Wie is verantwoordelijk?",
        (
            f"Verwerkingsverantwoordelijke is de gemeente {gemeente} ({gemeente.cbs_code}).",
            str(gemeente.contact) or "Wie vragen beantwoordt, is nog niet ingevuld bij Gegevens.",
            f"Functionaris gegevensbescherming: {filled.get('functionaris') or OPEN}",
        ),
    )
    why = filled.get("noodzaak") or OPEN
    yield Hoofdstuk(
        20, "Waarvoor?", (*(goals or ("Er is nog geen traject.",)), f"Waarom niet met minder? {why}")
    )
    yield Hoofdstuk(60, "Wie ziet wat?", (_NO_ANSWERS,), ("Rol", "Mensen"), tuple(_roles(gemeente)))
    yield Hoofdstuk(65, "Hoe komt iemand bij de eigen gegevens?", tuple(_rights(gemeente)))
    yield Hoofdstuk(70, "Waar staat het, en wie helpt daarbij?", tuple(_technology(filled)))


def _rights(gemeente: Gemeente) -> Iterator[str]:
    hours = LINK_LASTS // 3600
    yield f"Met een link per mail, zonder wachtwoord: {asking_link(gemeente)}. De link werkt {hours} uur."
    yield "Daar kan iemand alles zien, als bestand meenemen, verbeteren en wissen, en bezwaar maken."
    yield "Met een volgcode kan iemand ook eigen antwoorden verbeteren en wissen. Cijfers blijven gelijk."
    days = NEW_ADDRESS_LASTS.days
    yield f"Een nieuw adres telt na een druk op een link in een mail. Die link werkt {days} dagen."
    months = dutch.counted(TERM, "maand", "maanden")
    yield f"Per brief, per telefoon of aan de balie: binnen {months} een antwoord."
    running = open_requests(gemeente)
    late = sum(each.dagen < 0 for each in running)
    yield f"Verzoeken die nu lopen: {len(running)}. Te laat: {late}."
    tied = Verzoek.objects.filter(gemeente=gemeente, adresmerk__isnull=False).count()
    yield f"Verzoeken met een kenmerk van het adres dat niemand kan lezen: {tied}."
    objections = Bezwaar.objects.filter(gemeente=gemeente).count()
    yield f"Mensen die niet worden uitgenodigd omdat zij dat vroegen: {objections}."


_NO_ANSWERS = "Niemand ziet wie wat antwoordde. Wij tonen alleen cijfers over groepen die groot genoeg zijn."


def _roles(gemeente: Gemeente) -> Iterator[tuple[str, str]]:
    rows = Lidmaatschap.objects.filter(gemeente=gemeente).values_list("rol").annotate(Count("pk"))
    counts = dict(rows.order_by())
    for rol in Rol:
        yield str(rol.label), str(counts.get(rol, 0))


def _technology(filled: dict[str, str]) -> Iterator[str]:
    engine = str(settings.DATABASES["default"]["ENGINE"])
    kind = "PostgreSQL" if "postgresql" in engine else "SQLite, op dezelfde server als het programma"
    yield f"Adres van het programma: {settings.SITE_URL}. Database: {kind}."
    host = settings.EMAIL_HOST
    yield f"Mail gaat via {host}." if host else "Er is geen mailserver ingesteld: er gaat geen mail weg."
    yield f"Wie beheert de mailserver? {filled.get('mail') or OPEN}"
    yield f"Op wiens server? {filled.get('hosting') or OPEN}"
    yield (
        "De wachtrij staat in Redis."
        if "redis" in settings.Q_CLUSTER
        else "De wachtrij staat in de database."
    )
    twice = settings.SECOND_FACTOR_REQUIRED
    yield "Iedereen logt in met twee stappen." if twice else "Inloggen kan met alleen een wachtwoord."
    if settings.KEY_COPY_DIR is None:
        yield "Voor kopieën van sleutels is geen eigen map ingesteld."
    else:
        yield "Kopieën van sleutels staan apart. Het programma wist ze binnen 14 dagen."
    yield f"Andere kopieën: {filled.get('kopieen') or OPEN}"
    yield f"Buiten de Europese Economische Ruimte? {filled.get('doorgifte') or OPEN}"


def _end(filled: dict[str, str]) -> Iterator[Hoofdstuk]:
    yield Hoofdstuk(
        80, "Wat kan er misgaan, en wat doen wij eraan?", (_HONEST,), ("Risico", "Maatregel"), _RISKS
    )
    yield Hoofdstuk(
        90,
        "Advies en besluit",
        (
            f"Afgesloten antwoorden bewaren: {filled.get('bewaren') or OPEN}",
            f"Advies: {filled.get('advies') or OPEN}",
            f"Besluit: {filled.get('besluit') or OPEN}",
        ),
    )


_HONEST = "Deze lijst is gemaakt door het programma. Of de risico's aanvaardbaar zijn, bepaalt de gemeente."
_RISKS = (
    (
        "Iemand zoekt uit wie wat antwoordde.",
        "Bij een anonieme ronde is er na het afsluiten geen sleutel meer. Kleine groepen laten we niet zien.",
    ),
    (
        "Iemand rekent een kleine groep uit door cijfers van elkaar af te trekken.",
        "Het programma rekent na wat er al bekend is, en laat dan iets anders weg.",
    ),
    (
        "Zolang een ronde open is, kan wie database en sleutel heeft, antwoorden koppelen.",
        "Database en sleutels staan apart. Dit risico blijft tot de ronde is afgesloten.",
    ),
    (
        "In eigen woorden noemt iemand een naam.",
        "Namen en adressen gaan eruit. Daarna leest een mens mee. Dat is nooit helemaal zeker.",
    ),
    (
        "Een leidinggevende gebruikt cijfers tegen een team.",
        "De ondernemingsraad beslist vooraf, en kan een ronde stoppen.",
    ),
    (
        "Iemand probeert uit wie om wissen of verbeteren vroeg.",
        "Bij een verzoek staat geen adres. Alleen wie database en sleutels heeft, kan adressen proberen.",
    ),
    (
        "Gegevens blijven te lang staan.",
        "Elke nacht wist het programma wat te oud is. Het logboek bewijst dat.",
    ),
)
