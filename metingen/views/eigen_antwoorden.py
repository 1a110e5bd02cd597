"""For who has a volgcode: seeing the own answers of a sealed round, and correcting them page by page.

The link of "mijn gegevens" is the only key. Nothing is kept between two pages: what was filled in goes along
until somebody says yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from adoptie.actions.persoon import BETROKKENE
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene
from adoptie.views.linkpages import Situations
from adoptie.views.personpages import person_view, show
from enquetes.content.talen import direction, languages
from enquetes.eigenwoorden import is_written, own_words
from enquetes.forms.antwoord import PaginaForm
from enquetes.queries.given import given_answers
from enquetes.seals import DamagedSealError
from enquetes.views.drawing import draw_questions
from enquetes.views.respondframe import language_name
from metingen.actions.eigen_antwoorden import TOO_OFTEN, ChangedMeanwhileError, correct_own_answers
from metingen.models.verbeterdag import MOST_A_DAY
from metingen.queries.eigen_antwoorden import own_round
from metingen.queries.verbeterdagen import corrections_left
from metingen.queries.verbeteren import Ingevuld, Wijziging, changes

_AGAIN = _("Uw antwoord is nog niet verbeterd.")
_TROUBLE = _("Er is een storing. Probeer het morgen opnieuw.")
# Languages that the sentences around the questions have.
_DUTCH = "nl"
_OURS = frozenset({_DUTCH, "en", "de", "ar"})
_Words = str | Promise


class NoAnswersError(Exception):
    """Nothing of this person lies in this round, or nothing that can be answered on this page."""


class TooOftenError(Exception):
    """Somebody corrected as often as one may on a day."""


@dataclass(frozen=True, slots=True)
class _Plek:
    """Where somebody is: whose answers, behind which link, in which language."""

    who: Betrokkene
    token: str
    ingevuld: Ingevuld

    def address(self, nummer: int | None = None) -> str:
        """Return the page with all answers, or one with questions."""
        ronde, taal = self.ingevuld.own.ronde.pk, self.ingevuld.taal
        name = "eigen-antwoorden" if nummer is None else "eigen-antwoord-verbeteren"
        args = [self.token, ronde] if nummer is None else [self.token, ronde, nummer]
        return reverse(name, args=args) + (
            f"?taal={taal}" if taal != self.ingevuld.course.inhoud.taal else ""
        )

    def show(self, request: HttpRequest, name: str, titel: _Words, **context: Any) -> HttpResponse:
        taal = self.ingevuld.taal
        context |= {"ronde": self.ingevuld.own.ronde, "taal": taal, "richting": direction(taal)}
        context |= {"alles": self.address(), "terug": reverse("mijn-gegevens", args=[self.token])}
        with override(taal):
            return show(request, self.who.gemeente, f"metingen/eigen/{name}.html", str(titel), **context)


def _asked_language(request: HttpRequest) -> str:
    return request.POST.get("taal") or request.GET.get("taal", "")


def _message(titel: _Words, *zinnen: _Words, status: int) -> Any:
    def answered(request: HttpRequest, _: Exception) -> HttpResponse:
        asked = _asked_language(request)
        taal = asked if asked in _OURS else _DUTCH
        context = {"zinnen": zinnen, "taal": taal, "richting": direction(taal)}
        with override(taal):
            return show(request, None, "metingen/eigen/melding.html", str(titel), status=status, **context)

    return answered


_SITUATIONS: Situations = {
    NoAnswersError: _message(
        _("Hier staan geen antwoorden van u"),
        _("Wij vinden in deze ronde niets dat bij u hoort. Misschien is het gewist, of is uw volgcode weg."),
        status=404,
    ),
    TooOftenError: _message(_("Morgen kunt u verder"), TOO_OFTEN, status=429),
    ChangedMeanwhileError: _message(
        _("Probeer het opnieuw"),
        _AGAIN,
        _("Op hetzelfde moment veranderde iemand anders iets in deze ronde."),
        _("Ga terug en druk nog een keer op de knop."),
        status=409,
    ),
    DamagedSealError: _message(
        _("Dit kan nu niet"),
        _("Door een storing kunnen wij uw antwoorden nu niet lezen. Dat ligt niet aan u."),
        _("Probeer het morgen opnieuw. Blijft het misgaan? Laat het de gemeente weten."),
        status=503,
    ),
    OSError: _message(_("Dit kan nu niet"), _AGAIN, _TROUBLE, status=503),
}
_own_view = partial(person_view, situations=_SITUATIONS)


def _place(request: HttpRequest, who: Betrokkene, token: str, pk: int) -> _Plek:
    own = own_round(who, pk)
    if own is None:
        raise NoAnswersError
    return _Plek(who, token, Ingevuld.of(own, _asked_language(request)))


@_own_view
def eigen_antwoorden(request: HttpRequest, who: Betrokkene, token: str, *, pk: int) -> HttpResponse:
    """Show what this person answered in a round, with a way to the page of each question."""
    plek = _place(request, who, token, pk)
    with override(plek.ingevuld.taal):
        given = [(each, plek.address(each.pagina)) for each in given_answers(plek.ingevuld)]
    known = languages(plek.ingevuld.course.inhoud)
    talen = [(code, language_name(code), direction(code)) for code in known if len(known) > 1]
    return plek.show(request, "lijst", _("Uw antwoorden"), antwoorden=given, talen=talen, keren=MOST_A_DAY)


@_own_view
def eigen_antwoord_verbeteren(
    request: HttpRequest, who: Betrokkene, token: str, *, pk: int, nummer: int
) -> HttpResponse:
    """Ask the questions of one page anew, tell what a change does, and write it after a yes."""
    plek = _place(request, who, token, pk)
    if nummer not in plek.ingevuld.pages:
        raise NoAnswersError
    if not corrections_left(plek.ingevuld.own.code):
        raise TooOftenError
    with override(plek.ingevuld.taal):
        form = _form(plek.ingevuld, nummer, request)
        valid = form.is_bound and form.is_valid()
        changed = changes(plek.ingevuld, plek.ingevuld.with_answers(form.answers())) if valid else []
    if not valid or form.moved:
        return _asked(request, plek, nummer, form)
    if not changed:
        form.add_error(None, _("U hebt niets veranderd."))
        return _asked(request, plek, nummer, form)
    if request.POST.get("zeker") != "ja":
        posted = [(name, value) for name, values in request.POST.lists() for value in values]
        return plek.show(
            request, "zeker", _("Klopt dit zo?"), wijzigingen=changed, verstuurd=posted, nummer=nummer
        )
    return _corrected(request, plek, form, nummer, changed)


def _form(ingevuld: Ingevuld, nummer: int, request: HttpRequest) -> PaginaForm:
    page, course = ingevuld.pages[nummer], ingevuld.course
    posted = request.POST if request.method == "POST" else None
    form = PaginaForm(page, posted, ingevuld.answers, course)
    if form.moved and form.is_valid():
        # Drawn from what it says now, the buttons that were pressed before included.
        return PaginaForm(page, None, {**ingevuld.answers, **form.answers()}, course)
    return form


def _asked(request: HttpRequest, plek: _Plek, nummer: int, form: PaginaForm) -> HttpResponse:
    page, ronde = form.pagina, plek.ingevuld.own.ronde
    with override(plek.ingevuld.taal):
        questions = draw_questions(form)
        words = own_words(ronde, plek.ingevuld.content) if any(map(is_written, page.vragen)) else ()
    context = {"form": form, "vragen": questions, "nummer": nummer, "pagina": page, "eigen_woorden": words}
    status = 422 if form.is_bound and form.errors else 200
    return plek.show(request, "pagina", _("Uw antwoord verbeteren"), status=status, **context)


def _corrected(
    request: HttpRequest, plek: _Plek, form: PaginaForm, nummer: int, changed: list[Wijziging]
) -> HttpResponse:
    own = plek.ingevuld.own
    try:
        with override(taal := plek.ingevuld.taal):
            correct_own_answers(
                ronde=own.ronde, code=own.code, antwoorden=form.answers(), by=BETROKKENE, taal=taal
            )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, plek, nummer, form)
    today = timezone.localdate()
    return plek.show(request, "klaar", _("Uw antwoord is verbeterd"), wijzigingen=changed, dag=today)
