"""Telling members of something twice over: in the inbox, and by a mail.

Guarantees: a repeated handler tells nobody again, in neither of the two.
"""

from rolecall.domains.messaging.contracts import (
    Notify,
    QueueMessage,
    Reader,
    Recipient,
    TellMembers,
)
from rolecall.domains.messaging.service.branding import sender_of
from rolecall.domains.messaging.service.inbox import notify
from rolecall.domains.messaging.service.queueing import queue_message
from rolecall.infra.db import UnitOfWork


async def tell_members(uow: UnitOfWork, news: TellMembers) -> None:
    """Put a line into each member's inbox and queue a mail to each, in their language.

    Raises:
        VariablesRefused: the wording of one of them names a variable that is not given.
    """
    await notify(
        uow,
        Notify(
            kind=news.notice,
            readers=[Reader.of_member(member) for member in news.members],
            variables=news.line,
            dedupe_key=news.dedupe_key,
            link=news.link,
            record=news.record,
        ),
    )
    sender = await sender_of(uow)
    for member in news.members:
        await queue_message(
            uow,
            QueueMessage(
                kind=news.mail,
                recipient=Recipient.of_member(member),
                variables={"recipient_name": member.full_name, **news.text},
                brand=sender.brand,
                dedupe_key=f"{news.dedupe_key}:{member.user_id}",
                record=news.record,
            ),
        )
