"""The inbound process: speaks SMTP and keeps the mails that come, for workers to read."""

import asyncio
import signal
import ssl

import structlog

from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    IncomingMail,
    MailLoop,
    MailRefused,
    MailRoute,
    UnknownMailbox,
)
from rolecall.entrypoints import composition
from rolecall.infra import collector
from rolecall.infra.db import Database
from rolecall.infra.mail_listener import (
    HandedOver,
    Later,
    Limits,
    NoSuchMailbox,
    Refused,
    listen,
)
from rolecall.infra.settings import InboundMailSettings, Settings, SettingsError
from rolecall.infra.telemetry import configure
from rolecall.kernel.sentences import plain

POOL_SIZE = 4
_log = structlog.get_logger("inbound")


def run(settings: Settings) -> None:
    """Take mails until told to stop.

    Raises:
        SettingsError: a setting is missing, or the address cannot be listened on.
    """
    configure(role="inbound", level=settings.core.log_level)
    if not settings.inbound.inbound_domain:
        raise SettingsError(plain("ROLECALL_INBOUND_DOMAIN: needed to take mail."))
    composition.load("models")
    # It opens the mailbox of jobs.
    composition.load("api", ("applications",))
    collector.settle()
    asyncio.run(_main(settings))


async def _main(settings: Settings) -> None:
    inbound = settings.inbound
    tls = tls_context(inbound)
    runtime = await composition.open_runtime(settings, role="inbound", pool_size=POOL_SIZE)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        async with listen(
            inbound.inbound_host,
            inbound.inbound_port,
            PostRoom(runtime.database),
            name=inbound.inbound_domain,
            limits=Limits(inbound.inbound_max_bytes),
            tls=tls,
        ) as port:
            _log.info("listening", host=inbound.inbound_host, port=port)
            await stop.wait()
    except OSError as error:
        raise SettingsError(
            plain(
                f"ROLECALL_INBOUND_PORT: {inbound.inbound_host}:{inbound.inbound_port} cannot be "
                f"listened on ({error.strerror})."
            )
        ) from error
    finally:
        await runtime.close()


class PostRoom:
    """Takes mails for messaging. What breaks here is tried again by whoever sends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def require(self, recipient: str) -> None:
        """Return if mail to this address is taken (see `Mailroom.require`)."""
        try:
            await messaging.require_mailbox(self._database, recipient)
        except UnknownMailbox as error:
            raise NoSuchMailbox from error
        except Exception as error:
            raise _later("recipient_not_looked_up", error) from error

    async def take(self, mail: HandedOver) -> None:
        """Keep a mail (see `Mailroom.take`)."""
        incoming = IncomingMail(mail.recipient, mail.sender, mail.content, MailRoute.SMTP)
        try:
            await messaging.take_mail(self._database, incoming)
        except UnknownMailbox as error:
            raise NoSuchMailbox from error
        except (MailLoop, MailRefused) as error:
            raise Refused from error
        except Exception as error:
            raise _later("mail_not_kept", error) from error


def tls_context(inbound: InboundMailSettings) -> ssl.SSLContext | None:
    """Return what STARTTLS is offered with, None where no certificate is given.

    Raises:
        SettingsError: the file cannot be used.
    """
    if inbound.inbound_tls_certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(inbound.inbound_tls_certificate)
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(
            plain("ROLECALL_INBOUND_TLS_CERTIFICATE: the file must hold a certificate and its key.")
        ) from error
    return context


def _later(what: str, error: Exception) -> Later:
    _log.warning(what, error=type(error).__name__)
    return Later()
