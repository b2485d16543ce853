"""Rules: what they say, what they would do, and changing them."""

from dataclasses import replace

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change as Changed
from rolecall.domains.candidates import api as candidates
from rolecall.domains.privacy import api as privacy
from rolecall.domains.retention import policy, queries, repository
from rolecall.domains.retention.contracts import (
    SOON_DAYS,
    Due,
    Preview,
    Rule,
    RuleKind,
    SetRule,
    Terms,
)
from rolecall.domains.retention.events import RetentionRuleChanged
from rolecall.domains.retention.rules.changing import changed, is_stricter, settled
from rolecall.domains.retention.rules.falling_due import due_before, kept_until
from rolecall.domains.retention.service.days import read_now
from rolecall.domains.retention.service.marking import due_by
from rolecall.domains.retention.service.telling import announce
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, VersionMismatch
from rolecall.kernel.sentences import say

SHOWN = 20
"""People that a preview names."""


async def list_rules(uow: UnitOfWork, actor: Actor) -> list[Rule]:
    """Return the rules as they hold now, with what is announced of them."""
    policy.can_manage(actor).require()
    now = clock.now()
    return [settled(rule, now) for rule in await queries.list_rules(uow)]


async def preview_rule(uow: UnitOfWork, actor: Actor, kind: RuleKind, terms: Terms) -> Preview:
    """Return what a rule would do, if it held now."""
    policy.can_manage(actor).require()
    now = await read_now(uow)
    rule = settled(await queries.read_rule(uow, kind), now.at)
    stricter = is_stricter(rule.terms, terms)
    deferred = await queries.count_kept_longer(uow, now.today)
    if terms.months is None:
        return Preview(0, 0, 0, deferred, stricter, ())
    soon = due_by(uow, now, kind, terms, SOON_DAYS)
    before = due_before(now.today, terms.months, now.zone)
    counted = await queries.count_due(uow, soon, before, now.at)
    over = due_by(uow, now, kind, terms, 0)
    first = await queries.first_due(uow, over, now.at, SHOWN) if counted["due"] else []
    known = await candidates.read_candidates(uow, [one[0] for one in first])
    wanted = replace(rule, terms=terms, announced=None)
    people = [
        Due(found.id, found.full_name, kind, ends_on, held)
        for candidate_id, since, held in first
        if (found := known.get(candidate_id))
        and (ends_on := kept_until(wanted, since, now.zone)) is not None
    ]
    return Preview(
        counted["due"], counted["due_soon"], counted["held"], deferred, stricter, tuple(people)
    )


async def set_rule(uow: UnitOfWork, actor: Actor, command: SetRule) -> Rule:
    """Change a rule: a stricter one is announced, any other holds at once.

    Raises:
        InvalidInput: a stricter one, and another name was typed than the organization's.
        Conflict: code `nothing_changed`; it says so already.
        VersionMismatch: somebody changed it since `expected_version` was read.
    """
    policy.can_manage(actor).require()
    now = await read_now(uow)
    rule = await _lock(uow, command.kind, command.expected_version)
    if command.terms == (rule.announced.terms if rule.announced else rule.terms):
        raise Conflict(say("The rule says so already."), code="nothing_changed")
    if is_stricter(rule.terms, command.terms) and not privacy.is_confirmed(
        now.organization, command.typed_name
    ):
        raise InvalidInput.of_field(
            "typed_name",
            say(
                "Type the name of your organization: {organization}.", organization=now.organization
            ),
            "other",
        )
    after = changed(rule, command.terms, actor.name, now.at)
    await repository.write_rule(uow, after)
    _record(uow, actor, rule, after)
    if after.announced is not None:
        await announce(uow, after, after.announced)
    return after


async def call_off(
    uow: UnitOfWork, actor: Actor, kind: RuleKind, expected_version: int | None
) -> Rule:
    """Call off what is announced of a rule.

    Raises:
        Conflict: code `nothing_announced`; it holds already, or somebody called it off.
        VersionMismatch: somebody changed it since `expected_version` was read.
    """
    policy.can_manage(actor).require()
    rule = await _lock(uow, kind, expected_version)
    if rule.announced is None:
        raise Conflict(say("No change of this rule is announced."), code="nothing_announced")
    after = replace(rule, announced=None, version=rule.version + 1)
    await repository.write_rule(uow, after)
    _record(uow, actor, rule, after)
    return after


async def _lock(uow: UnitOfWork, kind: RuleKind, expected_version: int | None) -> Rule:
    rule = settled(await queries.read_rule(uow, kind, lock=True), clock.now())
    if expected_version not in {None, rule.version}:
        raise VersionMismatch(say("Somebody else changed this rule meanwhile. Reload the page."))
    return rule


def _record(uow: UnitOfWork, actor: Actor, before: Rule, after: Rule) -> None:
    coming = after.announced
    change_id = ids.uuid7()
    told = coming.terms if coming else after.terms
    audit.record(
        uow, actor, "retention.announced" if coming else "retention.changed", "retention_rule",
        change_id, say("Changed how long people are kept ({kind}).", kind=after.kind.value),
        {
            "months": Changed(before.terms.months, told.months),
            "spare_pools": Changed(before.terms.spare_pools, told.spare_pools),
            "takes_effect_at": Changed(None, coming and coming.takes_effect_at.isoformat()),
        },
    )  # fmt: skip
    uow.emit(RetentionRuleChanged(change_id=change_id, kind=after.kind.value))
