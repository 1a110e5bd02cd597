"""What every page of a questionnaire shows around the questions."""

from __future__ import annotations

from django.utils.translation import get_language_info, ngettext

from adoptie import dutch
from adoptie.rights import asking_link
from enquetes import mails
from enquetes.content import Inhoud
from enquetes.content.talen import direction, languages
from enquetes.eigenwoorden import own_words
from enquetes.models import Ronde
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.profiel import ITEMS
from enquetes.queries.courses import course_of
from enquetes.queries.groepen import group_of
from enquetes.queries.links import Link
from enquetes.queries.sitting import Sitting
from enquetes.queries.volgcodes import code_of
from enquetes.uitkomstlink import Plek, link_to
from enquetes.volgcodes import houder_of, withdrawal_link
from enquetes.voorbehoud import reservations


def frame(
    ronde: Ronde, link: Link | None = None, sitting: Sitting | None = None, taal: str = "nl"
) -> dict[str, object]:
    """Return the context of a page, in the language of this respondent or else in ``taal``."""
    person = link.uitnodiging if link else None
    course = course_of(ronde.versie)
    content = sitting.content if sitting else course.in_language(taal)
    return {
        "titel": content.titel,
        "taal": content.taal,
        "richting": direction(content.taal),
        "ronde": ronde,
        "gemeente": ronde.gemeente,
        "inhoud": content,
        "link": link,
        "groep": group_of(ronde, person.groep_id) if person else None,
        "beloften": (*mails.promise(ronde), *reservations(ronde), *own_words(ronde, content)),
        "eigen_woorden": own_words(ronde, content),
        "kenmerken": dutch.listing([ITEMS[name] for name in ronde.profielitems]),
        "intrekken": _way_back(link) if link and link.asks_consent else "",
        "inzien": asking_link(ronde.gemeente) if sitting and _is_coded(sitting) else "",
        "omvang": _extent(content, exact=not course.rules),
        "talen": [(code, language_name(code), direction(code)) for code in languages(course.inhoud)],
    }


def receipt(link: Link, sitting: Sitting | None = None) -> dict[str, object]:
    """Return the context of the page that says that it arrived, and where the outcomes will be."""
    person, ronde = link.uitnodiging, link.ronde
    place = "" if ronde.is_proef else link_to(Plek(ronde.pk, person.groep_id if person else None))
    return frame(ronde, link, sitting) | {"uitkomsten": place}


def _extent(content: Inhoud, *, exact: bool) -> str:
    """Tell how many questions there are and how long that takes."""
    number = sum(1 for _ in content.asked())
    minutes = minutes_to_answer(content)
    asked = (
        ngettext("Er is {aantal} vraag.", "Er zijn {aantal} vragen.", number)
        if exact
        else ngettext("Er is hoogstens {aantal} vraag.", "Er zijn hoogstens {aantal} vragen.", number)
    )
    lasts = ngettext(
        "Dat kost u ongeveer {minuten} minuut.", "Dat kost u ongeveer {minuten} minuten.", minutes
    )
    return f"{asked.format(aantal=number)} {lasts.format(minuten=minutes)}"


def language_name(taal: str) -> str:
    """Return what a language calls itself."""
    try:
        return str(get_language_info(taal)["name_local"]).capitalize()
    except KeyError:
        return taal


def _is_coded(sitting: Sitting) -> bool:
    """Tell whether these answers get a volgcode, by which their owner finds them again after the sealing."""
    link = sitting.link
    return link.asks_consent and not link.ronde.is_proef and bool(sitting.draft.get("volgcode"))


def _way_back(link: Link) -> str:
    """Return where consent can be taken back, for who has a volgcode."""
    person = link.uitnodiging
    return withdrawal_link(person) if person and code_of(houder_of(person)) else ""
