"""`/api/v1/ai-interviews`, and those of a job: inviting, following, taking back."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from rolecall.access import Permission
from rolecall.domains.ai_interviews.contracts.sessions import SessionState
from rolecall.domains.ai_interviews.schemas.sessions import (
    InterviewInvitationIn,
    InterviewSessionOut,
    InterviewSessionRowOut,
    InterviewTimeIn,
    InterviewTranscriptOut,
    InterviewTurnOut,
)
from rolecall.domains.ai_interviews.service import inviting
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(tags=["AI interviews"])
_READ = org(Permission.AI_INTERVIEWS_READ)
_MANAGE = org(Permission.AI_INTERVIEWS_MANAGE)
_ONE = "/ai-interviews/{ai_interview_id}"


@router.get("/jobs/{job_id}/ai-interviews", **_READ)
async def list_ai_interviews(
    uow: Uow,
    paging: Paging,
    job_id: UUID,
    state: Annotated[SessionState | None, Query()] = None,
) -> PageOut[InterviewSessionRowOut]:
    """List the AI interviews of a job with how far each is, newest first."""
    purpose = "ai-interviews:-created_at"
    page = await inviting.list_sessions(uow, job_id, paging.request(purpose), state)
    return page_out(page, paging, purpose, InterviewSessionRowOut.of)


@router.post("/ai-interviews", status_code=201, **_MANAGE)
async def invite_to_ai_interview(
    uow: Uow, actor: ActorDep, body: InterviewInvitationIn
) -> InterviewSessionOut:
    """Invite the candidate of an application; a mail brings them the link."""
    return InterviewSessionOut.of(await inviting.invite(uow, actor, body.command()))


@router.get(_ONE, **_READ)
async def get_ai_interview(
    uow: Uow, actor: ActorDep, ai_interview_id: UUID
) -> InterviewTranscriptOut:
    """Return an AI interview and what was said in it so far."""
    session, turns = await inviting.read_session(uow, actor, ai_interview_id)
    return InterviewTranscriptOut(
        interview=InterviewSessionOut.of(session),
        turns=[InterviewTurnOut.of(one) for one in turns],
    )


@router.post(f"{_ONE}/reissue", **_MANAGE)
async def reissue_ai_interview(
    uow: Uow, actor: ActorDep, ai_interview_id: UUID
) -> InterviewSessionOut:
    """Give the candidate the time of an invitation once more, and mail a new link."""
    return InterviewSessionOut.of(await inviting.reissue(uow, actor, ai_interview_id))


@router.post(f"{_ONE}/time", **_MANAGE)
async def give_ai_interview_time(
    uow: Uow, actor: ActorDep, ai_interview_id: UUID, body: InterviewTimeIn
) -> InterviewSessionOut:
    """Give the candidate extra time, in place of what was given before."""
    given = await inviting.give_time(uow, actor, ai_interview_id, body.extra_minutes)
    return InterviewSessionOut.of(given)


@router.post(f"{_ONE}/revoke", **_MANAGE)
async def revoke_ai_interview(
    uow: Uow, actor: ActorDep, ai_interview_id: UUID
) -> InterviewSessionOut:
    """Take an invitation back; its links open nothing any more."""
    return InterviewSessionOut.of(await inviting.revoke(uow, actor, ai_interview_id))
