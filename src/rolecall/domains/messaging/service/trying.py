"""Looking at a mail before it is sent: previews, and tests to oneself.

Guarantees: a preview shows what would be sent, made by the same code, with links that lead nowhere;
a test goes to whoever asks for it and to nobody else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rolecall.access import Actor
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import policy
from rolecall.domains.messaging.contracts import (
    MailKind,
    QueueMessage,
    Recipient,
    RenderedMail,
    Wording,
)
from rolecall.domains.messaging.rules.catalogue import declaration_of, sample_variables
from rolecall.domains.messaging.rules.own_kinds import FORMS
from rolecall.domains.messaging.rules.wording import fill_some
from rolecall.domains.messaging.service.branding import sender_of
from rolecall.domains.messaging.service.queueing import (
    HIDDEN_LINK,
    hidden_unsubscribe,
    queue_message,
)
from rolecall.domains.messaging.service.rendering import own_values, render
from rolecall.domains.messaging.service.templates import require_kind, require_words
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say

_SHEET = re.compile(r"<style\b.*?</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TryWording:
    """Words to look at, and whom they are about; `person` holds variables, made up where none."""

    kind: MailKind
    language: str
    wording: Wording
    person: Mapping[str, str]


async def preview_wording(uow: UnitOfWork, actor: Actor, wanted: TryWording) -> RenderedMail:
    """Return the mail.

    Raises:
        InvalidInput: it cannot be sent, with one field error per fault.
    """
    policy.can_manage_templates(actor).require()
    _require_sendable(wanted)
    sender = await sender_of(uow)
    mail = render(
        wanted.kind,
        wanted.language,
        _variables(wanted),
        sender.brand,
        time_zone=sender.time_zone,
        wording=wanted.wording,
    )
    return without_sheet(mail)


def preview_message(wanted: QueueMessage) -> RenderedMail:
    """Return a mail as it would be sent, but for the links that only its reader may follow."""
    mail = render(
        wanted.kind,
        wanted.recipient.locale,
        _without_private(wanted),
        wanted.brand,
        time_zone=wanted.recipient.time_zone,
        wording=wanted.wording,
        unsubscribe_url=hidden_unsubscribe(wanted.kind),
    )
    return without_sheet(mail)


def filled_words(wanted: QueueMessage) -> Wording:
    """Return the words of a mail with everything filled in but links."""
    if wanted.wording is None:
        raise ValueError("only own words can be filled in")
    values = own_values(
        wanted.kind,
        wanted.recipient.locale,
        _without_private(wanted),
        wanted.brand,
        time_zone=wanted.recipient.time_zone,
    )
    words = {name: value.line for name, value in values.items() if not value.is_link}
    return Wording(fill_some(wanted.wording.subject, words), fill_some(wanted.wording.body, words))


def without_sheet(mail: RenderedMail) -> RenderedMail:
    """Return the mail without its style sheet, which no page lets a frame in it bring along.

    What a mail looks like stands at its elements; the sheet is for small screens and dark ones.
    """
    return replace(mail, html=_SHEET.sub("", mail.html))


async def send_test(uow: UnitOfWork, actor: Actor, wanted: TryWording) -> str:
    """Send the mail to oneself; returns the address.

    Raises:
        InvalidInput: it cannot be sent.
        Forbidden: a program has no mailbox.
    """
    policy.can_manage_templates(actor).require()
    _require_sendable(wanted)
    members = await identity.get_members_by_ids(uow, [actor.user_id] if actor.user_id else [])
    me = next(iter(members.values()), None)
    if me is None:
        raise Forbidden(say("A test goes to a member's own mailbox. Sign in as one."))
    sender = await sender_of(uow)
    await queue_message(
        uow,
        QueueMessage(
            kind=wanted.kind,
            recipient=Recipient(
                me.email, me.full_name, me.user_id, wanted.language, sender.time_zone
            ),
            variables=_variables(wanted),
            brand=sender.brand,
            dedupe_key=f"test:{ids.uuid7()}",
            wording=wanted.wording,
        ),
    )
    return me.email


def _require_sendable(wanted: TryWording) -> None:
    require_kind(wanted.kind)
    require_words(wanted.kind, wanted.wording, "text.")


def _without_private(wanted: QueueMessage) -> dict[str, Any]:
    hidden = declaration_of(wanted.kind).private
    return {**wanted.variables, **dict.fromkeys(hidden, HIDDEN_LINK)}


def _variables(wanted: TryWording) -> dict[str, Any]:
    return {**sample_variables(wanted.kind), **FORMS[wanted.kind].when, **wanted.person}
