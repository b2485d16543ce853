"""What is read of mails that come in, by table."""

from datetime import UTC, datetime, timedelta

import pytest

from rolecall.domains.messaging.rules import incoming, reply_addresses
from rolecall.domains.messaging.rules.html_text import text_of_html
from rolecall.domains.messaging.rules.quoting import split_reply
from rolecall.domains.messaging.rules.signatures import is_signed, signature_of

from tests.support.answering import notice_about

TOKEN = reply_addresses.token_from(bytes(range(16)))
SECRET = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ="
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mail", "written", "rest_begins"),
    [
        ("Yes, Monday.", "Yes, Monday.", ""),
        ("Yes.\n\nOn Mon, 2 Nov 2026 at 10:00, Ana wrote:\n> when?", "Yes.", "On Mon"),
        (
            "Yes.\n\nOn Mon, 2 Nov 2026 at 10:00, Ana\n<ana@example.com> wrote:\n> when?",
            "Yes.",
            "On Mon",
        ),
        ("Ja.\n\nAm 02.11.2026 um 10:00 schrieb Ana:\n> wann?", "Ja.", "Am 02"),
        ("Sí.\n\nEl lun, 2 nov 2026, Ana escribió:\n> ¿cuándo?", "Sí.", "El lun"),
        (
            "Yes.\n\nFrom: Ana <a@example.com>\nSent: Monday\nTo: Ada\nSubject: When?\n\nWhen?",
            "Yes.",
            "From: Ana",
        ),
        ("Yes.\n\n-----Original Message-----\nwhen?", "Yes.", "-----Orig"),
        ("Yes.\n-- \nAda Byron\n+1 614 555 0123", "Yes.", "-- "),
        ("Yes.\n\nSent from my phone", "Yes.", "Sent from"),
        ("Yes.\n> when?\n> and where?\n", "Yes.", "> when?"),
        (
            "On Mon, Ana wrote:\n> when?\nMonday.\n> where?\nHere.",
            "On Mon, Ana wrote:\n> when?\nMonday.\n> where?\nHere.",
            "",
        ),
        ("On Monday I wrote:\nthe usual", "On Monday I wrote:\nthe usual", ""),
        ("From: now on\nit is fine", "From: now on\nit is fine", ""),
    ],
)
def test_what_was_written_is_told_from_what_was_quoted(
    mail: str, written: str, rest_begins: str
) -> None:
    text, rest = split_reply(mail)
    assert text == written
    assert rest.startswith(rest_begins)
    assert bool(rest) == bool(rest_begins)


def test_html_becomes_lines_and_quotations() -> None:
    page = (
        "<html><head><style>p{}</style></head><body><p>Yes,<br>Monday &amp; <b>early</b>.</p>"
        "<div>On Mon, Ana wrote:</div><blockquote><p>when?</p></blockquote></body></html>"
    )
    text = text_of_html(page)
    assert text == "Yes,\nMonday & early.\nOn Mon, Ana wrote:\n> when?"
    assert split_reply(text)[0] == "Yes,\nMonday & early."


@pytest.mark.parametrize(
    ("header", "envelope_from", "automatic"),
    [
        ("", "ada@example.org", False),
        ("Auto-Submitted: no", "ada@example.org", False),
        ("Auto-Submitted: auto-replied; owner=ada", "ada@example.org", True),
        ("Precedence: Bulk", "ada@example.org", True),
        ("X-Autoreply: yes", "ada@example.org", True),
        ("", "", True),
    ],
)
def test_what_a_machine_wrote_is_known(header: str, envelope_from: str, automatic: bool) -> None:
    raw = f"From: ada@example.org\r\n{header}\r\n\r\nAway.".replace("\r\n\r\n\r\n", "\r\n\r\n")
    assert incoming.is_automatic(raw.encode(), envelope_from) is automatic


@pytest.mark.parametrize(
    ("address", "token"),
    [
        (f"reply+{TOKEN}@reply.example.net", TOKEN),
        (f"REPLY+{TOKEN.upper()}@Reply.Example.Net", TOKEN),
        (f"reply+{TOKEN}@other.example.net", None),
        (f"reply+{TOKEN[:-1]}@reply.example.net", None),
        (f"{TOKEN}@reply.example.net", None),
    ],
)
def test_which_addresses_are_ours(address: str, token: str | None) -> None:
    assert reply_addresses.token_of(address, "reply.example.net") == token
    headers = f'"Harbor Vale" <{address}>, reply+short@reply.example.net'
    named = reply_addresses.addresses_in(headers, "reply.example.net")
    assert named == ([address.lower()] if token else [])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: =?x-unknown?Q?=FF?= <ada@\r\nContent-Type: text/plain; charset=no-such\r\n\r\n\xff",
        b"From: a\r\nContent-Type: multipart/mixed\r\n\r\nno boundary",
        b"Subject: a\r\n b\r\n\tc\x00\r\n\r\n\x00text",
    ],
)
def test_what_strangers_send_is_read_as_far_as_it_goes(raw: bytes) -> None:
    read = incoming.read_mail(raw, "ada@example.org")
    assert "\x00" not in read.text + read.subject + read.from_name
    assert "\n" not in read.subject


@pytest.mark.parametrize(
    ("action", "status", "final", "bad_address"),
    [
        ("failed", "5.1.1", True, True),
        ("failed", "5.1.10", True, True),
        ("failed", "5.2.1", True, True),
        ("failed", "5.4.4", True, True),
        ("failed", "5.0.0", True, True),
        ("failed", "5.2.2", True, False),
        ("failed", "5.3.4", True, False),
        ("failed", "5.7.1", True, False),
        ("failed", "5.1.8", True, False),
        ("failed", "4.4.7", True, False),
        ("delayed", "4.4.1", False, False),
    ],
)
def test_what_a_notice_says_of_mail_and_address(
    action: str, status: str, final: bool, bad_address: bool
) -> None:
    mail = notice_about("bounce@example.net", "ada@example.org", action=action, status=status)
    notice = incoming.read_mail(bytes(mail), "").notice
    assert notice is not None
    assert (notice.final, notice.bad_address) == (final, bad_address)
    assert notice.reason == f"550 {status} there is no such person here"


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", ""])
def test_good_news_is_no_bounce(action: str) -> None:
    mail = notice_about("bounce@example.net", "ada@example.org", action=action, status="2.0.0")
    read = incoming.read_mail(bytes(mail), "")
    assert (read.notice, read.is_automatic) == (None, True)


@pytest.mark.parametrize(
    ("changed", "holds"),
    [
        ({}, True),
        ({"body": b"other"}, False),
        ({"call_id": "msg_2"}, False),
        ({"secret": "whsec_b3RoZXItb3RoZXItb3RoZXI="}, False),
        ({"now": NOW + timedelta(seconds=301)}, False),
        ({"now": NOW - timedelta(seconds=301)}, False),
        ({"timestamp": "yesterday"}, False),
        ({"secret": ""}, False),
    ],
)
def test_a_signature_is_of_one_call_at_one_time(changed: dict[str, object], holds: bool) -> None:
    timestamp = str(int(NOW.timestamp()))
    signature = signature_of(SECRET, "msg_1", timestamp, b"mail")
    call = {"secret": SECRET, "call_id": "msg_1", "timestamp": timestamp, "body": b"mail"}
    given = {**call, "signatures": f"v1,bm90aGluZw== {signature}", "now": NOW, **changed}
    assert is_signed(**given) is holds  # type: ignore[arg-type]  # the table's values fit their names
