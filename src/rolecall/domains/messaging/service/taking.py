"""Taking mail in: whose it is, and keeping it as it came.

Guarantees: a mail is in the database before it is said to be taken; one that is delivered again
changes nothing; an address of one organization reaches nothing of another; what came to an unknown
address, or is one of ours that came back, is kept nowhere.
"""

from dataclasses import dataclass, field

from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import (
    ArrivalStatus,
    IncomingMail,
    MailLoop,
    MailRefused,
    MailRoute,
    ReplyAddress,
    SignatureRefused,
    UnknownMailbox,
)
from rolecall.domains.messaging.events import MailArrived
from rolecall.domains.messaging.rules import incoming, reply_addresses
from rolecall.domains.messaging.rules.mailboxes import mailboxes_in
from rolecall.domains.messaging.rules.signatures import is_signed
from rolecall.domains.messaging.service.mailboxes import find_mailbox
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.email import MailAddress
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, TooLarge
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


@dataclass(frozen=True, slots=True)
class SignedCall:
    """A call of the webhook with a mail. `timestamp`: when it was signed, seconds since 1970."""

    id: str
    timestamp: str
    signatures: str
    body: bytes = field(repr=False)


async def require_mailbox(db: Database, address: str) -> None:
    """Pass if mail to an address is taken.

    Raises:
        UnknownMailbox: it is none of ours, its time is over, or what it stands for takes none.
    """
    opened = find_mailbox(db, address)
    if opened is not None:
        mailbox, key = opened
        await mailbox.require(db, key)
        return
    await _require_reply_address(db, address)


async def _require_reply_address(db: Database, address: str) -> ReplyAddress:
    token = reply_addresses.token_of(address, db.runtime.settings.inbound.inbound_domain)
    found = await _look_up(db, token) if token else None
    if found is None:
        raise UnknownMailbox(say("Nobody reads mail to this address."))
    async with db.transaction(Tenant(found.org_id)) as uow:
        if await queries.find_answered(uow, found.message_id) is None:
            raise UnknownMailbox(say("Nobody reads mail to this address."))
    return found


async def take_mail(db: Database, mail: IncomingMail) -> bool:
    """Keep a mail; False if it was taken before.

    Raises:
        UnknownMailbox: as `require_mailbox`.
        MailLoop: it is one of ours that came back.
        MailRefused: it cannot be read, and it answers nothing that it could be kept with.
    """
    if incoming.goes_in_circles(mail.raw, _own_addresses(db.runtime)):
        raise MailLoop(say("This mail was sent from here, or has been on its way for too long."))
    opened = find_mailbox(db, mail.recipient)
    if opened is not None:
        mailbox, key = opened
        return await mailbox.take(db, key, mail)
    box = await _require_reply_address(db, mail.recipient)
    async with db.transaction(Tenant(box.org_id)) as uow:
        return await _keep(uow, box, mail)


async def take_signed(db: Database, call: SignedCall) -> int:
    """Keep a mail for each of our addresses that its headers name; returns for how many.

    A provider that is told no delivers again and again, so what nobody wants is no error.

    Raises:
        NotFound: no secret is set, so there is no webhook.
        SignatureRefused: the call is not signed with it, or was signed long ago.
        TooLarge: the mail is larger than mails may be.
    """
    inbound = db.runtime.settings.inbound
    secret, domain, raw = (
        inbound.inbound_webhook_secret.get_secret_value(), inbound.inbound_domain, call.body,
    )  # fmt: skip
    if not secret or not domain:
        raise NotFound(say("Mail is not taken here. ROLECALL_INBOUND_WEBHOOK_SECRET is not set."))
    if not is_signed(secret, call.id, call.timestamp, call.signatures, raw, now=clock.now()):
        raise SignatureRefused(
            say("Sign the call with the secret of the webhook, at its own time.")
        )
    if len(raw) > inbound.inbound_max_bytes:
        raise TooLarge(
            say(
                "A mail has at most {inbound_max_bytes} bytes.",
                inbound_max_bytes=inbound.inbound_max_bytes,
            )
        )
    wanted = 0
    sender = incoming.return_path_of(raw)
    named = incoming.recipients_in(raw)
    for address in (
        *reply_addresses.addresses_in(named, domain),
        *(one for one in mailboxes_in(named, domain) if find_mailbox(db, one)),
    ):
        try:
            await take_mail(db, IncomingMail(address, sender, raw, MailRoute.WEBHOOK))
        except (UnknownMailbox, MailLoop, MailRefused):
            continue
        wanted += 1
    return wanted


async def _look_up(database: Database, token: str) -> ReplyAddress | None:
    async with database.transaction(Tenant(PLATFORM_ORG)) as uow:
        return await queries.find_reply_address(uow, reply_addresses.hash_of(token), clock.now())


async def _keep(uow: UnitOfWork, box: ReplyAddress, mail: IncomingMail) -> bool:
    answered = await queries.find_answered(uow, box.message_id)
    if answered is None:
        raise UnknownMailbox(say("Nobody reads mail to this address."))
    arrival_id = ids.uuid7()
    kept = await repository.insert_arrival(
        uow,
        {
            "id": arrival_id,
            "message_id": box.message_id,
            "record_type": answered["record_type"],
            "record_id": answered["record_id"],
            "route": mail.route.value,
            "envelope_from": mail.envelope_from[:320].replace("\x00", ""),
            "raw": mail.raw,
            "dedupe_key": f"{answered['record_id']}:{incoming.identity_of(mail.raw)}",
            "status": ArrivalStatus.STORED.value,
            "received_at": clock.now(),
            "attachments": [],
        },
    )
    if kept:
        uow.emit(MailArrived(arrival_id=arrival_id))
    return kept


def _own_addresses(runtime: Runtime) -> frozenset[str]:
    return frozenset({MailAddress.parse(runtime.settings.mail.mail_from).mailbox.lower()})
