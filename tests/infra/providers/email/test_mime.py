"""The bytes of a mail, for any text that a person may have typed."""

from datetime import UTC, datetime
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.infra.providers.email import (
    AttachedFile,
    CalendarPart,
    MailAddress,
    OutgoingMail,
    mime,
)
from rolecall.infra.providers.email.contracts import one_line
from rolecall.kernel.ids import uuid7

from tests.support.smtp_server import PARSER, body_of, shown_name

lines = (
    st.text(max_size=150)
    .filter(one_line)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text.strip()))
)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))


def parsed(subject: str, name: str, text: str) -> tuple[bytes, EmailMessage]:
    source = mime.as_bytes(
        OutgoingMail(
            id=uuid7(),
            sender=MailAddress("no-reply@example.com", name),
            recipient=MailAddress("ada@example.org", name),
            subject=subject,
            html=f"<p>{text}</p>",
            text=f"{text}.",
            created_at=datetime(2026, 3, 5, tzinfo=UTC),
        )
    )
    return source, PARSER.parsebytes(source)


@settings(deadline=None)
@given(subject=lines, name=lines, text=texts)
def test_any_text_arrives_as_it_was_and_nothing_else_does(
    subject: str, name: str, text: str
) -> None:
    source, message = parsed(subject, name, text)
    assert source.isascii()
    assert all(len(line) <= 78 for line in source.split(b"\r\n"))
    assert b"\n" not in source.replace(b"\r\n", b"")
    assert sorted(message.keys()) == sorted(
        [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "MIME-Version",
            "Content-Type",
        ]
    )
    assert str(message["Subject"]) == subject
    assert message["To"].addresses[0].addr_spec == "ada@example.org"
    assert len(message["To"].addresses) == 1
    assert shown_name(message, "To") == name
    assert body_of(message, "plain") == f"{text}.\n"


def test_a_subject_that_looks_encoded_is_shown_as_typed() -> None:
    _, message = parsed("=?utf-8?q?Free_money?=", "=?utf-8?q?The_boss?=", "x")
    assert str(message["Subject"]) == "=?utf-8?q?Free_money?="
    assert shown_name(message, "To") == "=?utf-8?q?The_boss?="


def test_an_address_reads_back_from_how_it_is_written() -> None:
    for address in (MailAddress("a@b.example"), MailAddress("a@b.example", "Ann B.")):
        assert MailAddress.parse(str(address)) == address


def test_a_calendar_object_is_a_version_of_the_mail_and_a_file() -> None:
    text = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX-A:Grüße\r\nEND:VCALENDAR\r\n"
    mail = OutgoingMail(
        id=uuid7(),
        sender=MailAddress("no-reply@example.com"),
        recipient=MailAddress("ada@example.org"),
        subject="Your interview",
        html="<p>Hello</p>",
        text="Hello",
        created_at=datetime(2026, 3, 5, tzinfo=UTC),
        calendar=CalendarPart("REQUEST", text),
    )
    source = mime.as_bytes(mail)
    assert source == mime.as_bytes(mail)
    message = PARSER.parsebytes(source)
    versions, attached = message.iter_parts()
    kinds = [part.get_content_type() for part in versions.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    [*_, calendar] = versions.iter_parts()
    assert (calendar.get_param("method"), calendar.get_param("charset")) == ("REQUEST", "utf-8")
    assert calendar.get_payload(decode=True) == text.encode()
    assert (attached.get_filename(), attached.get_payload(decode=True)) == (
        "invite.ics", text.encode(),
    )  # fmt: skip
    assert body_of(message, "plain") == "Hello\n"


@settings(deadline=None, max_examples=50)
@given(name=lines, content=st.binary(max_size=400))
def test_files_arrive_under_their_names(name: str, content: bytes) -> None:
    mail = OutgoingMail(
        id=uuid7(),
        sender=MailAddress("no-reply@example.com"),
        recipient=MailAddress("ada@example.org"),
        subject="Your start",
        html="<p>Hello</p>",
        text="Hello",
        created_at=datetime(2026, 3, 5, tzinfo=UTC),
        calendar=CalendarPart("REQUEST", "BEGIN:VCALENDAR"),
        files=(AttachedFile(name, "application/pdf", content),) * 2,
    )
    source = mime.as_bytes(mail)
    assert source.isascii()
    assert source == mime.as_bytes(mail)
    message = PARSER.parsebytes(source)
    _, first, second = message.iter_attachments()
    for one in (first, second):
        assert one.get_content_disposition() == "attachment"
        assert one.get_content_type() == "application/pdf"
        assert one.get_filename() == name
        assert one.get_payload(decode=True) == content
    assert body_of(message, "plain").strip() == "Hello"
