from __future__ import annotations

import datetime as dt
import re
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines

from adoptie.dutch import NBSP
from tests.adoptie import gallery


def render(source: str, **context: object) -> str:
    """Render a snippet; white space is folded so that tests speak of words."""
    text = engines["django"].from_string(source).render(context)
    return re.sub(r"\s+", " ", text)


class Vragen(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Kort.")
    soort = forms.ChoiceField(label="Soort", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    kanalen = forms.MultipleChoiceField(
        label="Kanalen", widget=forms.CheckboxSelectMultiple, choices=[("w", "Web")], required=False
    )
    code = forms.CharField(widget=forms.HiddenInput)


@pytest.mark.parametrize(
    ("source", "value", "shown"),
    [
        ("{{ x|nl_number:1 }}", 1234.56, "1.234,6"),
        ("{{ x|nl_number }}", None, ""),
        ("{{ x|nl_percent }}", 0.97, "97\N{NO-BREAK SPACE}%"),
        ("{{ x|nl_percent }}", None, ""),
        ("{{ x|nl_signed:1 }}", -0.5, "\N{MINUS SIGN}0,5"),
        ("{{ x|nl_signed }}", None, ""),
        ("{{ x|nl_date }}", dt.date(2011, 5, 3), f"3{NBSP}mei{NBSP}2011"),
        (
            "{{ x|nl_date }}",
            dt.datetime(2011, 5, 3, 23, 30, tzinfo=dt.UTC),
            f"4{NBSP}mei{NBSP}2011",
        ),
        ("{{ x|nl_date }}", None, ""),
    ],
)
def test_filters_write_as_dutch_readers_do(source: str, value: object, shown: str) -> None:
    # No folding: white space that may not break is what is tested.
    assert engines["django"].from_string(source).render({"x": value}) == shown


def test_form_field_ties_help_and_error_to_the_control() -> None:
    html = render("{% form_field form.naam %}", form=Vragen({}))
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'id="id_naam_helptext"' in html
    assert 'id="id_naam_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.count("aria-describedby") == 1


def test_form_field_without_help_or_error_has_no_description() -> None:
    form = Vragen({"naam": "x", "soort": "a", "code": "c"})
    assert "aria-describedby" not in render("{% form_field form.kanalen %}", form=form)


def test_form_field_draws_choices_as_real_radio_buttons_in_a_fieldset() -> None:
    html = render("{% form_field form.soort %}", form=Vragen({"soort": "b"}))
    assert html.count('type="radio"') == 2
    assert re.search(r'<input[^>]*value="b"[^>]*checked', html)
    assert "<fieldset" in html
    assert "<legend" in html
    assert 'for="id_soort_1"' in html


def test_form_field_draws_several_choices_as_checkboxes() -> None:
    html = render("{% form_field form.kanalen %}", form=Vragen())
    assert 'type="checkbox"' in html
    assert "utrecht-checkbox" in html


def test_form_field_says_what_may_stay_empty_unless_told_otherwise() -> None:
    assert "(niet verplicht)" in render("{% form_field form.kanalen %}", form=Vragen())
    assert "(niet verplicht)" not in render("{% form_field form.kanalen optional=False %}", form=Vragen())
    assert "(niet verplicht)" not in render("{% form_field form.naam %}", form=Vragen())


def test_form_field_shows_no_html_of_a_label() -> None:
    form = Vragen()
    form.fields["naam"].label = "<script>"
    assert "<script>" not in render("{% form_field form.naam %}", form=form)


def test_error_summary_links_to_each_field_with_an_error() -> None:
    html = render("{% error_summary form %}", form=Vragen({}))
    assert 'href="#id_naam"' in html
    assert 'href="#id_soort_0"' in html
    assert 'role="alert"' in html


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Naam", "Naam: Dit veld is verplicht."),
        ("Hoe heet u?", "Hoe heet u? Dit veld is verplicht."),
        ("Ik heet zo.", "Ik heet zo. Dit veld is verplicht."),
    ],
)
def test_error_summary_reads_as_sentences(label: str, told: str) -> None:
    form = Vragen({})
    form.fields["naam"].label = label

    assert f">{told}</a>" in render("{% error_summary form %}", form=form)


def test_error_summary_tells_of_a_hidden_field_without_a_link() -> None:
    html = render("{% error_summary form %}", form=Vragen({"naam": "x", "soort": "a"}))
    assert "Dit veld is verplicht" in html
    assert "href" not in html


def test_error_summary_is_absent_without_errors() -> None:
    assert render("{% error_summary form %}", form=Vragen()).strip() == ""


def test_form_fields_draws_each_field_once() -> None:
    html = render("{% form_fields form %}", form=Vragen())
    assert [html.count(f'name="{name}"') for name in ("naam", "soort", "kanalen", "code")] == [1, 2, 1, 1]


def test_matrix_makes_each_row_its_own_fieldset() -> None:
    fields = list(gallery.MatrixForm())
    html = render("{% matrix 'Uw werk' fields help_text='Kies.' %}", fields=fields)
    assert html.count("<fieldset") == 2
    assert 'role="group" aria-labelledby=' in html


@pytest.mark.parametrize("direction", ["beter", "slechter", "niet_te_zeggen"])
def test_verdict_words_never_speak_by_colour_alone(direction: str) -> None:
    html = render("{% verdict_words d 'minder wachten' 'omlaag' %}", d=direction)
    assert "minder wachten" in html
    assert 'aria-hidden="true"' in html


