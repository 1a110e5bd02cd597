"""Choosing a questionnaire of another program, and confirming what was read in it.

Between the two it stands in the browser of whoever chose the file, signed for this gemeente and this
person, as a list of people does.
"""

from __future__ import annotations

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from adoptie.forms.base import PlainForm, file_field
from adoptie.models import Gebruiker, Gemeente
from adoptie.refusal import Refusal
from adoptie.uploads import named_file
from enquetes.content import Inhoud
from enquetes.forms.vragenlijst import NaamForm
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.importers.verlies import Gelezen

MAX_BYTES = 10_000_000
_TOO_LARGE = "Dit bestand is groter dan 10 MB. Vraag de beheerder het in te lezen."
_HOUR = 3600
# A page that is sent back may be this large, with room for the rest of it.
_LONGEST = 4_000_000


class BestandForm(PlainForm):
    """The file; a valid one has been read."""

    bestand = file_field(
        "Bestand met de vragenlijst",
        most=MAX_BYTES,
        too_large=_TOO_LARGE,
        help_text="Van LimeSurvey (.lss, .lsa of .txt), een XLSForm (.xlsx of .xls) of een .json van hier.",
    )

    def clean_bestand(self) -> Gelezen:
        upload: UploadedFile[bytes] = self.cleaned_data["bestand"]
        with named_file(upload) as path:
            try:
                return read_questionnaire(path)
            except Refusal as refusal:
                raise forms.ValidationError(str(refusal)) from refusal


class OvernemenForm(NaamForm):
    """The name under which a questionnaire is kept, and the questionnaire as it was shown."""

    inhoud = forms.CharField(widget=forms.HiddenInput, max_length=_LONGEST)


def _salt(gemeente: Gemeente, gebruiker: Gebruiker) -> str:
    return f"enquetes.vragenlijst.{gemeente.pk}.{gebruiker.pk}"


def pack(inhoud: Inhoud, gemeente: Gemeente, gebruiker: Gebruiker) -> str:
    """Return a questionnaire as a signed text that only this person can hand in again.

    Raises Refusal when it is too large to go back and forth.
    """
    packed = signing.dumps(inhoud.to_json(), salt=_salt(gemeente, gebruiker), compress=True)
    if len(packed) > _LONGEST:
        raise Refusal("Deze vragenlijst is te groot om hier in te lezen. Vraag de beheerder het te doen.")
    return packed


def unpack(text: str, gemeente: Gemeente, gebruiker: Gebruiker) -> Inhoud:
    """Read what ``pack`` wrote. Raises Refusal when it is too old or not from here."""
    try:
        data = signing.loads(text, salt=_salt(gemeente, gebruiker), max_age=_HOUR)
    except signing.BadSignature as error:
        raise Refusal("De controle is verlopen. Kies het bestand opnieuw.") from error
    return Inhoud.from_json(data)
