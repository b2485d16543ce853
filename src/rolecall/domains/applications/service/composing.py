"""A message that a member writes, as a mail that can be shown and sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rolecall.access import Actor
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    MailKind,
    QueueMessage,
    Recipient,
    RecordRef,
    Wording,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressed:
    """Whom a message is for and what it is about. `told` are the variables beside the names."""

    kind: MailKind
    record: RecordRef
    email: str
    name: str
    locale: str
    told: Mapping[str, str] = field(default_factory=dict)


async def compose(uow: UnitOfWork, actor: Actor, to: Addressed, wording: Wording) -> QueueMessage:
    """Return the mail in which the actor writes these words."""
    sender = await messaging.sender_of(uow)
    return QueueMessage(
        kind=to.kind,
        recipient=Recipient(to.email, to.name, locale=to.locale, time_zone=sender.time_zone),
        variables={
            "candidate_name": to.name,
            "subject_line": wording.subject,
            "message": "",
            "writer_name": actor.name,
            **to.told,
        },
        brand=sender.brand,
        dedupe_key=f"written:{ids.uuid7()}",
        record=to.record,
        wording=wording,
        author_id=actor.user_id,
    )
