"""The components of the site, for templates; each tag draws ``templates/components/<name>.html``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from adoptie import dutch
from adoptie.days import day_in_words
from adoptie.periods import parse_period
from adoptie.queries.fictief import only_fictitious

from .fields import faults_of, field_parts, first_id

register = template.Library()

STATUSES = {
    "concept": "concept",
    "open": "open",
    "gesloten": "gesloten",
    "verzegeld": "definitief afgesloten",
}
_ARROWS = {"omhoog": "↑", "omlaag": "↓"}
_MARKS = {"virtueel": "■", "mentaal": "●", "fysiek": "▲"}
_BUTTONS = {
    "primary": "utrecht-button--primary-action",
    "secondary": "utrecht-button--secondary-action",
    "subtle": "utrecht-button--subtle",
    "danger": "utrecht-button--secondary-action utrecht-button--danger",
}
_ALERTS = {constants.SUCCESS: "ok", constants.WARNING: "warning", constants.ERROR: "error"}


@register.filter
def nl_number(value: float | None, decimals: int = 0) -> str:
    """Write a number with a decimal comma; nothing for None."""
    return "" if value is None else dutch.number(value, decimals)


@register.filter
def nl_percent(share: float | None, decimals: int = 0) -> str:
    """Write a share (0..1) as a percentage; nothing for None."""
    return "" if share is None else dutch.percentage(share, decimals)


@register.filter
def nl_signed(value: float | None, decimals: int = 0) -> str:
    """Write a change with its sign; nothing for None."""
    return "" if value is None else dutch.signed(value, decimals)


@register.filter
def nl_date(value: dt.date | None) -> str:
    """Write a date in full that no line breaks, a moment as its day here; nothing for None."""
    if value is None:
        return ""
    return day_in_words(
        timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
    )


@register.filter
def nl_period(code: str) -> str:
    """Write the code of a period as people read it: "2026-K2" as "tweede kwartaal van 2026"."""
    return parse_period(code).label


@register.inclusion_tag("components/fictitious.html", takes_context=True)
def fictitious_notice(context: template.Context) -> dict[str, bool]:
    """Draw that all figures are invented: of this gemeente, or else of all that the reader can see.

    Outside a gemeente it leads to the gallery of charts, which is there for the same readers.
    """
    gemeente, request = context.get("gemeente"), context.get("request")
    if gemeente:
        return {"fictitious": gemeente.fictief}
    # A request that was refused at the door, for its Host header say, has no user.
    fictitious = only_fictitious(getattr(request, "user", AnonymousUser()))
    return {"fictitious": fictitious, "outside": True}


@register.filter
def alert_kind(message: Message) -> str:
    """Return the kind of alert for a message of Django."""
    return _ALERTS.get(message.level, "info")


@register.simple_tag
def second_factor_required() -> bool:
    """Tell whether everybody logs in with an app."""
    return bool(settings.SECOND_FACTOR_REQUIRED)


@register.simple_tag
def spoor_mark(spoor: str) -> SafeString:
    """Draw the mark of a spoor: square, circle or triangle. Its name must stand beside it."""
    if spoor not in _MARKS:
        return SafeString()
    return format_html(
        '<span class="spoor-merk spoor-merk--{}" aria-hidden="true">{}</span>', spoor, _MARKS[spoor]
    )


@register.simple_tag
def verdict_words(direction: str, words: str, movement: str = "") -> SafeString:
    """Draw a verdict: always words, with the colour of the judgement and an arrow the way the figure went."""
    arrow = "▬" if direction == "niet_te_zeggen" else _ARROWS.get(movement, "")
    mark = format_html('<span aria-hidden="true">{}</span> ', arrow) if arrow else SafeString()
    return format_html('<span class="spoor-oordeel spoor-oordeel--{}">{}{}</span>', direction, mark, words)


@register.inclusion_tag("components/form_field.html")
def form_field(field: BoundField, *, layout: str = "", optional: bool = True) -> dict[str, Any]:
    """Draw one field. ``layout="rij"`` puts options side by side on wide screens.

    ``optional=False`` leaves out the words "niet verplicht", for questionnaires where nothing is obligatory.
    """
    return {"field": field_parts(field), "layout": layout, "optional": optional}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: forms.BaseForm, *, optional: bool = True) -> dict[str, Any]:
    """Draw the error summary, hidden fields and all visible fields of a form."""
    return {"form": form, "optional": optional}


@register.inclusion_tag("components/matrix.html")
def matrix(title: str, fields: Iterable[BoundField], *, help_text: str = "") -> dict[str, Any]:
    """Draw statements with one scale: each row is its own fieldset, on every width."""
    rows = tuple(fields)
    name = f"matrix_{rows[0].auto_id}" if rows else "matrix"
    return {"id": name, "title": title, "fields": rows, "help_text": help_text}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """Draw all errors of a form, or of all ``forms`` of a set, each with a link to its field."""
    parts: Iterable[forms.BaseForm] = getattr(form, "forms", (form,))
    links = [
        {"target": "" if field.is_hidden else first_id(field), "text": text}
        for part in parts
        for field in part
        for text in faults_of(field)
    ]
    return {"general": [text for part in parts for text in part.non_field_errors()], "links": links}


@register.inclusion_tag("components/alert.html")
def alert(text: str, *, kind: str = "info", title: str = "") -> dict[str, str]:
    """Draw a remark; ``kind`` is info, ok, warning or error."""
    return {"text": text, "kind": kind, "title": title}


@register.inclusion_tag("components/button.html")
def button(
    label: str, *, kind: str = "primary", href: str = "", name: str = "", value: str = ""
) -> dict[str, str]:
    """Draw a button that sends the form, or a link that looks like one.

    ``kind`` is primary, secondary, subtle or danger.
    """
    return {"label": label, "css_class": _BUTTONS[kind], "href": href, "name": name, "value": value}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(crumbs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Draw where the reader is: (label, url) from the top down; the last one is this page."""
    return {"crumbs": tuple(crumbs)}


