"""Pages of a questionnaire, drawn once for all who see the same: per version, language and state.

What differs between two respondents are the answers that they gave and their link. The page around the
questions is drawn with a mark in those places; a question is drawn once for each answer that can be chosen.
What somebody wrote is never kept.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from html import escape
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from enquetes.bibliotheek import credits_of
from enquetes.content import CODED, Pagina, Soort, Vraag
from enquetes.content.items import ANDERS, NVT
from enquetes.eigenwoorden import is_written
from enquetes.forms.antwoord import PaginaForm
from enquetes.models import Ronde
from enquetes.queries.given import given_answer
from enquetes.queries.links import Link
from enquetes.queries.sitting import Progress, Sitting
from enquetes.views.respondframe import frame, receipt

_MOST = 4_000
# Seconds after which a tablet asks whether somebody is still there, where no script sees what they do.
_REST, _REST_PER_QUESTION = 120, 15
_PAGE = "enquetes/antwoord/pagina.html"
_RECEIPT = "enquetes/antwoord/klaar.html"
# A row of the list of answers, as ``antwoorden.html`` has it.
_ANSWER = (
    '<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt>'
    '<dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{}</dd></div>'
)
_LINE = '<span class="enquete-regel">{}</span>'
_TOKEN = "t" * 22
_QUESTIONS, _COPY, _TURN = "\x02vragen\x03", "\x02kopie\x03", "\x02beurt\x03"
_CHOSEN = CODED - {Soort.RANGSCHIKKING}
_DRAWN: dict[Hashable, Any] = {}
T = TypeVar("T")


def shown_page(sitting: Sitting, nummer: int, codes: str | None) -> Pagina:
    """Return a page with only the questions that somebody had in view when sending it."""
    page = sitting.pages[nummer]
    seen = None if codes is None else codes.split(",")
    return replace(page, vragen=tuple(each for each in page.vragen if seen is None or each.code in seen))


def draw_page(request: HttpRequest, sitting: Sitting, nummer: int) -> HttpResponse:
    """Draw a page with the answers that were saved."""
    link, nieuw = sitting.link, "nieuw" in request.GET

    def around() -> bytes:
        own = {"link": _marked(link), "vragen": _QUESTIONS, "nieuw": nieuw}
        return render_to_string(_PAGE, _context(sitting, nummer) | own, request).encode()

    # The way to take consent back is personal.
    shell = (
        around() if link.asks_consent else _once((_round(link.ronde), _place(sitting, nummer), nieuw), around)
    )
    return _filled(_numbered(shell, sitting, nummer), link, _questions(sitting, sitting.pages[nummer]))


def draw_answered(
    request: HttpRequest,
    sitting: Sitting,
    nummer: int,
    form: PaginaForm,
    *,
    vervalt: Iterable[Vraag] = (),
    status: int,
) -> HttpResponse:
    """Draw a page with what was just sent: something is wrong with it, or must be agreed to."""
    context = _context(sitting, nummer) | {
        "link": _marked(sitting.link),
        "form": form,
        "vragen": _QUESTIONS,
        "vervalt": tuple(vervalt),
        "vervalt_codes": ",".join(vraag.code for vraag in vervalt),
    }
    shell = render_to_string(_PAGE, context, request).encode()
    return _filled(_numbered(shell, sitting, nummer), sitting.link, draw_questions(form), status)


def draw_receipt(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Draw what somebody sees who has just sent in: that it arrived, and what counts."""
    link = sitting.link

    def around() -> bytes:
        context = receipt(_marked(link), sitting) | {"antwoorden": _QUESTIONS, "kopie": _COPY}
        return render_to_string(_RECEIPT, context, request).encode()

    shell = (
        around()
        if link.asks_consent
        else _once((_RECEIPT, _round(link.ronde), sitting.taal, _who(link)), around)
    )
    told = [
        _told(sitting, vraag) for page in sitting.pages.values() for vraag in page.vragen if vraag.is_asked
    ]
    copied = shell.replace(_COPY.encode(), _copy_of(sitting.content.titel, (text for _, text in told)))
    return _filled(copied, link, "".join(row for row, _ in told))


def _marked(link: Link) -> Link:
    return replace(link, token=_TOKEN)


def _numbered(shell: bytes, sitting: Sitting, nummer: int) -> bytes:
    """Put in a page which drawing of it this is, so that an earlier one that arrives late is known."""
    return shell.replace(_TURN.encode(), str(sitting.turn(nummer)).encode())


def _filled(shell: bytes, link: Link, content: str, status: int = 200) -> HttpResponse:
    """Put the link and the questions in a page; the questions last, for people write there what they like."""
    page = shell.replace(_TOKEN.encode(), link.token.encode()).replace(_QUESTIONS.encode(), content.encode())
    return HttpResponse(page, status=status)


def _told(sitting: Sitting, vraag: Vraag) -> tuple[str, str]:
    """Return what was answered to a question, as a row of the receipt and as it stands in the copy."""

    def told() -> tuple[str, str]:
        given = given_answer(sitting, vraag, 0)
        lines = "".join(_LINE.format(escape(line)) for line in given.antwoorden)
        return _ANSWER.format(escape(given.tekst), lines), "\n".join((given.tekst, *given.antwoorden))

    if _is_personal(sitting, vraag):
        return told()
    answer = repr(sitting.answers.get(vraag.code))
    return _once((_RECEIPT, sitting.link.ronde.versie.hash, sitting.taal, vraag.code, answer), told)


