"""What is asked for: a report of a kind, on a period, about something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models
from django.db.models.functions import Coalesce

from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period, parse_period

from .sjabloon import Sjabloon


class Soort(models.TextChoices):
    """The kinds of report; how each is made stands in ``rapportage.queries.opdrachten``."""

    VOORTGANG = "voortgang", "voortgang"
    EFFECT = "effect", "effect"
    ENQUETE = "enquete", "enquête"
    DIENSTVERLENING = "dienstverlening", "dienstverlening in cijfers"
    JAARVERSLAG = "jaarverslag", "jaarverslag"
    BUURGEMEENTEN = "buurgemeenten", "buurgemeenten vergeleken"
    RAADSBRIEF = "raadsbrief", "raadsbrief"
    GESPREKSBLAD = "gespreksblad", "gespreksblad"
    EIGEN = "eigen", "eigen rapport"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """Which report is meant: ``ronde`` is a key, ``groep`` the name of a rapportagegroep of that round.

    ``teksten`` are the words that people add, by the place where they go; no figure can be changed in them.
    """

    gemeente: Gemeente
    soort: Soort
    period: Period
    interventie: Interventie | None = None
    ronde: int | None = None
    groep: str = ""
    sjabloon: Sjabloon | None = None
    teksten: Mapping[str, str] = field(default_factory=dict)
    # What was wrong in an earlier version, and is right now.
    erratum: str = ""

    @property
    def subject(self) -> dict[str, Any]:
        """Return the fields that all versions of this report have in common."""
        return {
            "gemeente": self.gemeente,
            "soort": self.soort,
            "periode": self.period.code,
            "interventie": self.interventie,
            "ronde_id": self.ronde,
            "groep": self.groep,
            "sjabloon": self.sjabloon,
        }


class Besteld(models.Model):
    """Fields of what is, or will be, a report. What it is about stays as long as the report."""

    soort = models.CharField(max_length=20, choices=Soort.choices)
    periode = models.CharField(max_length=20)
    interventie = models.ForeignKey(Interventie, on_delete=models.PROTECT, null=True, blank=True)
    ronde = models.ForeignKey("enquetes.Ronde", on_delete=models.PROTECT, null=True, blank=True)
    groep = models.CharField(max_length=120, blank=True)
    sjabloon = models.ForeignKey(Sjabloon, on_delete=models.PROTECT, null=True, blank=True)
    teksten = models.JSONField(default=dict, blank=True)
    erratum = models.TextField(blank=True)

    gemeente: models.ForeignKey[Gemeente, Gemeente]
    ronde_id: int | None

    class Meta:
        abstract = True

    @property
    def opdracht(self) -> Opdracht:
        return Opdracht(
            gemeente=self.gemeente,
            soort=Soort(self.soort),
            period=parse_period(self.periode),
            interventie=self.interventie,
            ronde=self.ronde_id,
            groep=self.groep,
            sjabloon=self.sjabloon,
            teksten=self.teksten,
            erratum=self.erratum,
        )


Row = TypeVar("Row", bound=Besteld)


def same_subject() -> dict[str, Any]:
    """Return, for a subquery on reports, the condition that one is about the same as the row outside.

    Both sides need ``with_subject``.
    """
    return {
        name: models.OuterRef(name) for name in ("gemeente", "soort", "periode", "groep", *_MAY_BE_ABSENT)
    }


def with_subject(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """Give these rows what ``same_subject`` compares."""
    found: models.QuerySet[Row] = rows.alias(**_MAY_BE_ABSENT)
    return found


# Of what may be absent, absence is a value too: a database calls two absent values different.
_MAY_BE_ABSENT = {f"over_{name}": Coalesce(name, 0) for name in ("interventie", "ronde", "sjabloon")}
SUBJECT = (
    models.F("gemeente"),
    models.F("soort"),
    models.F("periode"),
    Coalesce("interventie", 0),
    Coalesce("ronde", 0),
    models.F("groep"),
    Coalesce("sjabloon", 0),
)