@register.inclusion_tag("components/navigation.html", takes_context=True)
def navigation(
    context: template.Context, entries: Iterable[Any], label: str, here: str = ""
) -> dict[str, Any]:
    """Draw links (objects with ``label`` and ``url``) and mark the one whose page or part this is.

    ``here`` is the url to mark where the address does not tell.
    """
    entries = tuple(entries)
    request = context.get("request")
    path = request.path if request else ""
    around = [entry.url for entry in entries if path.startswith(entry.url)]
    current = here or max(around, key=len, default="")
    return {"entries": entries, "label": label, "path": path, "current": current}


@register.inclusion_tag("components/data_list.html")
def data_list(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Draw (term, value) pairs."""
    return {"items": tuple(items)}


@register.inclusion_tag("components/key_figure.html")
def key_figure(figure: Any, *, level: int = 3) -> dict[str, Any]:
    """Draw a ``rapportage.blocks.KeyFigure`` with a heading of this level."""
    return {"figure": figure, "level": level}


@register.inclusion_tag("components/timeline.html")
def timeline(status: str, moments: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Draw the way of a round; ``moments`` says when (in words) it comes to each status."""
    names = list(STATUSES)
    stopped = status == "gestopt"
    now = names.index(status) if status in STATUSES else -1
    steps = [
        {
            "name": words,
            "when": (moments or {}).get(name, ""),
            "state": "straks" if stopped or index > now else "nu" if index == now else "klaar",
        }
        for index, (name, words) in enumerate(STATUSES.items())
    ]
    return {"steps": steps, "stopped": stopped}


@register.inclusion_tag("components/progress_words.html")
def progress_words(number: int, total: int) -> dict[str, int]:
    """Draw how far a respondent is."""
    return {"number": number, "total": total}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str, *, href: str = "", label: str = "") -> dict[str, str]:
    """Draw what to do first where there is nothing yet."""
    return {"title": title, "text": text, "href": href, "label": label}


@register.inclusion_tag("components/status_badge.html")
def status_badge(text: str, kind: str = "neutral") -> dict[str, str]:
    """Draw a status in words; ``kind`` is neutral, safe, warning or danger."""
    return {"text": text, "kind": kind}


@register.simple_block_tag
def table_region(content: str, label: str) -> SafeString:
    """Put a table in a part that scrolls by itself and that the keyboard can reach."""
    return format_html(
        '<div class="spoor-tabel" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )
