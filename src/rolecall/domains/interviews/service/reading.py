"""Reading interviews and scorecards as somebody.

Guarantees: a scorecard leaves this module only if `policy.can_read_scorecard` lets the reader see
it, and its private note only if `policy.can_read_private_note` does. Every path goes through here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.accommodations import api as accommodations
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    ConnectedCalendar,
    Debrief,
    Interview,
    InterviewFilter,
    InterviewState,
    Kit,
    KitContent,
    ListedInterview,
    Scale,
    Scorecard,
    ScorecardRevision,
)
from rolecall.domains.interviews.queries import appointments, kits, scorecards
from rolecall.domains.interviews.queries.calendars import get_calendars
from rolecall.domains.interviews.rules.debrief import debrief
from rolecall.domains.interviews.rules.scorecards import without_private_note
from rolecall.domains.interviews.service.kits import get_kit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class InterviewView:
    """Everything on the page of an interview, for one reader.

    `others` are the scorecards of others that the reader may see, `hidden` how many are in and kept
    back until the reader's own is.
    """

    interview: Interview
    application: ApplicationRow
    kit: Kit
    scale: Scale
    own: Scorecard | None
    others: Sequence[Scorecard]
    hidden: int
    may_fill_in: bool
    may_schedule: bool
    calendars: Mapping[UUID, ConnectedCalendar]
    adjustment: str
    """What the interviewers are to do differently for the person; empty where nothing was said."""


async def load_readable(uow: UnitOfWork, actor: Actor, interview_id: UUID) -> Interview:
    """Return an interview that this actor may read.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    found = await appointments.find_interview(uow, interview_id)
    if found is None or not policy.can_read(actor, found):
        raise NotFound(say("There is no such interview."))
    return found


async def get_interview(uow: UnitOfWork, actor: Actor, interview_id: UUID) -> InterviewView:
    """Return an interview with its kit and what the actor may see of its scorecards.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    interview = await load_readable(uow, actor, interview_id)
    cards = await scorecards.list_of_interview(uow, interview_id)
    own = next((card for card in cards if card.author_id == actor.user_id), None)
    others = [card for card in cards if card.author_id != actor.user_id]
    readable = readable_to(actor, [interview], others)
    submitted = sum(card.submitted_at is not None for card in others)
    kit_number = own.kit_number if own else interview.kit_number
    may_schedule = bool(policy.can_schedule(actor))
    asked = may_schedule and interview.state is InterviewState.SCHEDULED
    return InterviewView(
        interview=interview,
        application=await applications.read_application(uow, interview.application_id),
        kit=await get_kit(uow, own.kit_id if own else interview.kit_id, kit_number),
        scale=await kits.get_scale(uow),
        own=own,
        others=readable,
        hidden=submitted - len(readable),
        may_fill_in=bool(policy.can_fill_in(actor, interview)),
        may_schedule=may_schedule,
        calendars=await get_calendars(uow, interview.user_ids) if asked else {},
        adjustment=await accommodations.shared_with(uow, interview.application_id),
    )


async def list_interviews(
    uow: UnitOfWork,
    actor: Actor,
    wanted: InterviewFilter,
    page: PageRequest,
    *,
    earliest_first: bool,
) -> Page[ListedInterview]:
    """Return interviews with whom they are held with; who may not read all gets their own."""
    if not policy.can_read_all(actor):
        wanted = replace(wanted, interviewer_id=actor.user_id)
    found = await appointments.list_interviews(uow, wanted, page, earliest_first=earliest_first)
    about = await applications.read_applications(
        uow, {interview.application_id for interview in found.items}
    )
    return found.map(
        lambda interview: ListedInterview(
            interview,
            about[interview.application_id].candidate_name,
            about[interview.application_id].job_id,
            about[interview.application_id].job_title,
        )
    )


async def list_of_application(
    uow: UnitOfWork, actor: Actor, application_id: UUID
) -> list[Interview]:
    """Return the interviews of an application that the actor may see.

    Raises:
        NotFound: there is no such application for this actor.
    """
    await applications.read_as(uow, actor, application_id)
    mine = None if policy.can_read_all(actor) else actor.user_id
    return await appointments.list_of_application(uow, application_id, mine)


async def get_debrief(uow: UnitOfWork, actor: Actor, application_id: UUID) -> Debrief:
    """Return the debrief of an application, made of what the actor may see.

    Raises:
        NotFound: there is no such application for this actor.
    """
    interviews = await list_of_application(uow, actor, application_id)
    cards = readable_to(
        actor, interviews, await scorecards.list_of_application(uow, application_id)
    )
    contents: dict[tuple[UUID, int], KitContent] = await kits.get_contents(
        uow, {(card.kit_id, card.kit_number) for card in cards}
    )
    return debrief(interviews, cards, contents, clock.now())


async def list_revisions(
    uow: UnitOfWork, actor: Actor, scorecard_id: UUID
) -> tuple[Scorecard, list[ScorecardRevision]]:
    """Return a scorecard and how it was submitted each time, newest first.

    Raises:
        NotFound: there is none, or none that the actor may see.
    """
    card = await scorecards.find_scorecard(uow, scorecard_id)
    interview = await appointments.find_interview(uow, card.interview_id) if card else None
    if card is None or interview is None or not policy.can_read_scorecard(actor, interview, card):
        raise NotFound(say("There is no such scorecard."))
    revisions = await scorecards.list_revisions(uow, scorecard_id)
    if not policy.can_read_private_note(actor, card):
        revisions = [replace(one, content=without_private_note(one.content)) for one in revisions]
    return _for_reader(actor, card), revisions


def readable_to(
    actor: Actor, interviews: Sequence[Interview], cards: Sequence[Scorecard]
) -> list[Scorecard]:
    """Return those of the scorecards that the actor may see, as the actor may see them."""
    by_id = {interview.id: interview for interview in interviews}
    return [
        _for_reader(actor, card)
        for card in cards
        if (interview := by_id.get(card.interview_id)) is not None
        and policy.can_read_scorecard(actor, interview, card)
    ]


def _for_reader(actor: Actor, card: Scorecard) -> Scorecard:
    if policy.can_read_private_note(actor, card):
        return card
    return replace(card, content=without_private_note(card.content))
