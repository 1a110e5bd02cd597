"""Versions of questionnaires made ready for answers, once per process."""

from __future__ import annotations

from enquetes.content import Inhoud
from enquetes.models import Vragenlijstversie
from enquetes.routing.course import Course

_MOST = 64
_COURSES: dict[str, Course] = {}


def course_of(versie: Vragenlijstversie) -> Course:
    """Return a version made ready for answers; what has the same hash says the same."""
    known = _COURSES.get(versie.hash)
    if known is None:
        if len(_COURSES) >= _MOST:
            _COURSES.clear()
        known = _COURSES[versie.hash] = Course(Inhoud.from_json(versie.inhoud))
    return known
