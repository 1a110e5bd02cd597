"""What the kernel keeps of persons, and how long: accounts, sessions, the log, the queue."""

from __future__ import annotations

import datetime as dt
from typing import cast

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_q.models import Task

from adoptie.bewaarplekken import ACCOUNTS
from adoptie.bewaarrechten import RECHTEN
from adoptie.forgetting import forget_deleted
from adoptie.models import Gebruiker
from adoptie.retention import BY_HAND, NIGHT, Bewaarklasse, Bewaarplek, Counts, counted

# Selectielijst gemeenten 2020: P6M.
KEEP_LOGIN_DATA = dt.timedelta(days=183)
KEEP_TASKS = dt.timedelta(days=14)


def idle_accounts(moment: dt.datetime) -> QuerySet[Gebruiker]:
    """Return accounts without any role that nobody has entered for six months."""
    limit = moment - KEEP_LOGIN_DATA
    never_or_long_ago = Q(last_login=None) | Q(last_login__lt=limit)
    return Gebruiker.objects.filter(never_or_long_ago, lidmaatschappen=None, created_at__lt=limit)


def old_sessions(moment: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=moment)


def old_tasks(moment: dt.datetime) -> QuerySet[Task]:
    return cast("QuerySet[Task]", Task.objects.filter(stopped__lt=moment - KEEP_TASKS))


@transaction.atomic
def _forget_accounts() -> None:
    idle_accounts(timezone.now()).delete()
    forget_deleted(Gebruiker)


def _due_accounts(moment: dt.datetime) -> Counts:
    return counted(idle_accounts(moment))


def _due_sessions(moment: dt.datetime) -> Counts:
    return counted(old_sessions(moment))


def _due_tasks(moment: dt.datetime) -> Counts:
    return counted(old_tasks(moment))


KLASSEN = (
    *RECHTEN,
    Bewaarklasse(
        code="accounts",
        soort="Accounts van wie met het programma werkt",
        plekken=ACCOUNTS,
        doel="Weten wie mag inloggen en wat diegene mag.",
        grond="Inloggegevens: Selectielijst gemeenten 2020, 6 maanden",
        termijn="6 maanden na de laatste keer inloggen, als iemand geen rol meer heeft",
        daarna="Het account wordt gewist, met alles wat daarbij hoort.",
        taak=NIGHT,
        due=_due_accounts,
        forget=_forget_accounts,
    ),
    Bewaarklasse(
        code="sessies",
        soort="Wie nu is ingelogd",
        plekken=(Bewaarplek("sessions.Session", {"session_data": "nummer van het account"}),),
        doel="Iemand ingelogd houden tot de browser dichtgaat.",
        grond="Inloggegevens: Selectielijst gemeenten 2020, hoogstens 6 maanden",
        termijn="2 weken",
        daarna="De sessie wordt gewist.",
        taak=NIGHT,
        due=_due_sessions,
        forget=lambda: old_sessions(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="wachtrij",
        soort="Taken van het programma",
        plekken=(
            Bewaarplek(
                "django_q.Task",
                {"args": "nummers van rijen", "kwargs": "nummers van rijen", "result": "uitkomst of fout"},
            ),
            Bewaarplek("django_q.OrmQ", {"payload": "nummers van rijen"}),
        ),
        doel="Werk op de achtergrond doen en fouten kunnen zoeken.",
        grond="AVG artikel 6, lid 1, onder e; er staan alleen nummers in",
        termijn="14 dagen na afloop",
        daarna="De taak wordt gewist.",
        taak=NIGHT,
        due=_due_tasks,
        forget=lambda: old_tasks(timezone.now()).delete(),
    ),
    Bewaarklasse(
        code="logboek",
        soort="Logboek: wie deed wat, en wanneer",
        plekken=(
            Bewaarplek(
                "adoptie.Gebeurtenis",
                {
                    "at": "moment",
                    "actor": "wie het deed",
                    "object_id": "nummer waarvan",
                    "object_label": "naam waarvan",
                    "details": "wat er veranderde",
                },
                gemeente="gemeente_id",
            ),
        ),
        doel="Later kunnen nagaan wie wat deed, ook als het programma verkeerd werd gebruikt.",
        grond="AVG artikel 5, lid 2 (laten zien dat u zich aan de regels houdt) en de BIO",
        termijn="zolang de gemeente het programma gebruikt",
        daarna="Regels hangen met controlegetallen aan elkaar. Daarom gaat er niet één weg.",
        taak=BY_HAND,
    ),
    Bewaarklasse(
        code="gemeente",
        soort="Wie vragen over het programma beantwoordt",
        plekken=(
            Bewaarplek(
                "adoptie.Gemeente",
                {
                    "contact_naam": "naam",
                    "contact_telefoon": "telefoonnummer",
                    "contact_email": "e-mailadres",
                },
                adres=("contact_email",),
                gemeente="pk",
            ),
        ),
        doel="Mensen met een vraag moeten iemand kunnen bereiken.",
        grond="AVG artikel 6, lid 1, onder e",
        termijn="tot de gemeente iets anders invult",
        daarna="Het oude adres is dan weg.",
        taak=BY_HAND,
    ),
    Bewaarklasse(
        code="register",
        soort="Wat mensen zelf in het register van verwerkingen schrijven",
        plekken=(
            Bewaarplek(
                "adoptie.Registerveld",
                {"tekst": "wie het privacywerk doet en wat is besloten"},
                gemeente="gemeente",
            ),
        ),
        doel="Het register en de DPIA volledig maken.",
        grond="AVG artikel 30 en 35",
        termijn="tot iemand het verandert",
        daarna="De oude tekst is dan weg.",
        taak=BY_HAND,
    ),
    Bewaarklasse(
        code="traject",
        soort="Wat mensen over het traject vastleggen",
        plekken=(
            Bewaarplek(
                "adoptie.Gereedheid",
                {"voldaan_door": "wie het zei", "bewijs": "bewijs, in eigen woorden"},
                gemeente="stap__spoor__traject__gemeente",
            ),
            Bewaarplek(
                "adoptie.Orbesluit",
                {"brief": "kenmerk van de brief", "metingen": "waar het besluit over gaat"},
                gemeente="traject__gemeente",
            ),
        ),
        doel="Besluiten over het traject kunnen uitleggen.",
        grond="AVG artikel 6, lid 1, onder e; Archiefwet",
        termijn="zolang het traject er is",
        daarna="Het gaat weg met het traject.",
        taak=BY_HAND,
    ),
)
