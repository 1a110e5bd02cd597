"""A report says up to which day it tells and how the sources stood, not that it was made on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rapportage.blocks import Content
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import dated
from rapportage.renderers.pdf import make_document

REPORT = Content("Voortgang", "K4", "Hattem", "2011-K4", dt.date(2011, 12, 31), (), ())


def test_report_is_dated_by_its_period_and_its_sources() -> None:
    known = replace(REPORT, stand=dt.date(2012, 1, 20))

    assert dated(REPORT) == "Cijfers tot en met 31 december 2011"
    assert dated(known) == "Cijfers tot en met 31 december 2011, volgens de stand van 20 januari 2012"
    page = render_html(known, charts={}, site=False).replace("\N{NO-BREAK SPACE}", " ")
    assert f"{dated(known)}." in page
    assert "Gemaakt op" not in page
    cover = make_document(known, {}).cover
    assert cover is not None
    assert cover.date_text == dated(known)
