"""What everybody may read: published reports, and the figures that were published with them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from adoptie.models import Gemeente
from metingen.queries.cijfers import Status
from rapportage.models import Rapport
from rapportage.queries.dashboard import read_periodekeuze
from rapportage.queries.feiten import GOALS, Zaken, read_zaken

PUBLIC = frozenset({Status.GEPUBLICEERD})


def published() -> QuerySet[Rapport]:
    """Return the reports that everybody may read, newest first; what they say is loaded late."""
    found = Rapport.objects.filter(status=Rapport.Status.GEPUBLICEERD)
    late = ("inhoud", "logo", "zoektekst", "gemeente__logo")
    return found.select_related("gemeente").defer(*late).order_by("-created_at", "-pk")


def public_gemeenten() -> QuerySet[Gemeente]:
    """Return the gemeenten with a published report: that another one exists is nobody's business."""
    reports = published().filter(gemeente=OuterRef("pk"))
    return Gemeente.objects.filter(Exists(reports)).defer("logo")


def read_kerncijfers(gemeente: Gemeente) -> Zaken:
    """Return the published figures of cases of the newest quarter that has any. Eight queries."""
    return read_zaken(gemeente, read_periodekeuze(gemeente, PUBLIC).zaken, PUBLIC, GOALS)


def newer_version(rapport: Rapport) -> Rapport | None:
    """Return the newest published version of the same report, where this is not it."""
    newest = published().filter(**rapport.opdracht.subject).order_by("-versie").first()
    return newest if newest and newest.versie > rapport.versie else None
