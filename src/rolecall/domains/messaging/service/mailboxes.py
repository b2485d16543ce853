"""Mailboxes of the domains above: mail to them answers no message of ours.

A mailbox takes a mail in one go: what it makes of it is in the database before the mail is said to
be taken, and a mail that is delivered again changes nothing. What fails is tried again by the
server that sends.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from rolecall.domains.messaging.contracts import IncomingMail
from rolecall.domains.messaging.rules.mailboxes import mailbox_of
from rolecall.infra.db import Database

Require: TypeAlias = Callable[[Database, UUID], Awaitable[None]]
Take: TypeAlias = Callable[[Database, UUID, IncomingMail], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a domain does with mail to addresses of one name.

    `require` raises `UnknownMailbox` for a record that takes no mail; `take` returns False for a
    mail that was taken before, or to which nobody answers.
    """

    require: Require
    take: Take


_mailboxes: dict[str, Mailbox] = {}


def opens_mailbox(name: str, mailbox: Mailbox) -> None:
    """Register who takes mail to `<name>+<id>@…`.

    Raises:
        ValueError: somebody else does.
    """
    if _mailboxes.setdefault(name, mailbox) is not mailbox:
        raise ValueError(f"two domains take mail to {name}+…")


def find_mailbox(db: Database, address: str) -> tuple[Mailbox, UUID] | None:
    """Return who takes mail to an address, and for which record; None where nobody does."""
    found = mailbox_of(address, db.runtime.settings.inbound.inbound_domain)
    if found is None or found[0] not in _mailboxes:
        return None
    return _mailboxes[found[0]], found[1]
