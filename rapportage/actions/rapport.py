"""Building reports: facts to blocks, kept as a version."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.db.models import Max

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period
from adoptie.refusal import Refusal
from rapportage.blocks import Content
from rapportage.blocks_json import dumps, to_json
from rapportage.models import Rapport, Rapportbestand
from rapportage.models.rapport import Soort
from rapportage.queries.effect import read_vraag
from rapportage.queries.feiten import read_feiten
from rapportage.renderers.files import RenderPdf, render_files
from rapportage.renderers.pdf import render_pdf
from rapportage.reports import effect, voortgang


def make_content(
    gemeente: Gemeente, soort: Soort, period: Period, interventie: Interventie | None = None
) -> Content:
    """Return what a report of this kind says about a period. Raises Refusal when it cannot be made."""
    if soort == Soort.EFFECT:
        if interventie is None:
            raise Refusal("Kies de interventie waar het effectrapport over gaat.")
        return effect.build(read_vraag(interventie, period))
    return voortgang.build(read_feiten(gemeente, period))


@transaction.atomic
def build_rapport(
    *,
    gemeente: Gemeente,
    soort: Soort,
    period: Period,
    by: Actor,
    interventie: Interventie | None = None,
) -> Rapport:
    """Build a report and keep it; return the standing version when nothing changed since.

    Raises Refusal when the report cannot be made.
    """
    Gemeente.objects.select_for_update().get(pk=gemeente.pk)
    content = make_content(gemeente, soort, period, interventie)
    digest = hashlib.sha256(dumps(content).encode()).hexdigest()
    versions = Rapport.objects.filter(
        gemeente=gemeente, soort=soort, periode=period.code, interventie=interventie
    )
    standing = versions.order_by("-versie").first()
    if standing is not None and standing.inhoud_hash == digest:
        return standing
    rapport = Rapport(
        gemeente=gemeente,
        soort=soort,
        periode=period.code,
        interventie=interventie,
        versie=(versions.aggregate(last=Max("versie"))["last"] or 0) + 1,
        titel=f"{content.title}: {content.subtitle}"[:200],
        inhoud=to_json(content),
        inhoud_hash=digest,
    )
    rapport.full_clean()
    rapport.save()
    files = render_files(content, pdf=_pdf(gemeente))
    Rapportbestand.objects.bulk_create(
        Rapportbestand(rapport=rapport, naam=name, inhoud=data, hash=hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )
    audit.record("rapport gemaakt", rapport, by=by, gemeente=gemeente, versie=rapport.versie, hash=digest)
    return rapport


def _pdf(gemeente: Gemeente) -> RenderPdf:
    logo = bytes(gemeente.logo) if gemeente.logo else None
    return lambda content, charts: render_pdf(content, charts, logo=logo)
