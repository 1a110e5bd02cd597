"""What LimeSurvey can and we cannot, or do otherwise, said for each question and for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adoptie import dutch
from enquetes.importers.limesurvey.document import UNKNOWN, Tables
from enquetes.importers.limesurvey.source import Source
from enquetes.importers.texts import plain_text
from enquetes.importers.verlies import Verslag

_LEFT_OUT: Mapping[str, str] = {
    "array_filter": "Rijen of antwoorden verschijnen bij ons altijd, wat iemand eerder ook koos ({}).",
    "array_filter_exclude": "Rijen of antwoorden verdwijnen bij ons niet door een eerder antwoord ({}).",
    "random_group": "Vragen staan bij ons altijd in dezelfde volgorde.",
    "time_limit": "Een vraag heeft bij ons geen tijdslimiet.",
    "preg": "Een patroon voor het antwoord kennen wij niet ({}).",
    "location_mapservice": "Een kaart bij de vraag kennen wij niet.",
    "choice_title": "Koppen boven de rangschikking zijn niet overgenomen.",
    "other_comment_mandatory": "Woorden bij 'anders' mag iemand bij ons overslaan.",
}
_OFF = frozenset({"", "0", "N", "normal"})
# What decides how a question looks, or how statistics are drawn: nobody answers otherwise without it.
_LOOKS = frozenset({
    "add_platform_info", "assessment_value", "addlineicon",
    "allowed_filetypes", "alphasort", "answer_order", "answer_width",
    "answer_width_bycolumn", "array_filter_style", "autoaddnewline", "autoplay", "button_size",
    "category_separator", "clear_default", "commented_checkbox", "commented_checkbox_auto", "crop_or_resize",
    "cssclass", "display_columns", "display_rows", "display_type", "dropdown_dates",
    "dropdown_dates_minute_step", "dropdown_dates_month_style", "dropdown_prefix", "dropdown_prepostfix",
    "dropdown_separators", "dropdown_size", "exclude_all_others_auto", "fix_height", "fix_width",
    "hide_tip", "horizontal_scroll", "input_boxes", "input_size", "keep_aspect", "keep_codes_order",
    "label_input_columns", "layout", "max_filesize", "max_num_of_files", "maximum_chars", "min_num_of_files",
    "only_pull", "other_position", "other_position_code", "page_break", "parent_order", "placeholder",
    "printable_help", "printable_survey_hide", "public_statistics", "remove_text_or_numeric",
    "repeat_headings",
    "reverse", "samechoiceheight", "samelistheight", "save_as_default", "scale_export", "show_comment",
    "show_grand_total", "show_handle", "show_number", "show_search", "show_tick", "show_title", "show_totals",
    "showpopups", "statistics_graphtype", "statistics_showgraph", "statistics_showmap", "text_input_columns",
    "text_input_width", "use_dropdown", "width_entry",
})  # fmt: skip
_SHOWN = 80
# Name, language and owner are no settings.
_FEW = 5
_MOST_KINDS = 20


def note_question(source: Source, wat: str, verslag: Verslag) -> None:
    """Note what is lost of one question that was taken over."""
    if source.row.get("mandatory") in {"Y", "S"}:
        verslag.changed(wat, "De vraag was verplicht. Bij ons mag iemand elke vraag overslaan.")
    if source.row.get("script", "").strip():
        verslag.left_out(wat, "Bij de vraag hoort een script. Dat draaien wij niet.")
    for name, told in _LEFT_OUT.items():
        value = source.attribute(name) if name != "preg" else source.row.get("preg", "").strip()
        if value not in _OFF:
            shown = " ".join(value.split())[:_SHOWN]
            verslag.left_out(wat, told.format(shown))


def note_whole(tables: Tables, sources: Iterable[Source], verslag: Verslag) -> None:
    """Note what is lost of the whole questionnaire."""
    titles = {source.row.get("qid", ""): source.title for source in sources}
    _note_defaults(tables, titles, verslag)
    for quota in tables["quota"]:
        name = plain_text(quota.get("name", "")) or "zonder naam"
        told = "Een maximum aantal mensen per antwoord stelt u in bij een ronde van het panel."
        verslag.left_out(f"Quotum '{name}'", told)
    _note_unknown(tables, verslag)
    whole = next(iter(tables["surveys"]), {})
    if tables["assessments"] or whole.get("assessments") == "Y":
        verslag.left_out("Beoordelingen", "Punten en een oordeel over wie invult kennen wij niet.")
    _note_settings(tables, verslag)
    looks = {name for source in sources for name, value in source.attributes.items() if _is_look(name, value)}
    if looks or tables["themes"]:
        count = dutch.counted(len(looks), "instelling", "instellingen")
        verslag.left_out("Uiterlijk", f"Onze eigen opmaak geldt. Weggelaten: {count} voor het uiterlijk.")


def _is_look(name: str, value: str) -> bool:
    return name in _LOOKS and value.strip() not in _OFF


def _note_defaults(tables: Tables, titles: Mapping[str, str], verslag: Verslag) -> None:
    for row in tables["defaultvalues"]:
        title = titles.get(row.get("qid", ""))
        if title is not None:
            told = "Een antwoord dat al is ingevuld stuurt wie het leest. Bij ons begint elke vraag leeg."
            verslag.left_out(f"Vraag {title}", told)


def _note_unknown(tables: Tables, verslag: Verslag) -> None:
    """Note rows that could not be read, those of one kind together."""
    rows: dict[str, list[str]] = {}
    for row in tables[UNKNOWN]:
        rows.setdefault(row.get("class", ""), []).append(row.get("row", ""))
    for kind, numbers in list(rows.items())[:_MOST_KINDS]:
        more = f" en nog {len(numbers) - _FEW}" if len(numbers) > _FEW else ""
        wat = f"Rijen van soort '{kind[:_SHOWN]}'" if kind else "Rijen zonder soort"
        verslag.left_out(
            wat, f"Deze soort kennen wij niet. Het gaat om rij {', '.join(numbers[:_FEW])}{more}."
        )


def _note_settings(tables: Tables, verslag: Verslag) -> None:
    whole = next(iter(tables["surveys"]), {})
    settings = next(iter(tables["surveys_languagesettings"]), {})
    if whole.get("format") == "S":
        verslag.changed(
            "Indeling", "LimeSurvey toonde één vraag per scherm. Bij ons is elke groep een pagina."
        )
    if whole.get("format") == "A":
        verslag.changed(
            "Indeling", "LimeSurvey toonde alles op één scherm. Bij ons is elke groep een pagina."
        )
    if len(whole) > _FEW:
        told = "Begin en einde, wie mee mag doen en andere instellingen kiest u bij een ronde."
        verslag.left_out("Instellingen", told)
    if settings.get("surveyls_policy_notice", "").strip():
        told = "Wij tonen onze eigen beloften over privacy. Zet wat u nog mist in de inleiding."
        verslag.left_out("Privacyverklaring", told)
    if settings.get("surveyls_url", "").strip():
        verslag.left_out("Link na het insturen", "Na het insturen staat bij ons een ontvangstbewijs.")
    if any(settings.get(f"surveyls_email_{kind}", "").strip() for kind in ("invite", "remind", "register")):
        verslag.left_out("Teksten van mails", "De teksten van mails schrijft u bij een ronde.")
