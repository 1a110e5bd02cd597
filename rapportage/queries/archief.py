"""Finding a report back: by its words, kind, status and year, the newest version of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from adoptie.models import Gemeente, Rol
from rapportage.models import Rapport
from rapportage.models.opdracht import same_subject, with_subject
from rapportage.queries.rapporten import rapporten_of

RAPPORTEN_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What is looked for; what is empty does not matter. ``jaar`` is that of the period."""

    woorden: str = ""
    soort: str = ""
    status: str = ""
    jaar: str = ""

    @property
    def condition(self) -> Q:
        found = Q()
        for word in self.woorden.lower().split():
            found &= Q(titel__icontains=word) | Q(zoektekst__contains=word)
        if self.jaar:
            found &= Q(periode__startswith=self.jaar)
        return found & Q(**{name: getattr(self, name) for name in ("soort", "status") if getattr(self, name)})


@dataclass(frozen=True, slots=True)
class Keus:
    """By which kinds, statuses and years of period the reports of a gemeente can be told apart."""

    soorten: tuple[str, ...]
    statussen: tuple[str, ...]
    jaren: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vondst:
    """A page of the reports that were found: of each the newest version to see, and those before it."""

    bladzijde: Page[Rapport]
    rapporten: tuple[tuple[Rapport, tuple[Rapport, ...]], ...]


def read_keus(gemeente: Gemeente, roles: Collection[Rol]) -> Keus:
    """Return what these roles can choose from, the newest year first. One query."""
    rows = rapporten_of(gemeente, roles).order_by().values_list("soort", "status", "periode").distinct()
    soorten, statussen, perioden = zip(*rows, strict=True) if rows else ((), (), ())
    return Keus(
        soorten=tuple(sorted(set(soorten))),
        statussen=tuple(each for each in Rapport.Status.values if each in statussen),
        jaren=tuple(sorted({periode[:4] for periode in perioden}, reverse=True)),
    )


def search_rapporten(gemeente: Gemeente, roles: Collection[Rol], wanted: Zoekvraag, page: Any) -> Vondst:
    """Return one page of the reports that these roles may see, newest first. Three queries."""
    seen = rapporten_of(gemeente, roles)
    later = with_subject(seen.order_by()).filter(**same_subject(), versie__gt=OuterRef("versie"))
    rows = with_subject(seen).filter(~Exists(later)).filter(wanted.condition)
    found = Paginator(rows, RAPPORTEN_PER_PAGE).get_page(page)
    shown = tuple(found)
    older = _older(gemeente, roles, shown)
    return Vondst(found, tuple((each, older.get(_subject(each), ())) for each in shown))


def _older(
    gemeente: Gemeente, roles: Collection[Rol], shown: Collection[Rapport]
) -> dict[tuple[object, ...], tuple[Rapport, ...]]:
    """Return per subject the versions before these, newest first."""
    near = rapporten_of(gemeente, roles).filter(
        soort__in={each.soort for each in shown}, periode__in={each.periode for each in shown}
    )
    newest = {each.pk for each in shown}
    found: dict[tuple[object, ...], tuple[Rapport, ...]] = {}
    for rapport in near.order_by("-versie"):
        if rapport.pk not in newest:
            key = _subject(rapport)
            found[key] = (*found.get(key, ()), rapport)
    return found


def _subject(rapport: Rapport) -> tuple[object, ...]:
    about = (rapport.interventie_id, rapport.ronde_id, rapport.groep, rapport.sjabloon_id)
    return (rapport.soort, rapport.periode, *about)
