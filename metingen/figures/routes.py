"""Which answers decide who is asked a question, as columns of the sealed file."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from enquetes.content import Inhoud, Vraag
from enquetes.content.items import ANDERS, NVT
from enquetes.routing.course import Course
from enquetes.routing.tree import Aanroep, Boom, Tekst, Verwijzing, children


class Routes:
    """The conditions of a questionnaire, told as columns."""

    def __init__(self, inhoud: Inhoud) -> None:
        self._course = Course(inhoud)

    @property
    def in_order(self) -> tuple[Vraag, ...]:
        """Return the questions such that each comes after those that decide about it."""
        return tuple(self._course.vragen[code] for code in self._course.order if code in self._course.vragen)

    def deciding(self, vraag: Vraag, deel: str = "") -> frozenset[str]:
        """Return the columns that decide who is asked a question, or one ``deel`` of it.

        What goes along with an answer is asked after that answer. Conditions of earlier questions stand with
        those: a question that is not told in full decides nothing.
        """
        rule = self._course.rules.get(vraag.code.casefold())
        found = frozenset(self._columns(rule)) if rule else frozenset()
        if deel != ANDERS:
            return found
        along = {option.code for option in vraag.opties if option.namelijk}
        return found.union(self._of(Verwijzing(vraag.code, "", 0), along))

    def made_of(self, vraag: Vraag) -> frozenset[str]:
        """Return the columns that a calculation is made of; none for what people answer."""
        formula = self._course.formulas.get(vraag.code.casefold())
        return frozenset(self._columns(formula)) if formula else frozenset()

    def _columns(self, tree: Boom) -> Iterator[str]:
        match tree:
            case Aanroep(naam="gekozen", delen=(Verwijzing() as looked_at, *options)):
                yield from self._of(looked_at, {part.waarde for part in options if isinstance(part, Tekst)})
            case Verwijzing():
                yield from self._of(tree)
            case _:
                for part in children(tree):
                    yield from self._columns(part)

    def _of(self, looked_at: Verwijzing, options: Collection[str] = ()) -> Iterator[str]:
        """Yield the columns of a question, or of these options where each has a column of its own."""
        code = looked_at.code.casefold()
        if code in self._course.formulas:
            yield from self._columns(self._course.formulas[code])
            return
        # Answers that were taken in from a file may come without a question that decided about them.
        vraag = self._course.vragen.get(code)
        columns = {item.deel: item.kolom for item in vraag.items()} if vraag else {"": looked_at.code}
        wanted = [looked_at.deel] if looked_at.deel else options
        found = [columns[deel] for deel in wanted if deel in columns]
        # What goes along with an answer is looked at by its own name only.
        yield from found or (column for deel, column in columns.items() if deel not in {ANDERS, NVT})
