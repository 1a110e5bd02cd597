"""What every page of a questionnaire shows around the questions."""

from __future__ import annotations

from adoptie import dutch
from enquetes import mails
from enquetes.content.talen import direction
from enquetes.models import Ronde
from enquetes.profiel import ITEMS
from enquetes.queries.courses import course_of
from enquetes.queries.groepen import group_of
from enquetes.queries.links import Link
from enquetes.queries.sitting import Sitting
from enquetes.queries.volgcodes import code_of
from enquetes.queries.vragenlijsten import minutes_to_answer
from enquetes.volgcodes import houder_of, withdrawal_link


def frame(ronde: Ronde, link: Link | None = None, sitting: Sitting | None = None) -> dict[str, object]:
    """Return the context of a page; ``sitting`` knows the language of this respondent."""
    person = link.uitnodiging if link else None
    course = course_of(ronde.versie)
    content = sitting.content if sitting else course.inhoud
    return {
        "titel": content.titel,
        "taal": content.taal,
        "richting": direction(content.taal),
        "ronde": ronde,
        "gemeente": ronde.gemeente,
        "inhoud": content,
        "link": link,
        "groep": group_of(ronde, person.groep_id) if person else None,
        "beloften": mails.promise(ronde),
        "kenmerken": dutch.listing([ITEMS[name] for name in ronde.profielitems]),
        "intrekken": _way_back(link) if link and link.asks_consent else "",
        "aantal_vragen": sum(1 for _ in content.asked()),
        "ongeveer": bool(course.rules),
        "minuten": minutes_to_answer(content),
    }


def _way_back(link: Link) -> str:
    """Return where consent can be taken back, for who has a volgcode."""
    person = link.uitnodiging
    return withdrawal_link(person) if person and code_of(houder_of(person)) else ""
