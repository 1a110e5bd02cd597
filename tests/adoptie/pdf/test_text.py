"""How text breaks into lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adoptie.pdf import fonts
from adoptie.pdf.style import BODY, H1, LEAD, MEASURE, WIDTH
from adoptie.pdf.text import balanced, natural_width, wrap
from tests.adoptie.pdf.examples import SENTENCE

words = st.text(st.sampled_from("abcm -/.é\u00a0https:@"), max_size=200)


@given(words, st.floats(30, 400))
def test_wrap_keeps_every_character_in_order(text: str, width: float) -> None:
    rest = " ".join(word for word in text.split(" ") if word)
    for line in wrap(text, BODY, width):
        assert rest.startswith(line.text)
        rest = rest.removeprefix(line.text).removeprefix(" ")
    assert not rest


@given(words, st.floats(30, 400))
def test_wrap_stays_within_the_width(text: str, width: float) -> None:
    assert all(natural_width(line.text, BODY) <= width + 0.1 for line in wrap(text, BODY, width))


@given(words, st.floats(30, 400))
def test_wrap_marks_only_the_end_as_last(text: str, width: float) -> None:
    lines = wrap(text, BODY, width)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True] * bool(lines)


def test_wrap_keeps_a_number_with_its_percent_sign() -> None:
    lines = wrap("negentig en nog 7\u00a0% erbij", BODY, natural_width("negentig en nog 7", BODY) + 1)
    assert [line.text for line in lines] == ["negentig en nog", "7\u00a0% erbij"]


def test_wrap_breaks_a_long_word_after_a_hyphen() -> None:
    assert wrap("klant-contactcentrum", BODY, 75.0)[0].text == "klant-"


def test_wrap_leaves_the_full_stop_out_of_an_address() -> None:
    (line,) = wrap("Zie https://a.nl/b.", BODY, 400.0)
    assert line.links == ((4, 18, "https://a.nl/b"),)


def test_wrap_knows_an_address_without_its_scheme() -> None:
    (line,) = wrap("Zie www.a.nl.", BODY, 400.0)
    assert line.links == ((4, 12, "https://www.a.nl"),)


def test_balanced_makes_lines_of_a_title_about_equal() -> None:
    lines = balanced("Medewerkers vinden hun werk niet lichter geworden, ondanks alles", H1, WIDTH)
    lengths = [natural_width(line.text, H1) for line in lines]
    assert len(lines) == 2
    assert min(lengths) > 0.7 * max(lengths)


def test_running_text_has_lines_of_sixty_to_seventyfive_characters() -> None:
    for kind, width in ((BODY, MEASURE), (LEAD, MEASURE * LEAD.size / BODY.size)):
        full = [len(line.text) for line in wrap(SENTENCE * 20, kind, width) if not line.last]
        assert 60 <= sum(full) / len(full) <= 75


def test_figures_are_equally_wide() -> None:
    assert len({fonts.width_of(digit, "regular", 10) for digit in "0123456789"}) == 1
