"""A questionnaire of 300 questions with 200 conditions: looked over, and shown to who makes it."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator

from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag

QUESTIONS, RULES, ON_A_PAGE, TIMES = 300, 200, 5, 5
_CHOICES = tuple(Optie(code, f"antwoord {code}") for code in "abcdefgh")
_SCALE = tuple(Optie(str(number), f"graad {number}") for number in range(1, 6))
_ROWS = tuple(Optie(f"r{number}", f"Stelling {number}") for number in range(1, 4))


def _vraag(number: int) -> Vraag:
    """Return one of five kinds in turn, most of them with a condition on what came before."""
    code, text = f"v{number}", f"Hoe vaak gebruikt u onderdeel {number} van het systeem in uw werk?"
    rule = _rule(number) if number >= QUESTIONS - RULES else ""
    match number % 5:
        case 0:
            return Vraag(code, Soort.KEUZE, text, opties=_CHOICES, relevantie=rule)
        case 1:
            return Vraag(code, Soort.SCHAAL, text, opties=_SCALE, relevantie=rule)
        case 2:
            return Vraag(code, Soort.MEERKEUZE, text, opties=_CHOICES, relevantie=rule)
        case 3:
            return Vraag(code, Soort.GETAL, text, minimum=0, maximum=40, relevantie=rule)
        case _:
            return Vraag(code, Soort.MATRIX, text, opties=_SCALE, rijen=_ROWS, relevantie=rule)


def _rule(number: int) -> str:
    base = number - number % 5 - 5
    rules = (
        f"v{base} = 'a' of v{base} = 'c'",
        f"v{base + 1} >= 4 en v{base + 3} > 16",
        f"gekozen(v{base + 2}; 'b'; 'd') en v{base} <> 'h'",
        f"v{base + 3} + v{base - 2} > 24 of leeg(v{base + 1})",
        f"(v{base + 4}.r1 < 3 of v{base + 4}.r2 < 3) en v{base + 1} <> 3 en v{base} <> 'b'",
    )
    return rules[number % len(rules)]


def inhoud() -> Inhoud:
    questions = [_vraag(number) for number in range(QUESTIONS)]
    pages = (Pagina(tuple(questions[at : at + ON_A_PAGE])) for at in range(0, QUESTIONS, ON_A_PAGE))
    return Inhoud("Groot", tuple(pages), inleiding="Een grote vragenlijst.")


def check() -> str:
    """Look it over once, as on the page before it is fixed."""
    from enquetes.nakijken import look_over

    found = look_over(inhoud())
    assert not any(each.moet for each in found)
    return f"{len(found)} opmerkingen"


def floor() -> str:
    """Only read the same questionnaire from what is stored."""
    return f"{sum(1 for _ in Inhoud.from_json(inhoud().to_json()).vragen())} vragen"


def page(name: str) -> tuple[float, str]:
    """Return the median seconds of a page about it, after one warming visit."""
    from django.test import Client
    from django.urls import reverse

    client = Client(headers={"host": "localhost"})
    address = reverse(name, args=_made(client))
    seconds = list(_visits(client, address))
    return statistics.median(seconds[1:]), f"mediaan van {TIMES}"


def _made(client: object) -> list[object]:
    from django.core.management import call_command

    from adoptie.models import Gebruiker, Gemeente, Lidmaatschap, Rol
    from enquetes.actions.vragenlijst import save_vragenlijst

    call_command("migrate", verbosity=0)
    gemeente = Gemeente.objects.create(naam="Stad", slug="stad")
    maker = Gebruiker.objects.create_user("maker@stad.example")
    Lidmaatschap.objects.create(gebruiker=maker, gemeente=gemeente, rol=Rol.PROGRAMMALEIDER)
    client.force_login(maker)  # type: ignore[attr-defined]  # a client of Django
    draft = save_vragenlijst(gemeente=gemeente, naam="Groot", inhoud=inhoud(), by=maker)
    return [gemeente.slug, draft.vragenlijst_id]


def _visits(client: object, address: str) -> Iterator[float]:
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        assert client.get(address).status_code == 200  # type: ignore[attr-defined]  # a client of Django
        yield time.perf_counter() - start


def main(job: str) -> None:
    from bench.measure import report, timed

    if job in {"check", "floor"}:
        timed(job, {"check": check, "floor": floor}[job])
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SPOOR_DATA": folder, "DJANGO_SETTINGS_MODULE": "adoptie.config.settings"}
        import django

        django.setup()
        report(job, *page({"draft": "vragenlijst", "list": "vragenlijst-vaststellen"}[job]))


if __name__ == "__main__":
    main(sys.argv[1])
