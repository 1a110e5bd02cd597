"""Building reports: facts to blocks, kept as a version."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.dutch import listing
from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import publish_figures
from metingen.queries.cijfers import ALL, Status
from metingen.queries.vrijgave import unpublished_elsewhere, waiting_figures
from rapportage.blocks_json import dumps, to_json
from rapportage.models import Opdracht, Rapport, Rapportbestand
from rapportage.queries.opdrachten import KINDS, compose
from rapportage.renderers.files import RenderPdf, render_files
from rapportage.renderers.pdf import render_pdf


def build_rapport(*, opdracht: Opdracht, by: Actor, statuses: Collection[Status] = ALL) -> Rapport:
    """Build a report from figures with one of these statuses and keep it.

    When nothing changed since, the standing version is returned. Drawing takes seconds, and so it is done
    before anything is locked. Raises Refusal when the report cannot be made.
    """
    content, figures = compose(opdracht, statuses)
    new = Rapport(
        **opdracht.subject,
        teksten=dict(opdracht.teksten),
        titel=f"{content.title}: {content.subtitle}"[:200],
        inhoud=to_json(content),
        inhoud_hash=hashlib.sha256(dumps(content).encode()).hexdigest(),
        cijfers=figures,
    )
    standing = _standing(new)
    if standing is not None:
        return standing
    files = render_files(content, pdf=_pdf(opdracht.gemeente), word=KINDS[opdracht.soort].word)
    return _keep(new, files, by)


@transaction.atomic
def _keep(new: Rapport, files: Mapping[str, bytes], by: Actor) -> Rapport:
    """Keep the report as the next version, unless another worker has just kept the same."""
    Gemeente.objects.select_for_update().get(pk=new.gemeente_id)
    standing = _standing(new)
    if standing is not None:
        return standing
    new.versie = (_versions(new).aggregate(last=Max("versie"))["last"] or 0) + 1
    new.full_clean()
    new.save()
    Rapportbestand.objects.bulk_create(
        Rapportbestand(rapport=new, naam=name, inhoud=data, hash=hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )
    audit.record(
        "rapport gemaakt", new, by=by, gemeente=new.gemeente, versie=new.versie, hash=new.inhoud_hash
    )
    return new


def _versions(rapport: Rapport) -> QuerySet[Rapport]:
    return Rapport.objects.filter(**rapport.opdracht.subject)


def _standing(new: Rapport) -> Rapport | None:
    """Return the newest version if it says the same."""
    newest = _versions(new).order_by("-versie").first()
    return newest if newest is not None and newest.inhoud_hash == new.inhoud_hash else None


def _pdf(gemeente: Gemeente) -> RenderPdf:
    logo = bytes(gemeente.logo) if gemeente.logo else None
    return lambda content, charts: render_pdf(content, charts, logo=logo)


_LONGEST_NAME = 200
_READERS_WAIT = (
    "In dit rapport kunnen cijfers staan die nog niet zijn vrijgegeven. "
    "Geef eerst de cijfers vrij, op de bladzijde Bronnen."
)


@transaction.atomic
def settle_rapport(*, rapport: Rapport, by: Actor) -> Rapport:
    """Settle a concept, so that managers and readers see it.

    Raises Refusal when it is settled, or holds figures that they may not see yet.
    """
    current = Rapport.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=rapport.pk)
    if current.status != Rapport.Status.CONCEPT:
        raise Refusal("Dit rapport is al vastgesteld.")
    if waiting_figures(current.gemeente, until=parse_period(current.periode).last_day).count:
        raise Refusal(_READERS_WAIT)
    current.status = Rapport.Status.VASTGESTELD
    current.vastgesteld_op, current.vastgesteld_door = timezone.now(), audit.signature(by)[:_LONGEST_NAME]
    current.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
    audit.record("rapport vastgesteld", current, by=by, gemeente=current.gemeente, versie=current.versie)
    return current


def settle_if_possible(*, rapport: Rapport, by: Actor) -> Rapport:
    """Settle a concept; one that cannot be settled now stays as it is."""
    if rapport.status != Rapport.Status.CONCEPT:
        return rapport
    try:
        return settle_rapport(rapport=rapport, by=by)
    except Refusal:
        return rapport


@transaction.atomic
def publish_rapport(*, rapport: Rapport, by: Actor) -> Rapport:
    """Publish a settled report and the figures that it rests on: everybody in the gemeente may see them.

    Raises Refusal when it is not settled or published already, and for figures of another gemeente that did
    not publish them.
    """
    current = Rapport.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=rapport.pk)
    if current.status == Rapport.Status.GEPUBLICEERD:
        raise Refusal("Dit rapport is al gepubliceerd.")
    if current.status != Rapport.Status.VASTGESTELD:
        raise Refusal("Stel dit rapport eerst vast.")
    elsewhere = unpublished_elsewhere(current.gemeente, current.cijfers)
    if elsewhere:
        raise Refusal(
            f"In dit rapport staan cijfers van {listing(elsewhere)} die daar nog niet zijn gepubliceerd."
        )
    figures = publish_figures(gemeente=current.gemeente, keys=current.cijfers)
    current.status = Rapport.Status.GEPUBLICEERD
    current.gepubliceerd_op, current.gepubliceerd_door = timezone.now(), audit.signature(by)[:_LONGEST_NAME]
    current.save(update_fields=["status", "gepubliceerd_op", "gepubliceerd_door"])
    audit.record(
        "rapport gepubliceerd",
        current,
        by=by,
        gemeente=current.gemeente,
        versie=current.versie,
        cijfers=figures,
    )
    return current
