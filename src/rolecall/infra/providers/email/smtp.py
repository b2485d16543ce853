"""SMTP (RFC 5321), one recipient a mail, over a connection that is kept for the next mail.

What each reply means for the mail is stated in one place, `_refused`: 4xx is temporary, 5xx is
permanent, and a wrong password is temporary too, because an operator mends it and the mail is good.
"""

import asyncio
import re
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPResponseException,
    SMTPStatus,
    SMTPTimeoutError,
)

from rolecall.infra.providers.email import mime
from rolecall.infra.providers.email.contracts import (
    Accepted,
    Handover,
    OutgoingMail,
    PermanentFailure,
    TemporaryFailure,
    UncertainOutcome,
)

Security = Literal["none", "starttls", "tls"]

_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
_FINAL_REPLY_FACTOR = 5
"""The reply to the content gets more time than others: giving up there is what makes mails arrive
twice (RFC 5321, section 4.5.3.2.6, asks for ten minutes; a worker cannot be held that long)."""
_FINAL_REPLY_AT_MOST = 200.0
_UNTIL_CONTENT_AT_MOST = 40.0
"""Seconds for all that comes before the content, however slowly each step is answered."""
_PERMANENT_CLASS = 5
_PAUSE_AFTER_SILENCE = 10.0
"""A server that let a connection time out is left alone this long, in seconds, so that workers do
not spend their time waiting for it."""
_IDLE_SECONDS = 10.0
_MAILS_PER_CONNECTION = 100
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
"""Doubled on the wire (RFC 5321, section 4.5.2)."""
_ENHANCED_STATUS = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class SmtpAddress:
    """Where the server is and how to speak to it."""

    host: str
    port: int
    security: Security
    username: str | None = None
    password: str | None = None

    @classmethod
    def parse(cls, url: str) -> "SmtpAddress":
        """Read `smtp://`, `smtp+starttls://` or `smtps://` `[user:password@]host[:port]`.

        User and password are percent-encoded.

        Raises:
            ValueError: the scheme is another one, or the host is missing. The message does not
                repeat the URL, which has a password in it.
        """
        parts = urlsplit(url)
        known = _SCHEMES.get(parts.scheme)
        if known is None:
            raise ValueError(f"the scheme must be one of {', '.join(_SCHEMES)}")
        if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("the address must be scheme://[user:password@]host[:port]")
        security, default_port = known
        return cls(
            host=parts.hostname,
            port=parts.port or default_port,
            security=security,
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
        )


