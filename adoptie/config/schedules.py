"""What the worker looks at by itself, and how often."""

from __future__ import annotations

from django_q.models import Schedule

EVERY_MINUTE = (
    "adoptie.tasks.mail_toegang",
    "adoptie.tasks.mail_inzage",
    "enquetes.tasks.tend_rondes",
    "metingen.tasks.find_work",
    "rapportage.tasks.find_work",
)
EVERY_TEN_MINUTES = ("enquetes.tasks.read_returned_mail", "enquetes.tasks.tend_reeksen")
EVERY_DAY = ("adoptie.tasks.apply_retention",)


def ensure_schedules() -> None:
    """Have exactly these schedules in the database; a time that was set stays."""
    wanted = {
        **dict.fromkeys(EVERY_MINUTE, (Schedule.MINUTES, 1)),
        **dict.fromkeys(EVERY_TEN_MINUTES, (Schedule.MINUTES, 10)),
        **dict.fromkeys(EVERY_DAY, (Schedule.DAILY, None)),
    }
    Schedule.objects.exclude(name__in=wanted).delete()
    for task, (kind, minutes) in wanted.items():
        asked = {"func": task, "schedule_type": kind, "minutes": minutes}
        Schedule.objects.get_or_create(name=task, defaults=asked)
