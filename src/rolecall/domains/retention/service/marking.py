"""Marking who is due soon."""

from datetime import timedelta

from rolecall.domains.retention import queries, repository
from rolecall.domains.retention.contracts import SOON_DAYS, Rule, RuleKind, Terms
from rolecall.domains.retention.rules.changing import settled
from rolecall.domains.retention.rules.falling_due import coming_terms, due_before
from rolecall.domains.retention.service.days import Now, read_now
from rolecall.infra.db import UnitOfWork


def due_by(
    uow: UnitOfWork, now: Now, kind: RuleKind, terms: Terms, days: int
) -> queries.DueStatement:
    """Return the statement of who is due by terms, today or in so many days."""
    if terms.months is None:
        raise ValueError("these terms keep everybody")
    before = due_before(now.today + timedelta(days=days), terms.months, now.zone)
    return queries.due_statement(uow.org_id, kind, before, now.today, spare_pools=terms.spare_pools)


async def mark_kind(uow: UnitOfWork, kind: RuleKind) -> None:
    """Mark who is due soon by a rule as it is now, and by what is announced of it."""
    now = await read_now(uow)
    await mark_rule(uow, now, settled(await queries.read_rule(uow, kind), now.at))


async def mark_rule(uow: UnitOfWork, now: Now, rule: Rule) -> None:
    """Mark who is due soon by a rule, and nobody else."""
    due = [due_by(uow, now, rule.kind, terms, SOON_DAYS) for terms in coming_terms(rule)]
    await repository.mark_due(uow, rule.kind, due)
