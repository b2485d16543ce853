"""What messaging keeps of a person: mails and texts either way, addresses, and lines of inboxes."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.messaging.contracts.texts import ConsentState
from rolecall.domains.messaging.models import (
    arrivals,
    messages,
    notifications,
    suppressions,
    text_consents,
    text_messages,
    unsubscribes,
)
from rolecall.domains.messaging.repository.messages import ids_of_person
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Kept, Person, erases, finds

_m, _n, _t, _c = messages.c, notifications.c, text_messages.c, text_consents.c


@finds("message")
async def find_messages(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the mails whose attached files go with the person."""
    return await ids_of_person(uow, person.ids, sorted(person.emails))


@erases(
    "messaging",
    messages,
    arrivals,
    notifications,
    suppressions,
    text_consents,
    text_messages,
    unsubscribes,
)
async def erase_messages(uow: UnitOfWork, person: Person) -> Erased:
    """Remove what was written to a person, by them and about them; what waits is not sent.

    A number that said STOP stays on the list of those that get no text, without anything beside it:
    the wish outlives the record (47 C.F.R. § 64.1200(d)(6), Regulation (EU) 2016/679, article
    17(3)(b)).
    """
    ids, emails = person.ids, sorted(person.emails)
    to_the_person = sa.and_(_m.recipient_norm.in_(emails), _m.recipient_user_id.is_(None))
    org = uow.org_id
    answered = await uow.execute(
        sa.delete(arrivals).where(arrivals.c.org_id == org, arrivals.c.record_id.in_(ids))
    )
    mails = await uow.execute(
        sa.delete(messages).where(_m.org_id == org, sa.or_(_m.record_id.in_(ids), to_the_person))
    )
    told = await uow.execute(
        sa.delete(notifications).where(_n.org_id == org, _n.record_id.in_(ids))
    )
    for table in (suppressions, unsubscribes):
        await uow.execute(
            sa.delete(table).where(table.c.org_id == org, table.c.email_norm.in_(emails))
        )
    texts, stopped = await _erase_texts(uow, person)
    return Erased(
        {"messages": mails, "replies": answered, "notifications": told, "texts": texts},
        (Kept("stopped_numbers", "no_texts"),) if stopped else (),
    )


async def erase_mails_of_login(
    uow: UnitOfWork, user_id: UUID, email_norm: str, before: datetime
) -> int:
    """Remove what the transaction's organization wrote to a login until it was deleted.

    What its address was written before it was one's login is among it.
    """
    theirs = sa.or_(
        _m.recipient_user_id == user_id,
        sa.and_(_m.recipient_norm == email_norm, _m.recipient_user_id.is_(None)),
    )
    return await uow.execute(
        sa.delete(messages).where(_m.org_id == uow.org_id, theirs, _m.created_at < before)
    )


async def _erase_texts(uow: UnitOfWork, person: Person) -> tuple[int, bool]:
    """Remove texts and the log of consents; tell whether a number stays because it said STOP."""
    org, records = uow.org_id, person.of("candidate")
    theirs = sa.or_(_t.candidate_id.in_(records), _t.record_id.in_(person.ids))
    rows = await uow.fetch(
        sa.union(
            sa.select(_t.number).where(_t.org_id == org, theirs),
            sa.select(_c.number).where(_c.org_id == org, _c.candidate_id.in_(records)),
        )
    )
    numbers = [row["number"] for row in rows]
    texts = await uow.execute(sa.delete(text_messages).where(_t.org_id == org, theirs))
    by_the_phone = sa.and_(_c.candidate_id.is_(None), _c.state == ConsentState.WITHDRAWN.value)
    await uow.execute(
        sa.delete(text_consents).where(
            _c.org_id == org,
            sa.or_(_c.candidate_id.in_(records), sa.and_(_c.number.in_(numbers), ~by_the_phone)),
        )
    )
    stopped = await uow.fetch_value(
        sa.select(_c.id).where(_c.org_id == org, _c.number.in_(numbers)).limit(1)
    )
    return texts, stopped is not None
