"""Telling administrators that a rule is announced."""

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, NoticeKind, TellMembers
from rolecall.domains.retention.contracts import Change, Rule
from rolecall.infra.db import UnitOfWork

_PAGE = "/app/settings?view=retention"


async def announce(uow: UnitOfWork, rule: Rule, coming: Change) -> None:
    """Tell everybody who may call a change off, by mail and in the inbox."""
    await messaging.tell_members(
        uow,
        TellMembers(
            notice=NoticeKind.RETENTION_ANNOUNCED,
            mail=MailKind.RETENTION_ANNOUNCED,
            members=await identity.list_members(uow, may=Permission.RETENTION_MANAGE),
            line={"member_name": coming.by_name},
            text={
                "member_name": coming.by_name,
                "rule_kind": rule.kind.value,
                "months": coming.terms.months,
                "takes_effect_at": coming.takes_effect_at,
                "settings_url": f"{uow.runtime.public_url}{_PAGE}",
            },
            dedupe_key=f"retention:{rule.kind.value}:{rule.version}",
            link=_PAGE,
        ),
    )
