"""What a template must know to draw one field of a form; no HTML but the control itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

Kind = Literal["control", "checkbox", "options"]
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    # Django makes checkboxes a kind of radio buttons, so they come first.
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "spoor-bestand"),
)
# A group is described by its fieldset; on each option it would be read out again and again.
_OF_THE_GROUP = frozenset({"aria-describedby", "required"})
_TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or checkbox of a group; ``attributes`` is what stands in its tag."""

    id: str
    label: str
    attributes: SafeString


@dataclass(frozen=True, slots=True)
class FieldParts:
    """A field as the template draws it: ``options`` for a group, else ``control``."""

    kind: Kind
    id: str
    label: str
    help_text: str
    errors: tuple[str, ...]
    described_by: str
    optional: bool
    control: SafeString
    options: tuple[Option, ...]

    @property
    def help_id(self) -> str:
        return f"{self.id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.id}_error"


def field_parts(field: BoundField) -> FieldParts:
    """Take a bound field apart; help and errors are tied to the control by ``aria-describedby``."""
    widget = field.field.widget
    grouped = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    described_by = _described_by(field)
    return FieldParts(
        kind="options" if grouped else "checkbox" if isinstance(widget, forms.CheckboxInput) else "control",
        id=field.auto_id,
        label=str(field.label),
        help_text=str(field.help_text),
        errors=tuple(str(error) for error in field.errors),
        described_by=described_by,
        optional=not field.field.required,
        control=SafeString() if grouped else _control(field, described_by),
        options=_options(field) if grouped else (),
    )


def first_id(field: BoundField) -> str:
    """Return the id of the control that an error message must lead to."""
    return f"{field.auto_id}_0" if field_parts(field).kind == "options" else field.auto_id


def _described_by(field: BoundField) -> str:
    ids = []
    if field.help_text:
        ids.append(f"{field.auto_id}_helptext")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


def faults_of(field: BoundField) -> Iterator[str]:
    """Put the name of a field before what is wrong with it; one that is a question ends by itself."""
    label = str(field.label)
    mark = "" if label.endswith((".", "?", "!", ":")) else ":"
    name = "" if field.is_hidden else f"{label}{mark} "
    return (f"{name}{text}" for text in field.errors)


def _css_class(widget: forms.Widget) -> str:
    house = next((name for kind, name in _CLASSES if isinstance(widget, kind)), _TEXTBOX)
    return f"{house} {widget.attrs.get('class', '')}".strip()


def _control(field: BoundField, described_by: str) -> SafeString:
    # A placeholder goes away when one types; what it says stands above the field.
    attrs: dict[str, str | bool] = {"class": _css_class(field.field.widget), "placeholder": False}
    if described_by:
        attrs["aria-describedby"] = described_by
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


def _options(field: BoundField) -> tuple[Option, ...]:
    css_class = _css_class(field.field.widget)
    options = []
    for choice in field.subwidgets:
        data = choice.data
        attrs = {key: value for key, value in data["attrs"].items() if key not in _OF_THE_GROUP}
        own = {"type": data["type"], "name": data["name"], "value": str(data["value"]), "class": css_class}
        options.append(Option(data["attrs"].get("id", ""), str(data["label"]), flatatt({**attrs, **own})))
    return tuple(options)
