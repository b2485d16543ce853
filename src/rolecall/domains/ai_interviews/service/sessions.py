"""Changing interviews: what every use case of theirs does.

Guarantees: an interview moves as `rules.sessions` says, while its row is locked; each change is in
the audit log and is told by an event of the same transaction.
"""

from dataclasses import replace
from typing import Any

from rolecall.access import Actor
from rolecall.domains.ai_interviews import queries
from rolecall.domains.ai_interviews.contracts import Content
from rolecall.domains.ai_interviews.contracts.sessions import MailedFor, Session
from rolecall.domains.ai_interviews.events import (
    AiInterviewChanged,
    AiInterviewLinkDue,
    AiInterviewWantsPerson,
)
from rolecall.domains.ai_interviews.repository import sessions as repository
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import Sentence, say

RECORD = "application"


async def change(
    uow: UnitOfWork,
    actor: Actor,
    session: Session,
    done: str = "",
    told: Sentence | None = None,
    **values: Any,
) -> Session:
    """Write new values of a locked interview; returns it as it is then.

    What is `done` goes into the audit log, in the words that it is `told` in.
    """
    await repository.update_session(uow, session.id, values)
    changed = replace(session, version=session.version + 1, **values)
    if told is not None:
        audit.record(
            uow, actor, f"ai_interviews.{done}", RECORD, session.application_id, told,
            {"interview": audit.Change(session.state.value, changed.state.value)}
            if session.state is not changed.state
            else None,
        )  # fmt: skip
    uow.emit(AiInterviewChanged(**ids_of(session), state=changed.state.value))
    return changed


def ids_of(session: Session) -> dict[str, Any]:
    """Return what every event about an interview names."""
    return {
        "interview_id": session.id,
        "application_id": session.application_id,
        "job_id": session.job_id,
    }


def mail_link(uow: UnitOfWork, session: Session, mailed_for: MailedFor) -> None:
    """Have a link mailed to the candidate's address when the transaction is through."""
    uow.emit(
        AiInterviewLinkDue(**ids_of(session), mailed_for=mailed_for.value, number=session.version)
    )


def call_person(uow: UnitOfWork, session: Session, why: str) -> None:
    """Have members told that a person has to go on."""
    uow.emit(AiInterviewWantsPerson(**ids_of(session), why=why))


async def content_of(uow: UnitOfWork, session: Session) -> Content:
    """Return what an interview asks.

    Raises:
        NotFound: its version is hidden with a confidential job.
    """
    found = await queries.find_version(uow, session.template_id, session.version_number)
    if found is None:
        raise NotFound(say("There is no such interview."))
    return found.content
