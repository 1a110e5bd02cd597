from __future__ import annotations

import contextlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.theming import Theme, ThemeError, check_contrast, contrast, parse_tokens, readable, theme_css

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
themes = st.builds(Theme, primary=colours, ink=colours, surface=colours, header_background=colours)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_agrees_with_the_house_style() -> None:
    assert contrast("#0a5c8f", "#ffffff") == pytest.approx(7.1, abs=0.05)


@given(colours, colours)
def test_contrast_is_symmetric_and_bounded(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21


@given(colours, colours)
def test_readable_is_always_enough(colour: str, background: str) -> None:
    assert contrast(readable(colour, background), background) >= 4.5


def test_readable_keeps_a_good_colour() -> None:
    assert readable("#0a5c8f", "#ffffff") == "#0a5c8f"


def test_check_contrast_has_no_complaint_about_the_house_style() -> None:
    assert check_contrast(Theme()) == ()


def test_check_contrast_names_colour_contrast_and_proposal() -> None:
    sentence = check_contrast(Theme(primary="#ffcc00"))[0]
    assert sentence == (
        "De kleur van knoppen en links (#ffcc00) op wit heeft contrast 1,5. Nodig is 4,5."
        " Kies een donkerdere kleur, bijvoorbeeld #8f7300."
    )


def test_check_contrast_asks_for_a_lighter_surface() -> None:
    sentences = check_contrast(Theme(surface="#888888"))
    assert len(sentences) == 3
    assert all("vlakken" in sentence and "lichtere" in sentence for sentence in sentences)


def test_check_contrast_says_what_stands_on_a_surface() -> None:
    """Ink and links of one colour gave the same sentence twice."""
    sentences = check_contrast(Theme(ink="#eeeeee", primary="#eeeeee", surface="#eeeeee"))
    assert len(set(sentences)) == len(sentences)


def test_check_contrast_never_rounds_up_to_what_is_needed() -> None:
    assert "contrast 4,4." in check_contrast(Theme(primary="#777777"))[0]


@given(themes)
def test_check_contrast_proposals_can_be_followed_until_nothing_is_left(theme: Theme) -> None:
    for sentence in check_contrast(theme):
        proposal = re.findall(r"#[0-9a-f]{6}", sentence)[-1]
        other = re.search(r"(?:op|onder) (wit|#[0-9a-f]{6})", sentence)
        assert other is not None
        assert contrast(proposal, other[1].replace("wit", "#ffffff")) >= 4.5


@given(themes)
def test_theme_css_is_nothing_but_custom_properties(theme: Theme) -> None:
    lines = theme_css(theme).splitlines()
    assert (lines[0], lines[-1]) == (".voorbeeld-theme {", "}")
    assert all(re.fullmatch(r"  --spoor-[a-z-]+: #[0-9a-f]{6};", line) for line in lines[1:-1])


@given(st.text(max_size=40))
def test_theme_takes_no_css_in_a_colour(value: str) -> None:
    if re.fullmatch(r"#[0-9a-f]{6}", value):
        return
    with pytest.raises(ThemeError):
        Theme(primary=value)


@given(themes)
def test_from_tokens_gives_back_what_was_stored(theme: Theme) -> None:
    assert Theme.from_tokens(theme.tokens()) == theme


def test_from_tokens_makes_pressed_darker_than_a_chosen_primary() -> None:
    theme = Theme.from_tokens({"primary": "#2a7c3f"})
    assert contrast(theme.pressed, "#ffffff") > contrast(theme.primary, "#ffffff")


@pytest.mark.parametrize(
    "tokens",
    [
        {"primary": "#2A7C3F"},
        {"spoor-primary": "#2a7c3f"},
        {"spoor": {"primary": {"value": "#2a7c3f"}}},
        {"spoor": {"primary": {"$type": "color", "$value": "#2a7c3f"}}},
        {"primary": {"$value": {"colorSpace": "srgb", "components": [0.16, 0.49, 0.25], "hex": "#2a7c3f"}}},
        {"utrecht": {"button": {"primary-action": {"background-color": {"value": "#2a7c3f"}}}}},
        {"primary": {"value": "{kleur.groen}"}, "kleur": {"groen": {"value": "#2a7c3f"}}},
        {
            "$metadata": {},
            "licht": {"primary": {"value": "#2a7c3f"}},
            "donker": {"primary": {"value": "#fff"}},
        },
    ],
)
def test_parse_tokens_reads_flat_nested_and_referring_files(tokens: dict[str, object]) -> None:
    assert parse_tokens(json.dumps(tokens)).primary == "#2a7c3f"


def test_parse_tokens_reads_short_colours() -> None:
    assert parse_tokens('{"ink": "#123"}').ink == "#112233"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("geen json", "geen JSON"),
        ("[" * 100_000, "geen JSON"),
        ("[1]", "beginnen met {"),
        ('{"lettertype": "Comic"}', "geen kleur die we kennen"),
        ('{"primary": "red"}', "'primary' is 'red'"),
        ('{"primary": "#fff; } body { display: none"}', "Schrijf een kleur"),
        ('{"primary": 7}', "Schrijf een kleur"),
        ('{"primary": {"value": "{a}"}, "a": {"value": "{primary}"}}', "verwijst naar"),
        ('{"primary": {"value": "{weg}"}}', "verwijst naar"),
        ('{"a":' * 25 + '"x"' + "}" * 25, "te diep"),
        (" " * 4_000_001, "te groot"),
    ],
)
def test_parse_tokens_refuses_with_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ThemeError, match=re.escape(words)):
        parse_tokens(text)


@given(st.recursive(st.none() | st.booleans() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_parse_tokens_never_fails_otherwise(data: object) -> None:
    with contextlib.suppress(ThemeError):
        assert isinstance(parse_tokens(json.dumps(data)), Theme)
