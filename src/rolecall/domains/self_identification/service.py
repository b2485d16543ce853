"""Asking, answering and counting.

Guarantees: what somebody answered is read by one statement, for counting, and leaves this module as
counts of groups that are large enough alone; nobody is told who answered what, the audit log says
that somebody answered and not what; where the organization does not ask, nothing is kept.
"""

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.contracts.figures import OutcomeGroup, Reported, StageLine
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.self_identification import queries, repository
from rolecall.domains.self_identification.contracts import (
    Asked,
    GiveAnswers,
    Impact,
    Question,
    Race,
    Sex,
)
from rolecall.domains.self_identification.rules.impact import Answers, question_impact
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say


async def open_questions(db: Database, token: str) -> Asked:
    """Return what the page behind a private link has to know.

    Raises:
        NotFound: the link is not one of ours, or the organization does not ask.
        Gone: it is too old.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        await _require_asking(uow)
        return await _asked(uow, application)


async def answer_by_link(
    db: Database, token: str, sex: Sex | None, race: Race | None, ip: str
) -> Asked:
    """Keep what somebody says of themselves, in place of what they said before.

    Raises:
        NotFound, Gone: as for `open_questions`.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        await _require_asking(uow)
        given = GiveAnswers(application.id, sex, race)
        await give_answers(uow, _candidate(uow, application, ip), given)
        return await _asked(uow, application)


async def remove_by_link(db: Database, token: str, ip: str) -> Asked:
    """Remove what somebody said of themselves.

    Raises:
        NotFound, Gone: as for `open_questions`.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        if await repository.remove_answers(uow, application.id):
            audit.record(
                uow, _candidate(uow, application, ip), "self_identification.removed",
                "application", application.id, say("Took the voluntary answers back."),
            )  # fmt: skip
        return await _asked(uow, application)


async def give_answers(uow: UnitOfWork, actor: Actor, given: GiveAnswers) -> None:
    """Keep answers. The caller has seen that the actor is the person, and that it is asked."""
    await repository.keep_answers(uow, given, clock.now())
    audit.record(
        uow, actor, "self_identification.answered", "application", given.application_id,
        say("Answered the voluntary questions."),
    )  # fmt: skip


async def read_impact(
    uow: UnitOfWork, wanted: Reported, line: StageLine, names: tuple[str, ...]
) -> Impact:
    """Return what may be shown of the applications of a period, as it was at the period's end.

    `names` are those of the stages of `line`. The caller has seen that the reader may.
    """
    settings = await identity.get_settings(uow)
    found = await queries.answers_by_application(uow, wanted.until)
    answers: list[Answers] = sorted(set(found.values()), key=str)
    numbers = {one: number for number, one in enumerate(answers)}
    groups = await applications.count_outcomes(
        uow, wanted, line, wanted.until, {id_: numbers[one] for id_, one in found.items()}
    )
    outcomes: list[tuple[OutcomeGroup, Answers]] = [
        (group, answers[group.number]) for group in groups if group.number is not None
    ]
    stages = tuple(zip(line.stages, names, strict=True))
    return Impact(
        applications=sum(group.count for group in groups),
        smallest=settings.smallest_group,
        questions=tuple(
            question_impact(question, outcomes, stages, settings.smallest_group)
            for question in Question
        ),
    )


async def _require_asking(uow: UnitOfWork) -> None:
    settings = await identity.get_settings(uow)
    if not settings.asks_self_identification:
        raise NotFound(say("Nothing is asked here."))


async def _asked(uow: UnitOfWork, application: ApplicationRow) -> Asked:
    answered = await queries.has_answered(uow, application.id)
    return Asked(uow.org_id, application.job_title, application.locale, answered)


def _candidate(uow: UnitOfWork, application: ApplicationRow, ip: str) -> Actor:
    name = application.candidate_name
    return Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=ip)
