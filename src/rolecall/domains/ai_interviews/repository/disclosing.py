"""What a person is told of their AI interviews, and what erasing them removes: all of them."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.ai_interviews.models.sessions import links, sessions, turns
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of, withholds
from rolecall.infra.erasure import Erased, Person, erases, finds
from rolecall.kernel.sentences import say

_s, _t = sessions.c, turns.c


@finds("ai_interview")
async def find_ai_interviews(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the AI interviews of a person's applications."""
    rows = await uow.fetch(
        sa.select(_s.id).where(
            _s.org_id == uow.org_id, _s.application_id.in_(person.of("application"))
        )
    )
    return frozenset(row["id"] for row in rows)


@erases("ai_interviews", sessions, links, turns)
async def erase_ai_interviews(uow: UnitOfWork, person: Person) -> Erased:
    """Remove a person's AI interviews, with the links to them and what was said."""
    found = person.of("ai_interview")
    for table in (turns, links):
        await uow.execute(
            sa.delete(table).where(table.c.org_id == uow.org_id, table.c.interview_id.in_(found))
        )
    removed = await uow.execute(
        sa.delete(sessions).where(_s.org_id == uow.org_id, _s.id.in_(found))
    )
    return Erased({"ai_interviews": removed})


discloses(
    Section(
        name="ai_interviews",
        title=say("AI interviews"),
        table=sessions,
        about=of("ai_interview", _s.id),
        shown=(
            "created_at", "message", "expires_at", "notice", "consented_at", "started_at",
            "ended_at", "knockouts", "wish", "correction", "corrected_at",
        ),
        codes=(
            "id", "application_id", "state", "language", "mode", "extra_minutes", "ended",
            "spent_seconds", "reminded_at", "notice_version",
        ),
        withheld={
            Withheld.OTHERS: ("invited_by", "invited_by_name"),
            Withheld.MACHINERY: (
                "job_id", "template_id", "version_number", "questions", "running_since", "version",
            ),
        },
    )
)  # fmt: skip
discloses(
    Section(
        name="ai_interview_turns",
        title=say("What was said in AI interviews"),
        table=turns,
        about=of("ai_interview", _t.interview_id),
        shown=("said_at", "speaker", "text", "unanswered"),
        codes=(
            "interview_id", "number", "question", "move", "replaces", "ended", "noted", "engine",
            "engine_version",
        ),
        withheld={Withheld.MACHINERY: ("answer_key",)},
    )
)  # fmt: skip
withholds(Withheld.SECRET, links)
