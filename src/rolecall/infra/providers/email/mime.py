"""From an outgoing mail to the bytes on the wire (RFC 5322, RFC 2045 to 2047).

Everything is seven-bit: bodies are quoted-printable and header text that is not ASCII is encoded
here, word by word, so that no server needs 8BITMIME or SMTPUTF8 to take a mail whose mailboxes are
ASCII.
"""

from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, quote

from rolecall.infra.providers.email.contracts import (
    AttachedFile,
    CalendarPart,
    MailAddress,
    OutgoingMail,
)

_UNFOLDED_LENGTH = 60
"""Longer header text is folded, which only encoded words do without loss."""
_SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")


def as_bytes(mail: OutgoingMail) -> bytes:
    """Return the complete message, lines ended by CR LF.

    Raises:
        ValueError: a mailbox has a non-ASCII local part, which only SMTPUTF8 could carry.
    """
    body = EmailMessage(policy=_SEVEN_BIT)
    body.set_content(mail.text, cte="quoted-printable")
    body.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    if mail.calendar is not None:
        _add_calendar(body, mail.calendar, mail.id.hex)
    elif mail.files:
        body.set_boundary(f"=_a{mail.id.hex}")
    for file in mail.files:
        _add_file(body, file)
    body.set_boundary(f"=_{mail.id.hex}")
    head = [
        ("From", address_header(mail.sender)),
        ("To", address_header(mail.recipient)),
        ("Subject", _unstructured("Subject", mail.subject)),
        ("Date", format_datetime(mail.created_at)),
        ("Message-ID", mail.message_id),
        # RFC 3834: tells vacation responders and the like to stay quiet.
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
    ]
    if mail.reply_to is not None:
        head.append(("Reply-To", address_header(mail.reply_to)))
    if mail.unsubscribe_url is not None:
        head.append(("List-Unsubscribe", f"<{mail.unsubscribe_url}>"))
        if mail.unsubscribe_url.startswith("https://"):
            # RFC 8058, section 3.1: one click is for HTTPS alone.
            head.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    lines = "".join(f"{name}: {value}\r\n" for name, value in head)
    return lines.encode("ascii") + body.as_bytes()


def _add_calendar(body: EmailMessage, calendar: CalendarPart, mark: str) -> None:
    """Put the object in twice: as a version of the mail and as a file.

    The first is what mail programs make their buttons of (RFC 6047, section 2.4); those that do not
    know it offer the file.
    """
    as_version = EmailMessage(policy=_SEVEN_BIT)
    as_version.set_content(calendar.text, subtype="calendar", cte="base64")
    as_version.set_param("method", calendar.method)
    del as_version["MIME-Version"]
    body.attach(as_version)
    body.set_boundary(f"=_a{mark}")
    body.add_attachment(
        calendar.text.encode(), "application", "ics", filename="invite.ics", cte="base64"
    )


def _add_file(body: EmailMessage, file: AttachedFile) -> None:
    """Put a file in, to be saved; a name that is not ASCII goes as RFC 2231 has it."""
    maintype, _, subtype = file.content_type.partition("/")
    body.add_attachment(file.content, maintype, subtype, filename=file.filename, cte="base64")


def address_header(address: MailAddress) -> str:
    """Return an address as an ASCII header value, folded where it must be.

    Raises:
        ValueError: the local part is not ASCII.
    """
    mailbox = wire_mailbox(address)
    if not address.name:
        return mailbox
    if _is_plain(address.name):
        name = quote(address.name)
        space = " " if len(name) + len(mailbox) <= _UNFOLDED_LENGTH else "\r\n "
        return f'"{name}"{space}<{mailbox}>'
    return f"{_encoded_words('Reply-To', address.name)}\r\n <{mailbox}>"


def wire_mailbox(address: MailAddress) -> str:
    """Return the mailbox with its domain in ASCII (RFC 5891).

    Raises:
        ValueError: the local part is not ASCII, or the domain has no ASCII form.
    """
    local, _, domain = address.mailbox.rpartition("@")
    if not local.isascii():
        raise ValueError(f"{address.mailbox!r} needs SMTPUTF8, which is not supported")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _unstructured(header: str, text: str) -> str:
    return text if _is_plain(text) else _encoded_words(header, text)


def _is_plain(text: str) -> bool:
    """Whether the text needs neither folding nor encoding, nor would be taken for encoded."""
    return text.isascii() and len(text) <= _UNFOLDED_LENGTH and "=?" not in text


def _encoded_words(header: str, text: str) -> str:
    return Header(text, "utf-8", maxlinelen=76, header_name=header).encode(linesep="\r\n")
