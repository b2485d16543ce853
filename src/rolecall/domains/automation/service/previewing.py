"""The mails of a rule that is tried, as one of those would get them whom it would have met."""

from collections.abc import Sequence
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.automation.contracts import ActionKind, ReplayedMail, RuleContent
from rolecall.domains.automation.service.mailing import words_of
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import UnitOfWork


async def preview_mails(
    uow: UnitOfWork, content: RuleContent, application_ids: Sequence[UUID]
) -> tuple[ReplayedMail, ...]:
    """Return what the first of these applications with an address would have got."""
    mails = [
        (number, action)
        for number, action in enumerate(content.actions)
        if action.kind is ActionKind.MAIL
    ]
    if not mails:
        return ()
    found = await applications.read_applications(uow, application_ids)
    newest_first = (found[one] for one in application_ids if one in found)
    reader = next((one for one in newest_first if one.candidate_email), None)
    if reader is None:
        return ()
    shown: list[ReplayedMail] = []
    for number, action in mails:
        said = await words_of(uow, action, reader.locale)
        if said is not None:
            mail = await applications.mail_by_rule(
                uow, reader, said.wording, f"preview:{number}", whole=said.whole
            )
            shown.append(
                ReplayedMail(number, reader.candidate_name, messaging.preview_message(mail))
            )
    return tuple(shown)
