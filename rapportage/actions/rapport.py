"""Building reports: facts to blocks, kept as a version; settling and publishing one."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.dutch import listing
from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.program import program_version
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import publish_figures
from metingen.queries.cijfers import ALL, Status
from metingen.queries.vingerafdrukken import fingerprints
from metingen.queries.vrijgave import unpublished_elsewhere, waiting_figures
from rapportage.blocks_json import dumps, to_json
from rapportage.models import Opdracht, Rapport, Rapportbestand, Soort
from rapportage.queries.opdrachten import KINDS, compose
from rapportage.renderers.drawing import Tell, draw, silent
from rapportage.searching import search_text


def build_rapport(
    *, opdracht: Opdracht, by: Actor, statuses: Collection[Status] = ALL, tell: Tell = silent
) -> Rapport:
    """Build a report from figures with one of these statuses and keep it, telling how far it is.

    When nothing changed since, the standing version is returned. What follows a concept that corrects
    something corrects it too. Drawing takes seconds, and so it is done before anything is locked.
    Raises Refusal when the report cannot be made.
    """
    last = _newest(opdracht)
    if last is not None and last.status == Rapport.Status.CONCEPT and not opdracht.erratum:
        opdracht = replace(opdracht, erratum=last.erratum)
    content, figures = compose(opdracht, statuses)
    raw = to_json(content)
    logo = bytes(opdracht.gemeente.logo) if opdracht.gemeente.logo else None
    new = Rapport(
        **opdracht.subject,
        teksten=dict(opdracht.teksten),
        erratum=opdracht.erratum,
        titel=f"{content.title}: {content.subtitle}"[:200],
        inhoud=raw,
        inhoud_hash=hashlib.sha256(dumps(content).encode()).hexdigest(),
        cijfers=figures,
        cijferhashes=fingerprints(figures),
        logo=logo,
        zoektekst=search_text(raw),
        programma=program_version()[:60],
    )
    standing = _standing(new)
    if standing is not None:
        return standing
    return _keep(new, draw(content, logo=logo, word=KINDS[opdracht.soort].word, tell=tell), by)


@transaction.atomic
def _keep(new: Rapport, files: Mapping[str, bytes], by: Actor) -> Rapport:
    """Keep the report as the next version, unless another worker has just kept the same."""
    Gemeente.objects.select_for_update().get(pk=new.gemeente_id)
    standing = _standing(new)
    if standing is not None:
        return standing
    new.versie = (_versions(new.opdracht).aggregate(last=Max("versie"))["last"] or 0) + 1
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


def _versions(opdracht: Opdracht) -> QuerySet[Rapport]:
    return Rapport.objects.filter(**opdracht.subject)


def _newest(opdracht: Opdracht) -> Rapport | None:
    return _versions(opdracht).order_by("-versie").first()


def _standing(new: Rapport) -> Rapport | None:
    """Return the newest version if it says the same."""
    newest = _newest(new.opdracht)
    return newest if newest is not None and newest.inhoud_hash == new.inhoud_hash else None


_LONGEST_NAME = 200
_READERS_WAIT = (
    "In dit rapport kunnen cijfers staan die nog niet zijn vrijgegeven. "
    "Geef eerst de cijfers vrij, op de bladzijde Bronnen."
)


_CORRECT_FIRST = (
    "Er is al een vastgestelde versie van dit rapport. Open die versie en kies Verbeteren: "
    "dan staat in de nieuwe versie wat er fout was."
)


@transaction.atomic
def settle_rapport(*, rapport: Rapport, by: Actor) -> Rapport:
    """Settle a concept, so that managers and readers see it.

    Raises Refusal when it is settled, is not the newest version, follows a settled one without saying what
    was wrong there, or holds figures that they may not see yet.
    """
    current = Rapport.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=rapport.pk)
    if current.status != Rapport.Status.CONCEPT:
        raise Refusal("Dit rapport is al vastgesteld.")
    versions = _versions(current.opdracht)
    if versions.filter(versie__gt=current.versie).exists():
        raise Refusal("Er is een nieuwere versie van dit rapport. Stel die vast.")
    if not current.erratum and versions.exclude(status=Rapport.Status.CONCEPT).exists():
        raise Refusal(_CORRECT_FIRST)
    if waiting_figures(current.gemeente, until=parse_period(current.periode).last_day).count:
        raise Refusal(_READERS_WAIT)
    current.status = Rapport.Status.VASTGESTELD
    current.vastgesteld_op, current.vastgesteld_door = timezone.now(), audit.signature(by)[:_LONGEST_NAME]
    current.save(update_fields=["status", "vastgesteld_op", "vastgesteld_door"])
    audit.record("rapport vastgesteld", current, by=by, gemeente=current.gemeente, versie=current.versie)
    return current


def _check_publishable(rapport: Rapport) -> None:
    if rapport.status == Rapport.Status.GEPUBLICEERD:
        raise Refusal("Dit rapport is al gepubliceerd.")
    if rapport.status != Rapport.Status.VASTGESTELD:
        raise Refusal("Stel dit rapport eerst vast.")
    if KINDS[Soort(rapport.soort)].intern:
        raise Refusal("Dit rapport is voor een team. Het wordt niet gepubliceerd.")
    elsewhere = unpublished_elsewhere(rapport.gemeente, rapport.cijfers)
    if elsewhere:
        raise Refusal(
            f"In dit rapport staan cijfers van {listing(elsewhere)} die daar nog niet zijn gepubliceerd."
        )
    later = _versions(rapport.opdracht).filter(versie__gt=rapport.versie)
    if later.exclude(status=Rapport.Status.CONCEPT).exists():
        raise Refusal("Er is een verbeterde versie van dit rapport. Publiceer die.")


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
    """Publish a settled report and the figures that it rests on: everybody may see them.

    Raises Refusal when it is not settled, published already, or corrected, is for a team only, and for
    figures of another gemeente that did not publish them.
    """
    current = Rapport.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=rapport.pk)
    _check_publishable(current)
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
