"""Taking a mail apart for the domain whose mailbox it came to."""

import asyncio

import structlog

from rolecall.domains.messaging.contracts import IncomingMail, MailLoop, MailRefused, ReadMail
from rolecall.domains.messaging.rules.incoming import read_mail
from rolecall.infra.db import Database
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.sentences import say

_log = structlog.get_logger("messaging")


async def open_mail(db: Database, mail: IncomingMail) -> ReadMail:
    """Return what a mail says.

    Raises:
        MailRefused: it cannot be taken apart.
        MailLoop: it came from an address that mail is sent to.
    """
    try:
        said = await asyncio.to_thread(read_mail, mail.raw, mail.envelope_from)
    except Exception as error:
        # A parser may fail in any way at what strangers send.
        _log.warning("mail_not_readable", error=type(error).__name__)
        raise MailRefused(say("This mail cannot be read. Please send it again as text.")) from error
    _, _, domain = normalise_email(said.from_email).rpartition("@")
    if domain == db.runtime.settings.inbound.inbound_domain:
        raise MailLoop(say("This mail came from an address that mail is sent to."))
    return said
