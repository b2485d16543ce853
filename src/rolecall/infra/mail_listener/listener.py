"""The listener: RFC 5321 by aiosmtpd, with its limits."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session

from rolecall.infra.mail_listener.contracts import (
    HandedOver,
    Later,
    Mailroom,
    NoSuchMailbox,
    Refused,
)

_log = structlog.get_logger("mail_listener")
_LATER = "451 4.3.0 Not now, please try again later"
_MOST_RECIPIENTS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: bytes of a mail, seconds of silence, and conversations at a time."""

    max_bytes: int
    silence_seconds: float = 60.0
    conversations: int = 100


@asynccontextmanager
async def listen(
    host: str,
    port: int,
    mailroom: Mailroom,
    *,
    name: str,
    limits: Limits,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[int]:
    """Listen inside the block; yields the port. With `tls` STARTTLS is offered (RFC 3207).

    Conversations that are under way at the end may finish what they are handing over.

    Raises:
        OSError: the address cannot be listened on.
    """
    desk = _Desk(mailroom)
    open_now: set[_Conversation] = set()

    def serve() -> _Conversation:
        return _Conversation(
            desk,
            open_now,
            limits,
            data_size_limit=limits.max_bytes,
            enable_SMTPUTF8=True,
            hostname=name,
            ident="ESMTP",
            tls_context=tls,
            timeout=limits.silence_seconds,
        )

    server = await asyncio.get_running_loop().create_server(serve, host, port)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await desk.finish()
        for conversation in list(open_now):
            conversation.hang_up()
        await server.wait_closed()


class _Conversation(SMTP):
    """One connection. More than the limit at a time are sent away (RFC 5321, section 3.8)."""

    # Mail programs write longer lines than the RFC's 998 characters, and no harm comes of it.
    line_length_limit = 65_536

    def __init__(
        self, desk: "_Desk", open_now: "set[_Conversation]", limits: Limits, **options: Any
    ) -> None:
        super().__init__(desk, **options)
        self._open_now = open_now
        self._limits = limits

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if len(self._open_now) >= self._limits.conversations:
            cast("asyncio.Transport", transport).write(b"421 4.3.2 Too many connections\r\n")
            transport.close()
            return
        self._open_now.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self in self._open_now:
            self._open_now.discard(self)
            super().connection_lost(error)

    def hang_up(self) -> None:
        """End the connection."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()


class _Desk:
    """Turns what the owner says into replies."""

    def __init__(self, mailroom: Mailroom) -> None:
        self._mailroom = mailroom
        self._taking = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def finish(self) -> None:
        """Wait for what is being handed over."""
        await self._idle.wait()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name and arguments
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Ask about a recipient before anything is sent."""
        del server, session, options
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        try:
            await self._mailroom.require(address)
        except NoSuchMailbox:
            return "550 5.1.1 There is no such mailbox"
        except Later:
            return _LATER
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Hand the mail over for each recipient; taking one twice changes nothing."""
        del server, session
        content = envelope.original_content or b""
        sender = (envelope.mail_from or "").strip("<>")
        self._taking += 1
        self._idle.clear()
        try:
            for recipient in envelope.rcpt_tos:
                await self._mailroom.take(HandedOver(sender, recipient, content))
        except NoSuchMailbox:
            return "550 5.1.1 There is no such mailbox"
        except Refused:
            return "554 5.4.6 This mail goes in circles"
        except Later:
            return _LATER
        finally:
            self._taking -= 1
            if not self._taking:
                self._idle.set()
        return "250 2.0.0 Taken"

    async def handle_exception(self, error: Exception) -> str:
        """Say that it was not the sender's fault."""
        _log.warning("conversation_failed", error=f"{type(error).__name__}: {error}")
        return _LATER
