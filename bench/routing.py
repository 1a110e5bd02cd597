"""A questionnaire of 300 questions with 200 conditions: checked before it is fixed, and gone through."""

from __future__ import annotations

import datetime as dt
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoptie.config.settings")

import django

django.setup()

from bench.measure import timed  # noqa: E402
from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag  # noqa: E402
from enquetes.forms.antwoord import PaginaForm  # noqa: E402
from enquetes.routing.course import Course  # noqa: E402
from enquetes.routing.publishing import faults  # noqa: E402

_SCALE = tuple(Optie(str(point), f"antwoord {point}") for point in range(1, 6))
_ON_A_PAGE = 10
_TIMES = 20


def _question(number: int) -> Vraag:
    rule = f"v{number - 20} >= 2 en niet v{number - 30} = 5 of leeg(v{number - 40})" if number > 100 else ""
    return Vraag(f"v{number}", Soort.SCHAAL, f"Stelling {number}.", opties=_SCALE, relevantie=rule)


QUESTIONS = tuple(map(_question, range(1, 301)))
WHOLE = Inhoud(
    "Lang", tuple(Pagina(QUESTIONS[at : at + _ON_A_PAGE]) for at in range(0, len(QUESTIONS), _ON_A_PAGE))
)
ANSWERS: dict[str, Answer] = {vraag.code: str(number % 5 + 1) for number, vraag in enumerate(QUESTIONS)}


def check() -> str:
    return f"{len(faults(WHOLE))} fouten"


def pages() -> str:
    """Go through the questionnaire as one request does, many times."""
    course = Course(WHOLE)
    for _ in range(_TIMES):
        shown = course.way(ANSWERS, dt.date(2026, 1, 1)).pages()
        list(PaginaForm(shown[-1][1], None, ANSWERS, course).blocks())
    return f"{_TIMES} keer {len(shown)} pagina's"


if __name__ == "__main__":
    timed(sys.argv[1], {"check": check, "pages": pages}[sys.argv[1]])
