"""A questionnaire of twenty questions on one page, open to everybody, on the database of the site."""

from __future__ import annotations

import datetime as dt
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from adoptie.models import Gemeente, Traject  # noqa: E402
from enquetes.actions.ronde import create_ronde, open_ronde  # noqa: E402
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst  # noqa: E402
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag  # noqa: E402
from enquetes.models import Doelgroep, Modus  # noqa: E402
from enquetes.plan import Plan  # noqa: E402

_SCALE = tuple(
    Optie(str(point), words)
    for point, words in enumerate(("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"), start=1)
)


def _question(number: int) -> Vraag:
    if number % 5:
        return Vraag(f"v{number}", Soort.SCHAAL, f"Stelling {number} over het werk.", opties=_SCALE)
    return Vraag(f"v{number}", Soort.TEKST, f"Wat wilt u daarover zeggen? ({number})")


def make() -> str:
    """Open the round; return the code in its link."""
    gemeente = Gemeente.objects.create(naam="Proef", slug="proef", cbs_code="GM9998")
    traject = Traject.objects.create(gemeente=gemeente, naam="Proef", begint_op=dt.date(2026, 1, 1))
    inhoud = Inhoud("Twintig vragen", (Pagina(tuple(map(_question, range(1, 21)))),))
    draft = save_vragenlijst(gemeente=gemeente, naam="Twintig vragen", inhoud=inhoud, by="bench")
    now = timezone.now()
    plan = Plan(
        naam="Proef",
        doelgroep=Doelgroep.OPEN,
        modus=Modus.ANONIEM,
        opent_op=now - dt.timedelta(hours=1),
        sluit_op=now + dt.timedelta(days=1),
    )
    versie = publish_versie(versie=draft, by="bench")
    return open_ronde(
        ronde=create_ronde(traject=traject, versie=versie, plan=plan, by="bench"), by="bench"
    ).code


if __name__ == "__main__":
    sys.stdout.write(make())
