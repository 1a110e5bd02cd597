"""The mail with a report, through a real mail server."""

from __future__ import annotations

import pytest

from adoptie.models import Gemeente
from rapportage import tasks
from tests.factories.rapportage import make_rapportplan, make_uitvoering
from tests.mailbox import Mailbox

pytestmark = pytest.mark.usefixtures("quick_files")


def test_report_reaches_each_receiver_with_its_pdf(gemeente: Gemeente, box: Mailbox) -> None:
    plan = make_rapportplan(gemeente)

    tasks.carry_out(make_uitvoering(gemeente, plan=plan).pk)

    assert box.addresses() == sorted(plan.ontvangers)
    for mail in box.mails:
        (pdf,) = mail.iter_attachments()
        assert pdf.get_content_type() == "application/pdf"
        assert pdf.get_content() == b"%PDF-1.7"


def test_receiver_that_is_refused_does_not_stop_the_others(gemeente: Gemeente, box: Mailbox) -> None:
    plan = make_rapportplan(gemeente, ontvangers=["niemand@hattem.example", "raad@hattem.example"])
    box.answers["niemand@hattem.example"] = "550 No such user"
    row = make_uitvoering(gemeente, plan=plan)

    tasks.carry_out(row.pk)

    row.refresh_from_db()
    assert box.addresses() == ["raad@hattem.example"]
    assert "niemand@hattem.example" in row.melding
    assert row.status == "gemaakt"
