"""What every provider of outgoing mail does, whichever it is."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from rolecall.infra.providers.email import (
    EmailProvider,
    LocalMailbox,
    MailAddress,
    OutgoingMail,
    PermanentFailure,
    SmtpProvider,
)
from rolecall.infra.providers.email.smtp import SmtpAddress
from rolecall.kernel.ids import uuid7

from tests.support.smtp_server import PARSER, body_of, mail_server, shown_name


@dataclass
class Subject:
    provider: EmailProvider
    received: Callable[[], list[EmailMessage]]


@pytest.fixture(params=["smtp", "local"])
async def subject(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Subject]:
    if request.param == "local":
        folder = tmp_path / "mailbox"
        yield Subject(
            LocalMailbox(folder),
            lambda: [PARSER.parsebytes(path.read_bytes()) for path in sorted(folder.glob("*.eml"))],
        )
        return
    async with mail_server() as host:
        provider = SmtpProvider(SmtpAddress("127.0.0.1", host.port, "none"), timeout=5)
        yield Subject(provider, lambda: host.messages)
        await provider.aclose()


def mail(**changes: Any) -> OutgoingMail:
    return replace(
        OutgoingMail(
            id=uuid7(),
            sender=MailAddress("jobs@harbor-vale.example.com", "Harbor Vale"),
            recipient=MailAddress("ada@example.org", "Ada Byron"),
            subject="We received your application",
            html="<p>Thank you</p>",
            text="Thank you",
            created_at=datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
        ),
        **changes,
    )


async def test_delivers_both_parts_text_first(subject: Subject) -> None:
    await subject.provider.send(mail(html="<p>Größe – 大</p>", text="Größe – 大"))
    [message] = subject.received()
    assert message.get_content_type() == "multipart/alternative"
    # RFC 2046, section 5.1.4: the last alternative is the one preferred.
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in message.iter_parts()] == [
        "Größe – 大",
        "<p>Größe – 大</p>",
    ]


async def test_carries_names_and_subject_of_any_script(subject: Subject) -> None:
    name = 'Žofia "Zoë" Müller, née Ångström 👩‍👩‍👧 علی‌رضا'
    await subject.provider.send(
        mail(recipient=MailAddress("ada@example.org", name), subject="Ihre Bewerbung für 東京 " * 5)
    )
    [message] = subject.received()
    assert shown_name(message, "To") == name
    assert message["To"].addresses[0].addr_spec == "ada@example.org"
    assert str(message["Subject"]).strip() == ("Ihre Bewerbung für 東京 " * 5).strip()


async def test_writes_an_international_domain_in_ascii(subject: Subject) -> None:
    await subject.provider.send(mail(recipient=MailAddress("ada@münchen.example")))
    [message] = subject.received()
    assert message["To"].addresses[0].addr_spec == "ada@xn--mnchen-3ya.example"


async def test_says_that_a_machine_wrote_it(subject: Subject) -> None:
    await subject.provider.send(mail())
    [message] = subject.received()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["MIME-Version"] == "1.0"
    assert message["Date"].datetime == datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
    assert "List-Unsubscribe" not in message
    assert "Reply-To" not in message


async def test_names_where_to_answer_and_to_unsubscribe(subject: Subject) -> None:
    await subject.provider.send(
        mail(
            reply_to=MailAddress("recruiting@harbor-vale.example.com"),
            unsubscribe_url="https://jobs.example.com/unsubscribe/abc?x=1&y=2",
        )
    )
    [message] = subject.received()
    assert message["Reply-To"].addresses[0].addr_spec == "recruiting@harbor-vale.example.com"
    assert message["List-Unsubscribe"] == "<https://jobs.example.com/unsubscribe/abc?x=1&y=2>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_keeps_the_message_id_when_sent_again(subject: Subject) -> None:
    once = mail()
    first = await subject.provider.send(once)
    second = await subject.provider.send(once)
    ids = {message["Message-ID"] for message in subject.received()}
    assert ids == {f"<{once.id}@harbor-vale.example.com>"}
    assert first.provider_id.startswith(once.message_id)
    assert second.provider_id.startswith(once.message_id)


async def test_keeps_lines_that_a_protocol_could_take_for_its_own(subject: Subject) -> None:
    text = "first\n.\n.hidden\nFrom the start\nQUIT\n" + "long" * 600
    await subject.provider.send(mail(text=text))
    [message] = subject.received()
    assert body_of(message, "plain") == f"{text}\n"


@pytest.mark.parametrize(
    "bad",
    [
        {"subject": "Hello\r\nBcc: everyone@example.org"},
        {"subject": "Hello\u2028there"},
        {"subject": "   "},
        {"text": ""},
        {"html": " "},
        {"created_at": datetime(2026, 3, 5)},  # noqa: DTZ001
        {"unsubscribe_url": "https://x.example/>\r\nBcc: everyone@example.org"},
        {"unsubscribe_url": "javascript:alert(1)"},
    ],
)
def test_refuses_what_could_write_its_own_headers(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must|both"):
        mail(**bad)


@pytest.mark.parametrize(
    ("mailbox", "name"),
    [
        ("ada@example.org", "Ada\nBcc: everyone@example.org"),
        ("ada@example.org\r\nRCPT TO:<x@example.org>", ""),
        ("ada", ""),
        ("@example.org", ""),
        ("ada@", ""),
        ("ada lovelace@example.org", ""),
        ("ada@evil.example@example.org", ""),
    ],
)
def test_refuses_what_is_not_an_address(mailbox: str, name: str) -> None:
    with pytest.raises(ValueError, match=r"mailbox|control"):
        MailAddress(mailbox, name)


async def test_a_mailbox_that_needs_smtputf8_is_refused_for_good(subject: Subject) -> None:
    with pytest.raises(PermanentFailure, match="SMTPUTF8"):
        await subject.provider.send(mail(recipient=MailAddress("жанна@example.org")))
    assert subject.received() == []


async def test_tells_the_caller_before_the_content_leaves(subject: Subject) -> None:
    seen_by_then: list[int] = []

    async def note() -> None:
        seen_by_then.append(len(subject.received()))

    await subject.provider.send(mail(), before_handover=note)
    assert seen_by_then == [0]
    assert len(subject.received()) == 1


async def test_sends_nothing_when_the_caller_objects(subject: Subject) -> None:
    async def object_to_it() -> None:
        raise LookupError("recalled")

    with pytest.raises(LookupError, match="recalled"):
        await subject.provider.send(mail(), before_handover=object_to_it)
    assert subject.received() == []
    await subject.provider.send(mail())
    assert len(subject.received()) == 1
