from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy


class VolgcodeForm(forms.Form):
    """Consent to a volgcode; without it the answers count all the same."""

    akkoord = forms.TypedChoiceField(
        label=gettext_lazy(
            "Mogen wij uw antwoorden met een volgcode vergelijken met uw antwoorden in een andere ronde?"
        ),
        help_text=gettext_lazy(
            "We bewaren uw volgcode tot 24 maanden na de laatste ronde waarin u ja zei. "
            "Zegt u nee? Dan telt uw antwoord gewoon mee, zonder volgcode."
        ),
        choices=[("ja", gettext_lazy("Ja, dat mag")), ("nee", gettext_lazy("Nee, liever niet"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies ja of nee. Daarna kunt u beginnen.")},
    )

    @classmethod
    def of(cls, data: Mapping[str, Any] | None, earlier: bool | None) -> Self:  # noqa: FBT001 - a value
        """Return the form, with what was chosen before."""
        chosen = None if earlier is None else "ja" if earlier else "nee"
        return cls(data, initial={"akkoord": chosen}, use_required_attribute=False)
