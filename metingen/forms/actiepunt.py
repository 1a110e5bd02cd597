"""What is done with the outcomes of a round: some rows, each of which may stay empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms

from adoptie.forms.base import PlainForm, date_field
from enquetes.actions.terugkoppeling import MOST_PUNTEN, Punt

# Rows to write in; after saving there are as many again.
_EMPTY_ROWS = 3


class ActiepuntForm(PlainForm):
    """One row; without a word in it there is nothing to do."""

    wat = forms.CharField(label="Wat gaan we doen?", max_length=200, required=False)
    wie = forms.CharField(
        label="Wie doet het?",
        help_text="Bijvoorbeeld een team of een functie.",
        max_length=80,
        required=False,
    )
    wanneer = date_field("Wanneer is het klaar?", required=False)
    klaar = forms.BooleanField(label="Dit is klaar", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial:
            # What is not written yet cannot be done.
            del self.fields["klaar"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        number = int(str(self.prefix).rpartition("-")[2]) + 1
        missing = {
            "wat": f"Schrijf op wat u doet bij actie {number}.",
            "wie": f"Schrijf op wie actie {number} doet.",
            "wanneer": f"Kies een dag voor actie {number}. Die mag ruim zijn.",
        }
        if any(data.get(name) for name in missing):
            for name, told in missing.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, told)
        return data

    @property
    def punt(self) -> Punt | None:
        data = self.cleaned_data
        return (
            Punt(data["wat"], data["wie"], data["wanneer"], data.get("klaar", False))
            if data.get("wat")
            else None
        )


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # no generic at run time
    def punten(self) -> list[Punt]:
        return [punt for form in self.forms if (punt := form.punt)]

    def numbered(self) -> Iterator[tuple[int, ActiepuntForm]]:
        return enumerate(self.forms, start=1)


ActiepuntFormSet = cast(
    "type[_Rows]",
    forms.formset_factory(ActiepuntForm, formset=_Rows, extra=_EMPTY_ROWS, max_num=MOST_PUNTEN),
)
