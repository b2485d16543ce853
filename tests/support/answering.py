"""Answering mails as people do: by their mail program, over SMTP, to the address that was given."""

import smtplib
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from email.utils import make_msgid
from typing import Any

from rolecall.domains.messaging.rules.signatures import signature_of
from rolecall.entrypoints.inbound import PostRoom
from rolecall.infra.mail_listener import Limits, listen
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.application import WEBHOOK_SECRET
from tests.support.smtp_server import PARSER


@asynccontextmanager
async def listening(runtime: Runtime) -> AsyncIterator[int]:
    """Take mail inside the block, as the process `inbound` does; yields the port."""
    inbound = runtime.settings.inbound
    async with listen(
        "127.0.0.1",
        0,
        PostRoom(runtime.database),
        name=inbound.inbound_domain,
        limits=Limits(inbound.inbound_max_bytes),
    ) as port:
        yield port


def answer_to(mail: EmailMessage, sender: str, text: str, **headers: str) -> EmailMessage:
    """Return an answer as a mail program writes it."""
    answer = EmailMessage()
    answer["From"] = sender
    answer["To"] = mail["Reply-To"]
    answer["Subject"] = f"Re: {mail['Subject']}"
    answer["Message-ID"] = make_msgid(domain="example.org")
    answer["In-Reply-To"] = mail["Message-ID"]
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    answer.set_content(f"{text}\n\nOn Mon, 2 Nov 2026, Harbor Vale wrote:\n> how are you?\n")
    return answer


def notice_about(
    return_to: str, recipient: str, *, action: str = "failed", status: str = "5.1.1"
) -> EmailMessage:
    """Return what a mail server writes about a mail that it could not deliver (RFC 3464)."""
    fields = (
        f"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\n"
        f"Action: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 {status} there is no such person here\r\n"
    )
    raw = (
        f"From: MAILER-DAEMON@mx.example.org\r\nTo: {return_to}\r\n"
        f"Subject: Undelivered\r\nMessage-ID: {make_msgid(domain='mx.example.org')}\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\n{fields}\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Hello\r\n\r\n--b--\r\n"
    )
    return PARSER.parsebytes(raw.encode())


async def send(port: int, answer: EmailMessage, *, envelope_from: str | None = None) -> None:
    """Hand a mail to the listener; mail servers send their notices with `<>` in the envelope.

    Raises:
        smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused: it was refused.
    """

    def hand_over() -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
            to = [address.addr_spec for address in answer["To"].addresses]
            client.send_message(answer, envelope_from, to)

    await to_thread(hand_over)


def signed(raw: bytes, call_id: str = "msg_1") -> dict[str, Any]:
    """Return a call of the webhook with a mail."""
    timestamp = str(int(clock.now().timestamp()))
    return {
        "content": raw,
        "headers": {
            "Content-Type": "message/rfc822",
            "webhook-id": call_id,
            "webhook-timestamp": timestamp,
            "webhook-signature": signature_of(WEBHOOK_SECRET, call_id, timestamp, raw),
        },
    }
