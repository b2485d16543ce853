"""Runs: one a day, in blocks of a few people, each block one transaction."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from rolecall.domains.privacy import api as privacy
from rolecall.domains.retention import queries, repository
from rolecall.domains.retention.contracts import Outcome, RuleKind, Run, RunItem, Terms, Work
from rolecall.domains.retention.events import RetentionRunDue, RetentionRunFinished
from rolecall.domains.retention.rules.changing import settled
from rolecall.domains.retention.rules.falling_due import coming_terms
from rolecall.domains.retention.service.days import Now, read_now
from rolecall.domains.retention.service.marking import due_by, mark_rule
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import Conflict

BEGINS_AT = 2
"""The hour of the organization's day from which a run begins."""
BLOCK = 20
"""People that one transaction goes through: short, so that nobody waits for their records."""
KEPT_DAYS = 30
"""How long a run tells who was kept; whom it erased it tells for good."""
_KINDS = list(RuleKind)
_WORDS = {
    RuleKind.CLOSED: "not hired",
    RuleKind.NEVER_APPLIED: "never applied",
    RuleKind.HIRED: "hired",
}


async def begin_run(uow: UnitOfWork) -> bool:
    """Begin the organization's run of today, if it is time and nobody has; tells whether it did."""
    now = await read_now(uow)
    if now.hour < BEGINS_AT:
        return False
    rules = [settled(rule, now.at) for rule in await queries.list_rules(uow)]
    if not any(coming_terms(rule) for rule in rules):
        return False
    hold = {rule.kind: rule.terms for rule in rules if rule.terms.months is not None}
    run = Run(ids.uuid7(), now.today, now.at, None, hold, {})
    if not await repository.insert_run(uow, run):
        return False
    uow.emit(RetentionRunDue(run_id=run.id))
    return True


async def go_on(uow: UnitOfWork, run_id: UUID) -> None:
    """Go through the next people of a run; when there are none, end it.

    What is due is asked anew each time, by the rules as they hold then: one that was made milder
    or called off since the run began erases nobody any more.
    """
    work = await repository.lock_work(uow, run_id)
    if work is None:
        return
    now = await read_now(uow)
    terms = await _terms(uow, work, now)
    if terms is None or not await _block(uow, work, now, terms):
        following = _KINDS[_KINDS.index(work.kind) + 1 :]
        if not following:
            await _end(uow, work, now)
            return
        await repository.note_progress(uow, work, dict(work.run.counts), following[0], None)
    uow.emit(RetentionRunDue(run_id=run_id))


async def _terms(uow: UnitOfWork, work: Work, now: Now) -> Terms | None:
    """Return by which terms people of the run's kind go; None if the rule says otherwise now."""
    if work.kind not in work.run.rules:
        return None
    terms = settled(await queries.read_rule(uow, work.kind), now.at).terms
    return terms if terms == work.run.rules[work.kind] else None


async def _block(uow: UnitOfWork, work: Work, now: Now, terms: Terms) -> bool:
    """Go through the next people of a kind; tells whether there were any."""
    due = due_by(uow, now, work.kind, terms, 0)
    people = await queries.list_due(uow, due, work.after_id, BLOCK)
    if not people:
        return False
    counts = Counter(work.run.counts)
    done: list[RunItem] = []
    for candidate_id in people:
        outcome, erasure_id = await _one(uow, work, terms, due, candidate_id)
        counts[outcome] += 1
        done.append(RunItem(candidate_id, work.kind, outcome, erasure_id, now.at))
    await repository.note_done(uow, work.run.id, done)
    await repository.note_progress(uow, work, dict(counts), work.kind, people[-1])
    return True


async def _one(
    uow: UnitOfWork, work: Work, terms: Terms, due: queries.DueStatement, candidate_id: UUID
) -> tuple[Outcome, UUID | None]:
    """Erase one person, unless something keeps them at this moment."""
    rule = f"Rule: {_WORDS[work.kind]}, {terms.months} months"
    try:
        erasure_id = await privacy.erase_by_rule(
            uow, candidate_id, rule, lambda: queries.is_due(uow, due, candidate_id)
        )
    except Conflict as kept:
        return _kept_by(kept), None
    return (Outcome.ERASED, erasure_id) if erasure_id else (Outcome.NO_LONGER_DUE, None)


def _kept_by(kept: Conflict) -> Outcome:
    known = {Outcome.LEGAL_HOLD.value, Outcome.OPEN_APPLICATIONS.value}
    return Outcome(kept.problem_code) if kept.problem_code in known else Outcome.NO_LONGER_DUE


async def _end(uow: UnitOfWork, work: Work, now: Now) -> None:
    await repository.finish_run(uow, work.run.id, now.at)
    await repository.forget_kept(uow, now.today - timedelta(days=KEPT_DAYS))
    for rule in await queries.list_rules(uow):
        await mark_rule(uow, now, settled(rule, now.at))
    uow.emit(RetentionRunFinished(run_id=work.run.id))