def _copy_of(titel: str, given: Iterable[str]) -> bytes:
    """Return the answers as a file in an address: nothing of it is kept here, and it needs no script."""
    # Without the mark at the beginning some readers take it for another alphabet.
    text = "\ufeff" + "\n\n".join((titel, *given)) + "\n"
    return b"data:text/plain;charset=utf-8;base64," + b64encode(text.encode())


def _context(sitting: Sitting, nummer: int) -> dict[str, object]:
    page, last = sitting.pages[nummer], sitting.after(nummer) is None
    return frame(sitting.link.ronde, sitting.link, sitting) | {
        "pagina": page,
        "nummer": nummer,
        "rust": _REST + _REST_PER_QUESTION * len(page.vragen),
        "met_rangschikking": any(vraag.soort == Soort.RANGSCHIKKING for vraag in page.vragen),
        "schrijven": any(is_written(vraag) for vraag in page.vragen),
        "beurt": _TURN,
        "getoond": "" if sitting.course.always_alike else _codes(page),
        "voortgang": bool(sitting.progress(nummer)),
        "voortgang_tekst": _progress(sitting.progress(nummer)),
        "bewaard": bool(sitting.answers),
        "eerste": sitting.before(nummer) is None,
        "laatste": last,
        "bronnen": credits_of(sitting.course.inhoud) if last else (),
    }


def _codes(page: Pagina) -> str:
    return ",".join(vraag.code for vraag in page.vragen)


def _progress(progress: Progress | None) -> str:
    if progress is None:
        return ""
    first, last = progress.first, progress.last
    here = _("Vraag {eerste}") if first == last else _("Vraag {eerste} tot en met {laatste}")
    if last == first + 1:
        here = _("Vraag {eerste} en {laatste}")
    whole = _("{vragen} van ongeveer {totaal}.") if progress.uncertain else _("{vragen} van {totaal}.")
    return whole.format(vragen=here.format(eerste=first, laatste=last), totaal=progress.total)


def _round(ronde: Ronde) -> Hashable:
    """Return all that is shown of a round and its gemeente."""
    gemeente = ronde.gemeente
    about = (gemeente.naam, gemeente.slug, gemeente.contact, gemeente.fictief, gemeente.logo_soort)
    dates = (ronde.sluit_op, ronde.verzegel_op)
    return ronde.pk, ronde.versie.hash, ronde.modus, tuple(ronde.profielitems), dates, about


def _place(sitting: Sitting, nummer: int) -> Hashable:
    """Return all that the page around the questions shows of who answers, the link apart."""
    page = sitting.pages[nummer]
    seen = (page.titel, page.uitleg, _codes(page), nummer, sitting.progress(nummer))
    ends = (sitting.before(nummer) is None, sitting.after(nummer) is None, bool(sitting.answers))
    return sitting.taal, seen, ends, _who(sitting.link), sitting.link.kiosk


def _who(link: Link) -> Hashable:
    """Return all that is shown of who answers: the group, and whether there is an address for mail."""
    person = link.uitnodiging
    return person and (person.groep_id, bool(person.email))


def _questions(sitting: Sitting, page: Pagina) -> str:
    """Draw the questions of a page; of a page on which nobody has answered yet all at once."""

    def drawn() -> str:
        return "".join(_question(sitting, vraag) for vraag in page.vragen)

    if sitting.answers or sitting.course.piped or any(vraag.willekeurig for vraag in page.vragen):
        return drawn()
    return _once((sitting.link.ronde.versie.hash, sitting.taal, _codes(page)), drawn)


def _question(sitting: Sitting, vraag: Vraag) -> str:
    def drawn() -> str:
        return draw_questions(PaginaForm(Pagina((vraag,)), None, sitting.answers))

    if _is_personal(sitting, vraag):
        return drawn()
    order = tuple(each.code for each in (*vraag.opties, *vraag.rijen)) if vraag.willekeurig else ()
    answer = repr(sitting.answers.get(vraag.code))
    return _once((sitting.link.ronde.versie.hash, sitting.taal, vraag.code, order, answer), drawn)


def _is_personal(sitting: Sitting, vraag: Vraag) -> bool:
    """Tell whether a question shows what this respondent wrote or ranked, or says an earlier answer."""
    answers = sitting.answers
    along = f"{vraag.code}.{ANDERS}" in answers or f"{vraag.code}.{NVT}" in answers
    if along or vraag.code.casefold() in sitting.course.piped:
        return True
    return vraag.soort not in _CHOSEN and answers.get(vraag.code) is not None


def draw_questions(form: PaginaForm) -> SafeString:
    """Draw the questions of a form, and nothing around them."""
    blocks = ((render_to_string("enquetes/delen/vraag.html", {"block": block}),) for block in form.blocks())
    return format_html_join("", "{}", blocks)


def _once(key: Hashable, draw: Callable[[], T]) -> T:
    found: T | None = _DRAWN.get(key)
    if found is None:
        if len(_DRAWN) >= _MOST:
            _DRAWN.clear()
        found = _DRAWN[key] = draw()
    return found
