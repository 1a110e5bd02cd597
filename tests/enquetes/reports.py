"""Reports of mail servers that a mail was not delivered, as they write them."""

from __future__ import annotations

from collections.abc import Mapping

_POSTFIX = """\
Return-Path: <>
Date: Tue, 3 May 2011 12:00:00 +0200 (CEST)
From: MAILER-DAEMON@mx.stad.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="GRENS"

This is a MIME-encapsulated message.

--GRENS
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--GRENS
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.stad.example
X-Postfix-Queue-ID: 4FzQ1234
Arrival-Date: Tue, 3 May 2011 11:59:00 +0200 (CEST)

Final-Recipient: rfc822; weg@stad.example
Original-Recipient: rfc822;weg@stad.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <weg@stad.example>: User unknown

--GRENS
Content-Description: Undelivered Message Headers
Content-Type: {kind}

{headers}

--GRENS--
"""


def report(
    headers: Mapping[str, str],
    *,
    to: str = "retour@hattem.example",
    action: str = "failed",
    status: str = "5.1.1",
    kind: str = "text/rfc822-headers",
) -> bytes:
    """Return a report about a mail with these headers; ``kind`` is whole (message/rfc822) or headers only."""
    lines = "\n".join(f"{name}: {value}" for name, value in headers.items())
    text = _POSTFIX.format(to=to, action=action, status=status, kind=kind, headers=lines)
    return text.encode()


HOLIDAY = b"""\
From: weg@stad.example
To: retour@hattem.example
Subject: Afwezig
Auto-Submitted: auto-replied
Content-Type: text/plain

Ik ben er weer op 9 mei. Uw bericht: %s
"""
