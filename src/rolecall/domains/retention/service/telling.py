"""Telling administrators that a rule is announced."""

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notify,
    QueueMessage,
    Reader,
    Recipient,
)
from rolecall.domains.retention.contracts import Change, Rule
from rolecall.infra.db import UnitOfWork

_PAGE = "/app/settings?view=retention"


async def announce(uow: UnitOfWork, rule: Rule, coming: Change) -> None:
    """Tell everybody who may call a change off, by mail and in the inbox."""
    sender = await messaging.sender_of(uow)
    admins = await identity.list_members(uow, may=Permission.RETENTION_MANAGE)
    dedupe = f"retention:{rule.kind.value}:{rule.version}"
    await messaging.notify(
        uow,
        Notify(
            kind=NoticeKind.RETENTION_ANNOUNCED,
            readers=[Reader(one.user_id, one.locale) for one in admins],
            variables={"member_name": coming.by_name},
            dedupe_key=dedupe,
            link=_PAGE,
        ),
    )
    for one in admins:
        await messaging.queue_message(
            uow,
            QueueMessage(
                kind=MailKind.RETENTION_ANNOUNCED,
                recipient=Recipient(
                    one.email, one.full_name, one.user_id, one.locale, one.time_zone
                ),
                variables={
                    "recipient_name": one.full_name,
                    "member_name": coming.by_name,
                    "rule_kind": rule.kind.value,
                    "months": coming.terms.months,
                    "takes_effect_at": coming.takes_effect_at,
                    "settings_url": f"{uow.runtime.public_url}{_PAGE}",
                },
                brand=sender.brand,
                dedupe_key=f"{dedupe}:{one.user_id}",
            ),
        )
