"""What rules of automation have candidates asked: to choose a time for an interview."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.automation.api import TimeWanted
from rolecall.domains.automation.contracts import Reason
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.interviews.contracts import (
    BookingState,
    InterviewState,
    SendBookingLink,
)
from rolecall.domains.interviews.queries import appointments, kits, scheduling
from rolecall.domains.interviews.service.booking_links import send_booking_link
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_STANDS = {InterviewState.SCHEDULED, InterviewState.COMPLETED}


class AsksByRules:
    """How rules have candidates choose times."""

    async def name_of_kit(self, uow: UnitOfWork, kit_id: UUID) -> str | None:
        """Return what a kit is called, None if it is not in use."""
        kit = await kits.find_kit(uow, kit_id)
        return kit.content.name if kit is not None and kit.active else None

    async def ask(self, uow: UnitOfWork, actor: Actor, wanted: TimeWanted) -> Reason | None:
        """Send the link by which the candidate chooses, unless the interview is on its way."""
        if await self.name_of_kit(uow, wanted.kit_id) is None:
            return Reason.NO_KIT
        if await _is_arranged(uow, wanted):
            return Reason.TIME_ASKED
        members = await identity.get_members_by_ids(uow, wanted.user_ids)
        seat = tuple(
            user_id for user_id, member in members.items() if member.status is MemberStatus.ACTIVE
        )
        if not seat:
            return Reason.NOBODY
        organization = await identity.get_organization(uow)
        command = SendBookingLink(
            application_id=wanted.application_id,
            kit_id=wanted.kit_id,
            seats=(seat,),
            time_zone=organization.time_zone,
        )
        await send_booking_link(uow, actor, command)
        return None


async def _is_arranged(uow: UnitOfWork, wanted: TimeWanted) -> bool:
    interviews = await appointments.list_of_application(uow, wanted.application_id)
    if any(one.kit_id == wanted.kit_id and one.state in _STANDS for one in interviews):
        return True
    links = await scheduling.list_links(uow, wanted.application_id)
    return any(
        link.kit_id == wanted.kit_id
        and link.state is BookingState.OPEN
        and link.expires_at > clock.now()
        for link in links
    )
