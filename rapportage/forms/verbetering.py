from __future__ import annotations

from adoptie.forms.base import text_field
from rapportage.forms.rapport import TekstenForm


class VerbeterForm(TekstenForm):
    """What was wrong in a settled report, and what is right: the next version begins with it."""

    fout = text_field("Wat was er fout?", help_text="Noem de plaats en wat er stond.", rows=3)
    goed = text_field("Wat is er nu goed?", rows=3)
