"""Run apart, with the product's own settings: ``python -m tests.flows.worker_world prepare|push|age|state``.

The worker under test is a process of its own with a database of its own; so is what looks at it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

RECEIVERS = ["eerste@hattem.example", "tweede@hattem.example", "derde@hattem.example"]
ANSWERS = 12
_CASES = 60
_WORK = ("enquetes.tasks.tend_rondes", "metingen.tasks.find_work", "rapportage.tasks.find_work")


def prepare() -> None:
    """Have a round that is due to close and seal, a levering without figures and a plan that is due."""
    from django.core.management import call_command
    from django.utils import timezone

    from adoptie.periods import period_of
    from enquetes.models import Ronde
    from tests.factories.adoptie import GemeenteFactory, TrajectFactory
    from tests.factories.enquetes import answer, make_open_ronde, open_links
    from tests.factories.rapportage import make_rapportplan

    call_command("migrate", verbosity=0)
    gemeente = GemeenteFactory.create(naam="Hattem", slug="hattem")
    ronde = make_open_ronde(traject=TrajectFactory.create(gemeente=gemeente))
    for index, link in enumerate(open_links(ronde, ANSWERS)):
        answer(link, werk=str(index % 5 + 1), uren=float(index))
    past = timezone.now() - dt.timedelta(minutes=5)
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=past, verzegel_op=past)
    _deliver(gemeente)
    last = period_of(timezone.localdate(), "kwartaal").previous()
    make_rapportplan(gemeente, begint_op=last.begin, dagen_erna=0, ontvangers=RECEIVERS)


def _deliver(gemeente: Any) -> None:
    from django.conf import settings

    from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
    from metingen.importers import parse_mapping

    path = Path(settings.DATA_DIR) / "zaken.csv"
    rows = (f"Z{at},2011-{at % 12 + 1:02d}-03,2011-12-{at % 28 + 1:02d}" for at in range(_CASES))
    path.write_text("\n".join(["nr,van,tot", *rows]), encoding="utf-8")
    mapping = parse_mapping('soort = "cases"\n[kolommen]\nzaak = "nr"\nstart = "van"\neinde = "tot"\n')
    receive_zaken(
        bron=ensure_bron(gemeente=gemeente, naam="zaaksysteem", by="test"),
        path=path,
        lezing=Lezing(mapping),
        by="test",
    )


def push() -> None:
    """Queue what the clock queues every minute."""
    from django_q.tasks import async_task

    for task in _WORK:
        async_task(task)


def age() -> None:
    """Let twenty minutes pass: claims go stale, and the queue delivers again what was not acknowledged."""
    from django.utils import timezone
    from django_q.models import OrmQ

    from rapportage.models import Uitvoering

    past = timezone.now() - dt.timedelta(minutes=21)
    Uitvoering.objects.filter(geclaimd_op__isnull=False).update(geclaimd_op=past)
    OrmQ.objects.update(lock=past)


def state() -> dict[str, Any]:
    """Tell what there is, in numbers."""
    from django.conf import settings
    from django_q.models import OrmQ

    from adoptie.audit import chain_fault
    from adoptie.models import Gebeurtenis
    from enquetes.models import Inzending, Ronde
    from metingen.models import Bron, Meetwaarde
    from rapportage.models import Rapport, Uitvoering

    identity = ("indicator", "ronde", "levering", "lengte", "periode", "groep", "categorie")
    figures = Counter(Meetwaarde.objects.values_list(*identity))
    return {
        "ronde": Ronde.objects.get().status,
        "inzendingen": Inzending.objects.count(),
        "sealed rounds": len([*Path(settings.SEALED_DIR).rglob("manifest.json")]),
        "sealed leveringen": len([*Path(settings.SEALED_DIR).glob("hattem/leveringen/*.parquet")]),
        "gemeten": bool(Bron.objects.get().gemeten_als),
        "figures of the round": Meetwaarde.objects.filter(ronde__isnull=False).count(),
        "figures of cases": Meetwaarde.objects.filter(levering__isnull=False).count(),
        "figures twice": sum(count > 1 for count in figures.values()),
        "rapporten": Rapport.objects.count(),
        "uitvoeringen": [*Uitvoering.objects.values_list("status", flat=True)],
        "gemaild": [*Uitvoering.objects.values_list("gemaild", flat=True)],
        "events": Counter(Gebeurtenis.objects.values_list("action", flat=True)),
        "chain": chain_fault(),
        "queue": OrmQ.objects.count(),
    }


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "adoptie.config.settings"
    django.setup()
    sys.stdout.write(
        json.dumps({"prepare": prepare, "push": push, "age": age, "state": state}[sys.argv[1]]())
    )
