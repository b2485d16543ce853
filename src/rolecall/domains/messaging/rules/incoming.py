"""Reading a mail that came in (RFC 5322, RFC 2045 to 2047). Pure.

What strangers send is often not what the RFCs say: a header that cannot be read is empty, a text in
a character set that does not exist is read as far as it goes, and nothing of it is markup.
"""

import hashlib
import re
import unicodedata
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parseaddr

from rolecall.domains.messaging.contracts import IncomingFile, ReadMail
from rolecall.domains.messaging.rules.bounces import notice_of
from rolecall.domains.messaging.rules.html_text import text_of_html
from rolecall.domains.messaging.rules.quoting import split_reply

MAX_TEXT = 50_000
"""Characters of a text that are kept."""
MAX_REST = 50_000
MAX_FILES = 10
"""Attachments of one mail that are looked at."""
MAX_HOPS = 100
"""A mail that went through more servers goes in circles (RFC 5321, section 6.3)."""
_MAX_LINE = 300
_MAX_PARTS = 200
_PARSER = BytesParser(policy=policy.default)
_HEADERS = BytesHeaderParser(policy=policy.compat32)
_AUTOMATIC_PRECEDENCE = {"bulk", "junk", "list", "auto_reply"}
_MADE_BY_MACHINES = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "List-Id")
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}
_SPACES = re.compile(r"\s+")


def read_mail(raw: bytes, envelope_from: str) -> ReadMail:
    """Take a mail apart.

    Raises:
        ValueError, LookupError, and whatever else the parser of the standard library raises: it
            cannot be read.
    """
    message = _PARSER.parsebytes(raw)
    notice = notice_of(message)
    name, email = _author(message)
    text, rest = split_reply(_text_of(message))
    return ReadMail(
        from_email=email or envelope_from,
        from_name=name,
        subject=_line(message, "Subject"),
        text=_clean(text)[:MAX_TEXT],
        rest=_clean(rest)[:MAX_REST],
        is_automatic=is_automatic(raw, envelope_from),
        files=() if notice else tuple(_files(message)),
        notice=notice,
    )


def is_automatic(raw: bytes, envelope_from: str) -> bool:
    """Tell whether a machine wrote the mail: by RFC 3834, and by what responders said before it.

    An empty sender is that of mail servers (RFC 5321, section 4.5.5), which answer nothing.
    """
    headers = _HEADERS.parsebytes(raw)
    submitted = str(headers.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    precedence = str(headers.get("Precedence", "")).strip().lower()
    return (
        not envelope_from
        or submitted != "no"
        or precedence in _AUTOMATIC_PRECEDENCE
        or any(headers.get(name) is not None for name in _MADE_BY_MACHINES)
    )


def goes_in_circles(raw: bytes, own_addresses: frozenset[str]) -> bool:
    """Tell whether the mail is one of ours that came back, or has been on its way too long."""
    headers = _HEADERS.parsebytes(raw)
    author = parseaddr(str(headers.get("From", "")))[1].lower()
    return author in own_addresses or len(headers.get_all("Received", [])) > MAX_HOPS


def recipients_in(raw: bytes) -> str:
    """Return the headers that say where a mail went, for routes that tell no envelope."""
    headers = _HEADERS.parsebytes(raw)
    names = (
        "Delivered-To",
        "X-Envelope-To",
        "X-Original-To",
        "Envelope-To",
        "X-Forwarded-To",
        "To",
        "Cc",
    )
    return "\n".join(str(value) for name in names for value in headers.get_all(name, []))


def return_path_of(raw: bytes) -> str:
    """Return the envelope's sender as the last server noted it; the author where it did not."""
    headers = _HEADERS.parsebytes(raw)
    noted = headers.get("Return-Path")
    if noted is not None:
        return parseaddr(str(noted))[1]
    return parseaddr(str(headers.get("From", "")))[1] or "unknown"


def identity_of(raw: bytes) -> str:
    """Return what two deliveries of one mail have in common: its Message-ID, or else its bytes."""
    message_id = str(_HEADERS.parsebytes(raw).get("Message-ID", "")).strip()
    return hashlib.sha256(message_id.encode("utf-8", "replace") if message_id else raw).hexdigest()


def _author(message: EmailMessage) -> tuple[str, str]:
    try:
        header = message["From"]
        addresses: tuple[Address, ...] = header.addresses if header is not None else ()
    except (AttributeError, IndexError, ValueError):
        addresses = ()
    if addresses:
        return _one_line(addresses[0].display_name), _one_line(addresses[0].addr_spec)
    name, email = parseaddr(_line(message, "From"))
    return _one_line(name), _one_line(email)


def _line(message: EmailMessage, header: str) -> str:
    try:
        return _one_line(str(message.get(header, "")))
    except (AttributeError, IndexError, ValueError):
        return ""


def _one_line(text: str) -> str:
    kept = "".join(
        " " if unicodedata.category(character) in _BREAKING else character for character in text
    )
    return _SPACES.sub(" ", kept).strip()[:_MAX_LINE]


def _text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = _decoded(body)
    return text_of_html(text) if body.get_content_subtype() == "html" else text


def _decoded(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError, AttributeError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _files(message: EmailMessage) -> list[IncomingFile]:
    """Return the parts that are files: attached ones, and pictures that stand in the text."""
    body = message.get_body(("plain", "html"))
    found: list[IncomingFile] = []
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS or len(found) >= MAX_FILES:
            break
        if part.is_multipart() or part is body:
            continue
        filename = part.get_filename()
        if part.get_content_disposition() != "attachment" and not filename:
            continue
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if content:
            found.append(IncomingFile(_one_line(filename or "") or "attachment", content))
    return found


def _clean(text: str) -> str:
    """Return the text without control characters, which no column takes and no reader sees."""
    return "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs"}
    ).strip()
