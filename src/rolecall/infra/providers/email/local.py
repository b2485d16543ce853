"""The local mailbox: each mail is a file, for `/dev/mail` and for tests.

A folder of `<id>.eml` files. Ids are UUIDv7, so the names sort by time. A file appears whole or not
at all, and handing over the same mail again changes nothing.
"""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from uuid import UUID

from rolecall.infra.providers.email import mime
from rolecall.infra.providers.email.contracts import (
    Accepted,
    Handover,
    OutgoingMail,
    PermanentFailure,
    TemporaryFailure,
)

_SUFFIX = ".eml"
_PARSER = BytesParser(policy=policy.default)


@dataclass(frozen=True, slots=True)
class StoredMailSummary:
    """One line of the mailbox."""

    id: UUID
    sender: str
    recipient: str
    subject: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class StoredMail:
    """One mail: the line, both parts decoded, and the bytes as they would have left."""

    summary: StoredMailSummary
    html: str
    text: str
    source: bytes


class LocalMailbox:
    """Keeps mails in a folder instead of sending them."""

    name = "local"
    repeatable = True

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when the first mail comes."""
        self._folder = folder
        self._summaries: dict[UUID, StoredMailSummary] = {}

    async def send(
        self, mail: OutgoingMail, *, before_handover: Handover | None = None
    ) -> Accepted:
        """Write the mail down (see `EmailProvider.send`)."""
        try:
            content = mime.as_bytes(mail)
        except ValueError as error:
            raise PermanentFailure(str(error)) from error
        if before_handover is not None:
            await before_handover()
        try:
            await asyncio.to_thread(self._write, mail.id, content)
        except OSError as error:
            raise TemporaryFailure(f"{self._folder}: {error.strerror}") from error
        return Accepted(mail.message_id)

    async def aclose(self) -> None:
        """Do nothing: no connection is kept."""

    def list_mails(
        self, *, recipient: str = "", before: UUID | None = None, limit: int = 50
    ) -> list[StoredMailSummary]:
        """Return the newest mails first, whose recipient contains the given text.

        `before` is the id of the last mail of the page before. Blocking: call it in a thread.
        """
        wanted = recipient.strip().casefold()
        found: list[StoredMailSummary] = []
        for mail_id in self._ids_newest_first():
            if before is not None and mail_id >= before:
                continue
            summary = self._summary(mail_id)
            if summary is not None and wanted in summary.recipient.casefold():
                found.append(summary)
                if len(found) == limit:
                    break
        return found

    def find_mail(self, mail_id: UUID) -> StoredMail | None:
        """Return one mail, or None when there is none of this id. Blocking."""
        try:
            source = self._path(mail_id).read_bytes()
        except FileNotFoundError:
            return None
        message = _PARSER.parsebytes(source)
        return StoredMail(
            summary=_summary_of(mail_id, message),
            html=_part(message, "html"),
            text=_part(message, "plain"),
            source=source,
        )

    def clear(self) -> int:
        """Remove all mails and return how many there were. Blocking."""
        count = 0
        for mail_id in list(self._ids_newest_first()):
            self._path(mail_id).unlink(missing_ok=True)
            count += 1
        self._summaries.clear()
        return count

    def _write(self, mail_id: UUID, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._path(mail_id)
        if target.exists():
            return
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)

    def _path(self, mail_id: UUID) -> Path:
        return self._folder / f"{mail_id}{_SUFFIX}"

    def _ids_newest_first(self) -> Iterator[UUID]:
        # A draft begins with a dot and a mail with a hexadecimal digit.
        for path in sorted(self._folder.glob(f"[0-9a-f]*{_SUFFIX}"), reverse=True):
            yield UUID(path.stem)

    def _summary(self, mail_id: UUID) -> StoredMailSummary | None:
        known = self._summaries.get(mail_id)
        if known is not None:
            return known
        try:
            with self._path(mail_id).open("rb") as file:
                message = _PARSER.parse(file, headersonly=True)
        except FileNotFoundError:
            return None
        summary = self._summaries[mail_id] = _summary_of(mail_id, message)
        return summary


def _summary_of(mail_id: UUID, message: EmailMessage) -> StoredMailSummary:
    return StoredMailSummary(
        id=mail_id,
        sender=_unquoted(_shown(message, "From")),
        recipient=_unquoted(_shown(message, "To")),
        subject=_shown(message, "Subject"),
        sent_at=message["Date"].datetime,
    )


def _shown(message: EmailMessage, header: str) -> str:
    # The policy's own decoding puts spaces inside long names (RFC 2047, section 6.2, has none).
    raw = next((value for name, value in message.raw_items() if name == header), "")
    return " ".join(str(make_header(decode_header(str(raw)))).split())


def _unquoted(address: str) -> str:
    name, _, mailbox = address.rpartition(" <")
    if not name.startswith('"'):
        return address
    return f"{name[1:-1].replace(chr(92), '')} <{mailbox}"


def _part(message: EmailMessage, subtype: str) -> str:
    body = message.get_body((subtype,))
    if body is None:
        return ""
    content = body.get_content()
    return content.replace("\r\n", "\n") if isinstance(content, str) else ""