class SmtpProvider:
    """Sends through one SMTP server.

    One connection at a time, kept for ten idle seconds and at most a hundred mails. `timeout` is in
    seconds and holds for each step; all steps before the content get twice as long together, 40
    seconds at most, and the reply to the content five times as long, 200 at most.
    """

    name = "smtp"
    repeatable = False

    def __init__(
        self,
        address: SmtpAddress,
        *,
        timeout: float = 20.0,
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        """Remember the server; nothing is connected yet. Certificates are always verified."""
        self._address = address
        self._timeout = timeout
        self._tls_context = tls_context
        self._lock = asyncio.Lock()
        self._connection: _Connection | None = None
        self._silent_until = 0.0

    async def send(
        self, mail: OutgoingMail, *, before_handover: Handover | None = None
    ) -> Accepted:
        """Hand the mail to the server (see `EmailProvider.send`)."""
        try:
            content = mime.as_bytes(mail)
            sender = mime.wire_mailbox(mail.return_to or mail.sender)
            recipient = mime.wire_mailbox(mail.recipient)
        except ValueError as error:
            raise PermanentFailure(str(error)) from error
        async with self._lock:
            try:
                connection = await self._ready_for_content(mail, sender, recipient, len(content))
                if before_handover is not None:
                    await before_handover()
                reply = await self._content(connection.client, content)
            except BaseException:
                # Whatever state the conversation is in, the next mail must not inherit it.
                await self._drop()
                raise
            connection.used(asyncio.get_running_loop().time())
        return Accepted(f"{mail.message_id} {reply}"[:500])

    async def aclose(self) -> None:
        """Say QUIT if connected."""
        async with self._lock:
            connection, self._connection = self._connection, None
            if connection is None:
                return
            if connection.loop is asyncio.get_running_loop():
                with suppress(SMTPException, OSError):
                    await connection.client.quit(timeout=2)
            connection.client.close()

    async def _ready_for_content(
        self, mail: OutgoingMail, sender: str, recipient: str, size: int
    ) -> "_Connection":
        try:
            async with asyncio.timeout(min(self._timeout * 2, _UNTIL_CONTENT_AT_MOST)):
                connection = await self._connected(mail)
                await self._envelope(connection.client, sender, recipient, size)
        except TimeoutError as error:
            raise TemporaryFailure(f"{self._where}: too slow before the content") from error
        return connection

    async def _connected(self, mail: OutgoingMail) -> "_Connection":
        loop = asyncio.get_running_loop()
        kept = self._connection
        if kept is not None:
            if kept.usable(loop):
                with suppress(SMTPException, OSError):
                    await kept.client.noop()
                    return kept
            await self._drop()
        if loop.time() < self._silent_until:
            raise TemporaryFailure(f"{self._where}: did not answer a moment ago")
        client = aiosmtplib.SMTP(
            hostname=self._address.host,
            port=self._address.port,
            timeout=self._timeout,
            use_tls=self._address.security == "tls",
            start_tls=self._address.security == "starttls",
            tls_context=self._tls_context,
            username=self._address.username,
            password=self._address.password,
            # Asking the system for its own name may wait for a name server.
            local_hostname=mail.sender.domain.encode("idna").decode("ascii"),
        )
        try:
            await client.connect()
            if client.is_ehlo_or_helo_needed:
                await client.ehlo()
        except SMTPAuthenticationError as error:
            client.close()
            raise TemporaryFailure(
                f"{self._where}: the user name or password was refused ({error.code})",
                smtp_code=error.code,
            ) from error
        except SMTPResponseException as error:
            # A server that refuses everyone now says nothing about this mail.
            client.close()
            raise TemporaryFailure(
                f"{self._where}: {error.code} {error.message}", smtp_code=error.code
            ) from error
        except (SMTPException, OSError) as error:
            client.close()
            if isinstance(error, TimeoutError):
                self._silent_until = loop.time() + _PAUSE_AFTER_SILENCE
            raise TemporaryFailure(f"{self._where}: {error}") from error
        except BaseException:
            client.close()
            raise
        self._connection = _Connection(client, loop)
        return self._connection

    async def _envelope(
        self, client: aiosmtplib.SMTP, sender: str, recipient: str, size: int
    ) -> None:
        options = [f"size={size}"] if client.supports_extension("size") else []
        try:
            await client.mail(sender, options=options)
        except SMTPResponseException as error:
            raise _refused(error, self._where, at_recipient=False) from error
        except (SMTPException, OSError) as error:
            raise TemporaryFailure(f"{self._where}: {error}") from error
        try:
            await client.rcpt(recipient)
        except SMTPResponseException as error:
            raise _refused(error, self._where, at_recipient=True) from error
        except (SMTPException, OSError) as error:
            raise TemporaryFailure(f"{self._where}: {error}") from error
        try:
            invited = await client.execute_command(b"DATA")
        except (SMTPException, OSError) as error:
            raise TemporaryFailure(f"{self._where}: {error}") from error
        if invited.code != SMTPStatus.start_input:
            refusal = SMTPResponseException(invited.code, invited.message)
            raise _refused(refusal, self._where, at_recipient=False)

    async def _content(self, client: aiosmtplib.SMTP, content: bytes) -> str:
        """Send the content in one piece and wait for the verdict.

        Not by the library's `data()`, which has no place for the caller between the server's
        invitation and the content.
        """
        protocol = client.protocol
        if protocol is None:
            raise TemporaryFailure(f"{self._where}: the server hung up before the content")
        try:
            protocol.write(_LEADING_DOT.sub(b"..", content) + b".\r\n")
            reply = await protocol.read_response(timeout=self._final_timeout)
        except SMTPTimeoutError as error:
            raise UncertainOutcome(f"{self._where}: no answer to the content in time") from error
        except (SMTPException, OSError) as error:
            # A server takes responsibility by answering 250 and not before (RFC 5321, section
            # 6.1); one that hangs up without an answer has left the mail with us.
            raise TemporaryFailure(f"{self._where}: {error}") from error
        if reply.code != SMTPStatus.completed:
            refusal = SMTPResponseException(reply.code, reply.message)
            raise _refused(refusal, self._where, at_recipient=False)
        return f"{reply.code} {reply.message}".replace("\n", " ")

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None and connection.loop is asyncio.get_running_loop():
            connection.client.close()

    @property
    def _final_timeout(self) -> float:
        return min(self._timeout * _FINAL_REPLY_FACTOR, _FINAL_REPLY_AT_MOST)

    @property
    def _where(self) -> str:
        return f"{self._address.host}:{self._address.port}"


class _Connection:
    """An open connection, the loop that it belongs to, and how much it has been used."""

    def __init__(self, client: aiosmtplib.SMTP, loop: asyncio.AbstractEventLoop) -> None:
        self.client = client
        self.loop = loop
        self._mails = 0
        self._last_used = loop.time()

    def used(self, at: float) -> None:
        self._mails += 1
        self._last_used = at

    def usable(self, loop: asyncio.AbstractEventLoop) -> bool:
        return (
            self.loop is loop
            and self.client.is_connected
            and self._mails < _MAILS_PER_CONNECTION
            and loop.time() - self._last_used < _IDLE_SECONDS
        )


def _refused(
    error: SMTPResponseException, where: str, *, at_recipient: bool
) -> TemporaryFailure | PermanentFailure:
    """Say what a negative reply means for the mail."""
    sentence = f"{where}: {error.code} {error.message}".replace("\n", " ")[:500]
    if error.code // 100 != _PERMANENT_CLASS:
        return TemporaryFailure(sentence, smtp_code=error.code)
    enhanced = _ENHANCED_STATUS.match(error.message)
    if enhanced:
        # RFC 3463: subject 1 is the address, and detail 7 and 8 of it are the sender's.
        bad_recipient = enhanced[2] == "1" and enhanced[3] not in {"7", "8"}
    else:
        bad_recipient = at_recipient and error.code in {550, 551, 553}
    return PermanentFailure(sentence, smtp_code=error.code, bad_recipient=bad_recipient)
