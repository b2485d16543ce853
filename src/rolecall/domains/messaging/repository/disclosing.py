"""What a person is told of mails and texts either way."""

import sqlalchemy as sa

from rolecall.domains.messaging.contracts import MessageStatus
from rolecall.domains.messaging.models import (
    arrivals,
    messages,
    notifications,
    suppressions,
    text_consents,
    text_messages,
    unsubscribes,
)
from rolecall.infra.disclosure import Section, Withheld, discloses, withholds
from rolecall.infra.erasure import Person
from rolecall.kernel.sentences import say

_m, _a, _t, _c = messages.c, arrivals.c, text_messages.c, text_consents.c
_GONE_OUT = (MessageStatus.SENT.value, MessageStatus.FAILED.value, MessageStatus.UNCERTAIN.value)


def _sent_to(person: Person) -> sa.ColumnElement[bool]:
    """Mails to the person that went out. What members were told about them is no mail to them."""
    theirs = sa.or_(_m.record_id.in_(person.ids), _m.recipient_norm.in_(sorted(person.emails)))
    return sa.and_(theirs, _m.recipient_user_id.is_(None), _m.status.in_(_GONE_OUT))


def _received_from(person: Person) -> sa.ColumnElement[bool]:
    """Answers that came from an address of the person; others may have written the others."""
    return sa.and_(_a.record_id.in_(person.ids), _a.from_other_address.is_(False))


def _texted(person: Person) -> sa.ColumnElement[bool]:
    return sa.or_(
        _t.candidate_id.in_(person.of("candidate")),
        sa.and_(_t.candidate_id.is_(None), _t.record_id.in_(person.ids)),
    )


discloses(
    Section(
        name="mails_sent",
        title=say("Mails to you"),
        table=messages,
        about=_sent_to,
        shown=("created_at", "recipient_email", "subject", "body_text"),
        codes=(
            "id", "kind", "locale", "record_type", "record_id", "status", "finished_at",
            "recipient_name", "attachments", "calendar", "topic_id",
        ),
        withheld={
            Withheld.SECRET: ("reply_to", "reply_token", "sealed", "sealed_key_id"),
            Withheld.OTHERS: ("author_id", "recipient_user_id"),
            Withheld.COPY: ("recipient_norm", "variables", "wording", "enclosed"),
            Withheld.MACHINERY: (
                "time_zone", "brand", "group_key", "dedupe_key", "available_at", "attempts",
                "lease_until", "handed_over_at", "provider", "provider_id", "error",
            ),
        },
    )
)  # fmt: skip
discloses(
    Section(
        name="mails_received",
        title=say("Mails from you"),
        table=arrivals,
        about=_received_from,
        shown=("received_at", "from_email", "subject", "body_text"),
        codes=(
            "id", "message_id", "record_type", "record_id", "from_name", "rest_text",
            "attachments", "status", "outcome",
        ),
        withheld={
            Withheld.COPY: ("envelope_from", "raw"),
            Withheld.MACHINERY: ("route", "dedupe_key", "read_at", "from_other_address"),
        },
    )
)  # fmt: skip
discloses(
    Section(
        name="texts",
        title=say("Text messages either way"),
        table=text_messages,
        about=_texted,
        shown=("created_at", "number", "body"),
        codes=("id", "direction", "name", "record_type", "record_id", "status", "finished_at"),
        withheld={
            Withheld.OTHERS: ("author_id", "elsewhere"),
            Withheld.COPY: ("candidate_id",),
            Withheld.MACHINERY: (
                "segments", "dedupe_key", "available_at", "attempts", "lease_until",
                "handed_over_at", "provider_id", "error",
            ),
        },
    )
)  # fmt: skip
discloses(
    Section(
        name="text_consents",
        title=say("Consents to text messages"),
        table=text_consents,
        about=lambda person: _c.candidate_id.in_(person.of("candidate")),
        shown=("at", "number", "shown", "note"),
        codes=("id", "candidate_id", "state", "source"),
        withheld={Withheld.OTHERS: ("other_id", "by_id", "by_name")},
    )
)
discloses(
    Section(
        name="refused_addresses",
        title=say("Addresses to which mail could not be delivered"),
        table=suppressions,
        about=lambda person: suppressions.c.email_norm.in_(sorted(person.emails)),
        shown=("since", "email_norm", "detail"),
        codes=("reason",),
    )
)
discloses(
    Section(
        name="unsubscribed_addresses",
        title=say("Addresses that want no further mail"),
        table=unsubscribes,
        about=lambda person: unsubscribes.c.email_norm.in_(sorted(person.emails)),
        shown=("since", "email_norm"),
    )
)
withholds(Withheld.COPY, notifications)
