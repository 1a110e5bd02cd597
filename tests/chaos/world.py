"""Makes the round for the storm, and says afterwards what was kept; runs beside the site, on its database."""

from __future__ import annotations

import datetime as dt
import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from adoptie.models import Gemeente, Traject  # noqa: E402
from enquetes.actions.ronde import create_ronde, open_ronde  # noqa: E402
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst  # noqa: E402
from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag  # noqa: E402
from enquetes.keys import load_key  # noqa: E402
from enquetes.models import Doelgroep, Inzending, Modus, Ronde  # noqa: E402
from enquetes.plan import Plan  # noqa: E402

_SCALE = tuple(Optie(str(point), f"antwoord {point}") for point in range(1, 6))
_CONTENT = Inhoud(
    "Storm",
    tuple(
        Pagina(
            (
                Vraag(f"schaal{page}", Soort.SCHAAL, f"Stelling {page}.", opties=_SCALE),
                Vraag(f"tekst{page}", Soort.TEKST, f"Waarom {page}?"),
            )
        )
        for page in range(1, 4)
    ),
)


def make() -> str:
    """Open a round for everybody; return the code in its link."""
    gemeente = Gemeente.objects.create(naam="Storm", slug="storm", cbs_code="GM9998")
    traject = Traject.objects.create(gemeente=gemeente, naam="Storm", begint_op=dt.date(2026, 1, 1))
    draft = save_vragenlijst(gemeente=gemeente, naam="Storm", inhoud=_CONTENT, by="storm")
    now = timezone.now()
    plan = Plan(
        naam="Storm",
        doelgroep=Doelgroep.OPEN,
        modus=Modus.ANONIEM,
        opent_op=now - dt.timedelta(hours=1),
        sluit_op=now + dt.timedelta(days=1),
    )
    ronde = create_ronde(
        traject=traject, versie=publish_versie(versie=draft, by="storm"), plan=plan, by="storm"
    )
    return open_ronde(ronde=ronde, by="storm").code


def faults(acknowledged: dict[str, dict[str, str]]) -> list[str]:
    """Return what is not as the respondents were told; ``acknowledged`` are their answers by token."""
    ronde = Ronde.objects.get()
    key = load_key(ronde.sleutel)
    kept = {bytes(row.link_hash): bytes(row.inhoud) for row in Inzending.objects.all()}
    found = [] if len(kept) == len(acknowledged) else [f"{len(kept)} kept, {len(acknowledged)} told so"]
    for token, answers in acknowledged.items():
        name = key.answer_hash(token)
        if name not in kept:
            found.append(f"lost: {answers}")
        elif (stored := key.decrypt(kept[name], name)["antwoorden"]) != answers:
            found.append(f"{answers} became {stored}")
    return found


if __name__ == "__main__":
    if sys.argv[1] == "make":
        sys.stdout.write(make())
    else:
        sys.stdout.write(json.dumps(faults(json.load(sys.stdin))))