def test_verdict_words_of_a_neutral_figure_has_no_arrow() -> None:
    assert "aria-hidden" not in render("{% verdict_words 'neutraal' 'even hoog' %}")


def test_spoor_mark_has_its_own_shape_and_nothing_for_no_spoor() -> None:
    marks = {render("{% spoor_mark s %}", s=spoor) for spoor in ("virtueel", "mentaal", "fysiek")}
    assert len(marks) == 3
    assert render("{% spoor_mark '' %}") == ""


def test_timeline_marks_where_the_round_is() -> None:
    html = render("{% timeline 'gesloten' moments %}", moments={"gesloten": "24 mei 2011"})
    assert html.count('aria-current="step"') == 1
    assert [html.count(f"({state})") for state in ("klaar", "nu", "straks")] == [2, 1, 1]
    assert "24 mei 2011" in html


def test_timeline_of_a_stopped_round_says_so() -> None:
    html = render("{% timeline 'gestopt' %}")
    assert "Deze ronde is gestopt." in html
    assert "aria-current" not in html


def test_navigation_marks_the_page_or_the_part_it_is_in() -> None:
    entries = [SimpleNamespace(label="Start", url="/a/"), SimpleNamespace(label="Rondes", url="/a/rondes/")]
    source = "{% navigation entries 'Menu' %}"
    page = render(source, entries=entries, request=SimpleNamespace(path="/a/rondes/"))
    part = render(source, entries=entries, request=SimpleNamespace(path="/a/rondes/3/"))
    assert (page.count('aria-current="page"'), page.count('aria-current="true"')) == (1, 0)
    assert (part.count('aria-current="page"'), part.count('aria-current="true"')) == (0, 1)
    assert "aria-current" not in render(source, entries=entries)


def test_navigation_marks_the_part_that_the_address_does_not_tell() -> None:
    entries = [SimpleNamespace(label="Start", url="/a/"), SimpleNamespace(label="Rondes", url="/a/rondes/")]
    request = SimpleNamespace(path="/a/elders/")
    html = render("{% navigation entries 'Menu' '/a/rondes/' %}", entries=entries, request=request)
    assert re.findall(r'aria-current="true"[^>]*>(\w+)', html) == ["Rondes"]


def test_breadcrumb_ends_with_this_page_which_is_no_link() -> None:
    html = render("{% breadcrumb crumbs %}", crumbs=[("Start", "/"), ("Hier", "")])
    assert html.count("<a ") == 1
    assert 'aria-current="page"> Hier' in html or 'aria-current="page">Hier' in html


def test_table_region_can_be_reached_and_has_a_name() -> None:
    html = render('{% table_region "Per maand" %}<table></table>{% endtable_region %}')
    assert 'role="region" aria-label="Per maand" tabindex="0"' in html
    assert "<table></table>" in html


def test_table_region_escapes_words_that_it_is_given() -> None:
    html = render("{% table_region 'x' %}{{ word }}{% endtable_region %}", word="<script>")
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        (constants.SUCCESS, "ok"),
        (constants.ERROR, "error"),
        (constants.WARNING, "warning"),
        (constants.INFO, "info"),
    ],
)
def test_alert_kind_follows_the_level_of_a_message(level: int, kind: str) -> None:
    assert render("{{ message|alert_kind }}", message=Message(level, "x")) == kind


@pytest.mark.parametrize("state", gallery.STATES)
def test_gallery_has_nothing_that_the_content_security_policy_refuses(state: str) -> None:
    html = gallery.gallery(state)
    assert not re.search(r"\sstyle=|<script|<style|\son[a-z]+=|data:|javascript:", html)


@pytest.mark.parametrize("state", gallery.STATES)
def test_gallery_has_one_h1_and_each_id_once(state: str) -> None:
    html = gallery.gallery(state)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert html.count("<h1") == 1
    assert len(ids) == len(set(ids))


def test_base_puts_title_gemeente_and_product_in_the_title() -> None:
    html = gallery.gallery("leeg")
    assert "<title>Alle onderdelen van de site – Gemeente Voorbeeld – Mentaal Spoor</title>" in html
    assert "<title>Fout: Alle" in gallery.gallery("fouten")


def test_base_says_on_each_page_that_figures_are_invented() -> None:
    assert "Alle cijfers zijn verzonnen." in gallery.gallery("leeg")
    real = SimpleNamespace(naam="Echt", slug="echt", fictief=False, has_logo=False)
    assert "verzonnen" not in render('{% extends "adoptie/base.html" %}', titel="x", gemeente=real)


def test_answer_base_shows_nothing_but_the_question() -> None:
    html = render(
        '{% extends "adoptie/answer_base.html" %}{% block inhoud %}'
        '{% include "components/answer_buttons.html" %}{% endblock %}',
        titel="Uw werk",
        gemeente=gallery.gemeente(),
        voortgang=(4, 12),
        uitleg=("Uw antwoorden zijn anoniem.",),
        user=SimpleNamespace(is_authenticated=True),
    )
    assert "Vraag 4 van ongeveer 12" in html
    assert html.index("Volgende") < html.index("Vorige")
    assert "<summary>Wat gebeurt er met mijn antwoorden?</summary>" in html
    assert "Uitloggen" not in html
