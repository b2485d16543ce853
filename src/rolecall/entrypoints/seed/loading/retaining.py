"""How long the demo organizations keep people, and their last nights."""

from datetime import timedelta

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.retention import repository
from rolecall.domains.retention.contracts import Rule, RuleKind, Run, Terms
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.sentences import plain

_TERMS = Terms(months=24)
"""Longer than the demo's story: nobody is due."""
_NIGHTS = 3


async def tell_retention(uow: UnitOfWork, administrator: Actor) -> None:
    """Keep who was not hired for two years; the last nights found nobody to erase."""
    now = clock.now()
    rule = Rule(RuleKind.CLOSED, _TERMS, None, now, administrator.name, 1)
    await repository.write_rule(uow, rule)
    audit.record(
        uow, administrator, "retention.changed", "retention_rule", ids.uuid7(),
        plain(f"Changed how long people are kept ({rule.kind.value})."),
        {"months": Change(None, _TERMS.months)},
    )  # fmt: skip
    for night in range(_NIGHTS, 0, -1):
        at = now - timedelta(days=night)
        run = Run(ids.uuid7(), at.date(), at, None, {rule.kind: _TERMS}, {})
        await repository.insert_run(uow, run)
        await repository.finish_run(uow, run.id, at)
