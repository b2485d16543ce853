"""Asking a candidate to choose a time.

Guarantees: a link is for one application that runs, and for people who are members; sending it,
its audit entry and the mail's event are one transaction.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    BookingClosed,
    BookingLink,
    BookingState,
    SendBookingLink,
)
from rolecall.domains.interviews.events import BookingLinkSent, BookingLinkWithdrawn
from rolecall.domains.interviews.queries import scheduling as queries
from rolecall.domains.interviews.repository import scheduling as repository
from rolecall.domains.interviews.service.arranging import kit_in_use, require_active
from rolecall.domains.interviews.service.availability import names_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import say


async def send_booking_link(uow: UnitOfWork, actor: Actor, command: SendBookingLink) -> BookingLink:
    """Send the candidate a link by which they choose a time.

    Raises:
        NotFound: there is no such application or kit.
        Conflict: code `application_not_active`.
        InvalidInput: somebody is not a member, or the kit is switched off.
    """
    policy.can_schedule(actor).require()
    application = await applications.lock_application(uow, command.application_id)
    require_active(application)
    kit = await kit_in_use(uow, command.kit_id)
    await names_of(uow, command.seats)
    now = clock.now()
    link = BookingLink(
        id=ids.uuid7(),
        application_id=application.id,
        kit_id=kit.id,
        seats=command.seats,
        order=command.order,
        minutes=command.minutes or kit.content.minutes,
        title=command.title,
        place=command.place,
        video_url=command.video_url,
        instructions=command.instructions,
        candidate_note=command.candidate_note,
        time_zone=command.time_zone,
        state=BookingState.OPEN,
        interview_id=None,
        expires_at=now + timedelta(days=command.days_open),
        owner_id=actor.user_id,
        owner_name=actor.name,
        nonce=ids.uuid7().hex,
        created_at=now,
        version=1,
    )
    await repository.insert_link(uow, link)
    audit.record(
        uow, actor, "interviews.booking_link_sent", "application", application.id,
        say("Asked the candidate to choose a time for an interview."),
    )  # fmt: skip
    uow.emit(BookingLinkSent(link_id=link.id, application_id=application.id))
    return link


async def list_booking_links(
    uow: UnitOfWork, actor: Actor, application_id: UUID
) -> list[BookingLink]:
    """Return the booking links of an application, newest first.

    Raises:
        NotFound: there is no such application for this actor.
    """
    policy.can_schedule(actor).require()
    await applications.read_as(uow, actor, application_id)
    return await queries.list_links(uow, application_id)


async def withdraw_booking_link(uow: UnitOfWork, actor: Actor, link_id: UUID) -> BookingLink:
    """Take a link back. What was booked by it stands, and the candidate can no longer change it.

    Raises:
        NotFound: there is no such link.
        BookingClosed: it was taken back already.
    """
    policy.can_schedule(actor).require()
    link = await repository.get_link_for_update(uow, link_id)
    if link.state is BookingState.WITHDRAWN:
        raise BookingClosed(say("This link was taken back already."))
    await repository.update_link(uow, link, state=BookingState.WITHDRAWN.value)
    await repository.replace_holds(uow, link.id, (), clock.now(), clock.now())
    audit.record(
        uow, actor, "interviews.booking_link_withdrawn", "application", link.application_id,
        say("Took back a booking link."),
    )  # fmt: skip
    uow.emit(BookingLinkWithdrawn(link_id=link.id, application_id=link.application_id))
    return await repository.get_link_for_update(uow, link_id)
