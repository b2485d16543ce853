"""Filling in scorecards.

Guarantees: what was typed is on the server with each save, whatever becomes of the browser; a
scorecard is submitted once and every later change of it is kept beside what was there before;
nobody writes another's.
"""

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    Interview,
    InterviewState,
    InvalidInterviewState,
    KitContent,
    SaveScorecard,
    Scorecard,
    ScorecardState,
)
from rolecall.domains.interviews.events import InterviewCompleted, ScorecardSubmitted
from rolecall.domains.interviews.queries import kits, scorecards
from rolecall.domains.interviews.repository import appointments as interview_rows
from rolecall.domains.interviews.repository import scorecards as repository
from rolecall.domains.interviews.rules.scorecards import cleaned, require_complete
from rolecall.domains.interviews.service.reading import load_readable
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, Forbidden, NotFound, VersionMismatch
from rolecall.kernel.sentences import say

_CLOSED = (InterviewState.CANCELLED, InterviewState.NO_SHOW)


async def save_draft(uow: UnitOfWork, actor: Actor, command: SaveScorecard) -> Scorecard:
    """Keep what has been typed.

    Raises:
        NotFound: there is no such interview for this actor.
        Conflict: code `already_submitted`; a submitted scorecard is amended.
        InvalidInput: a rating or a note does not fit the kit.
        VersionMismatch: another window saved since `expected_version` was read.
    """
    interview, card, kit = await _own(uow, actor, command)
    if card.state is ScorecardState.SUBMITTED:
        raise Conflict(
            say("This scorecard is submitted. Amend it; what was there before is kept."),
            code="already_submitted",
        )
    content = cleaned(command.content, kit)
    if content != card.content or card.version == 0:
        await repository.write(uow, card, content, clock.now())
    if card.version == 0:
        audit.record(
            uow, actor, "scorecards.begun", "interview", interview.id, say("Began a scorecard.")
        )
    return await _reload(uow, card)


async def submit(uow: UnitOfWork, actor: Actor, command: SaveScorecard) -> Scorecard:
    """Submit a scorecard, or amend a submitted one; the same content again changes nothing.

    Raises:
        NotFound, InvalidInput, VersionMismatch: as for `save_draft`.
        InvalidInput: it is not complete.
    """
    interview, card, kit = await _own(uow, actor, command)
    content = cleaned(command.content, kit)
    require_complete(content, kit)
    if card.state is ScorecardState.SUBMITTED and content == card.content:
        return card
    await repository.write(uow, card, content, clock.now(), submitted=True)
    amended = card.state is ScorecardState.SUBMITTED
    audit.record(
        uow, actor,
        "scorecards.amended" if amended else "scorecards.submitted",
        "interview", interview.id,
        (say("Amended a scorecard.") if amended else say("Submitted a scorecard.")),
    )  # fmt: skip
    uow.emit(
        ScorecardSubmitted(
            interview_id=interview.id,
            application_id=interview.application_id,
            scorecard_id=card.id,
            author_id=card.author_id,
            revision=card.revision + 1,
        )
    )
    await _complete_without_time(uow, interview)
    return await _reload(uow, card)


async def _own(
    uow: UnitOfWork, actor: Actor, command: SaveScorecard
) -> tuple[Interview, Scorecard, KitContent]:
    """Return the interview, the actor's locked scorecard of it, and the kit it is filled in by."""
    interview = await load_readable(uow, actor, command.interview_id)
    policy.can_fill_in(actor, interview).require()
    if actor.user_id is None:
        raise Forbidden(say("Scorecards are filled in by people; sign in as one."))
    if interview.state in _CLOSED:
        raise InvalidInterviewState(
            say("This interview did not take place, so there is nothing to judge."),
            state=interview.state.value,
        )
    card = await repository.begin(uow, interview, actor.user_id, actor.name, clock.now())
    if command.expected_version not in {None, card.version}:
        raise VersionMismatch(
            say("Another window has saved this scorecard since. Load it again."),
            current_version=card.version,
        )
    contents = await kits.get_contents(uow, [(card.kit_id, card.kit_number)])
    return interview, card, contents[card.kit_id, card.kit_number]


async def _reload(uow: UnitOfWork, card: Scorecard) -> Scorecard:
    found = await scorecards.find_scorecard(uow, card.id)
    if found is None:
        raise NotFound(say("There is no such scorecard."))
    return found


async def _complete_without_time(uow: UnitOfWork, interview: Interview) -> None:
    """Close an interview that never had a time, once every scorecard is in."""
    if interview.starts_at is not None or interview.state is not InterviewState.SCHEDULED:
        return
    locked = await interview_rows.get_for_update(uow, interview.id)
    if all(one.submitted_at for one in locked.interviewers):
        await interview_rows.update_interview(
            uow, locked.id, locked.version, {"state": InterviewState.COMPLETED.value}
        )
        uow.emit(
            InterviewCompleted(
                interview_id=locked.id,
                application_id=locked.application_id,
                ended_at=clock.now(),
            )
        )
