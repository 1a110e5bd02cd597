from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.db.models.deletion import Collector

from adoptie.models import Gemeente

from .opdracht import SUBJECT, Besteld


class Rapport(Besteld):
    """A report as it was built: its blocks, so that it can be drawn again. A correction is a new version.

    Who settled and published it stands as a name: it must outlive the account. ``erratum`` says what this
    version corrects.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "concept"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        GEPUBLICEERD = "gepubliceerd", "gepubliceerd"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE, related_name="rapporten")
    versie = models.PositiveSmallIntegerField(default=1)
    titel = models.CharField(max_length=200)
    inhoud = models.JSONField()
    inhoud_hash = models.CharField(max_length=64)
    # The keys of the figures that it rests on: they are published with it.
    cijfers = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT)
    # By the key of each of these figures, as text, the hash of what it said.
    cijferhashes = models.JSONField(default=dict, blank=True)
    # As it was drawn: the gemeente may choose another one.
    logo = models.BinaryField(null=True, blank=True)
    # All its words, small, for who searches.
    zoektekst = models.TextField(blank=True)
    # Which version of the program built it.
    programma = models.CharField(max_length=60, blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_door = models.CharField(max_length=200, blank=True)
    gepubliceerd_op = models.DateTimeField(null=True, blank=True)
    gepubliceerd_door = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "rapporten"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(*SUBJECT, models.F("versie"), name="rapport_version_unique"),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{step}_op__isnull": True, f"{step}_door": ""})
                    | (models.Q(**{f"{step}_op__isnull": False}) & ~models.Q(**{f"{step}_door": ""})),
                    name=f"rapport_{step}_whole",
                )
                for step in ("vastgesteld", "gepubliceerd")
            ),
        ]

    def __str__(self) -> str:
        return self.titel


def after_rapport(collector: Collector, field: Any, files: QuerySet[Any], using: str) -> None:
    """Delete files after their report: the database keeps those of a settled one as long as it stands."""
    del using
    source = field.remote_field.model
    collector.collect(list(files), source=source, source_attr=field.name, reverse_dependency=True)


class Rapportbestand(models.Model):
    """A file of a report, as it was made, with its hash."""

    rapport = models.ForeignKey(Rapport, on_delete=after_rapport, related_name="bestanden")
    naam = models.CharField(max_length=200)
    inhoud = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "bestanden"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["rapport", "naam"], name="bestand_name_unique")]

    def __str__(self) -> str:
        return self.naam
