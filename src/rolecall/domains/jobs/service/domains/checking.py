"""Looking at the domain name system for what proves a domain, in the background.

Guarantees: no lookup inside a transaction; what was asked for later wins; a check that is run
twice, or whose worker dies between the lookup and the record, leaves one outcome and one next
check.
"""

from dataclasses import replace
from uuid import UUID

import structlog

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs.contracts.domains import (
    CustomDomain,
    DomainProblem,
    DomainStatus,
    FoundRecords,
)
from rolecall.domains.jobs.events import CareersDomainNews, DomainCheckDue
from rolecall.domains.jobs.queries import domains as queries
from rolecall.domains.jobs.repository import domains as repository
from rolecall.domains.jobs.rules.domains import (
    after_check,
    news_of,
    problem_of,
    shown_until,
)
from rolecall.domains.jobs.service.domains.managing import (
    follow_main,
    settle_main,
    target_of,
    tell_changed,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.names import NameRecords, look_up
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import Tenant

_log = structlog.get_logger("careers_domains")


async def check_domain(db: Database, org_id: UUID, domain_id: UUID, number: int) -> None:
    """Look at a domain, and keep what was found and when to look again.

    `number` is that of the check that was asked for; nothing happens if a later one was.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        domain = await queries.find_domain(uow, domain_id)
    if domain is None or domain.check != number:
        return
    records, target = await _look(db.runtime, domain)
    async with db.transaction(tenant) as uow:
        domain = await queries.find_domain_for_update(uow, domain_id)
        if domain is not None and domain.check == number:
            await _record(uow, domain, records, target)


async def _look(runtime: Runtime, domain: CustomDomain) -> tuple[NameRecords, NameRecords]:
    """Return what there is of a domain, and of the host that it has to lead to."""
    names = runtime.settings.names
    records = await look_up(names, domain.host, text_of=domain.challenge)
    if not records.addresses:
        return records, NameRecords()
    return records, await look_up(names, target_of(runtime).host)


async def _record(
    uow: UnitOfWork, domain: CustomDomain, records: NameRecords, target: NameRecords
) -> None:
    here = target_of(uow.runtime)
    problem = problem_of(
        domain,
        texts=records.texts,
        alias=records.alias,
        addresses=records.addresses,
        target=here.host,
        target_addresses=(*target.addresses, *here.addresses),
        unanswered=records.unanswered or target.unanswered,
    )
    if problem is DomainProblem.NONE and not await repository.show_host(uow, domain):
        problem = DomainProblem.TAKEN
    now = clock.now()
    step = after_check(domain, problem, now)
    checked = replace(
        domain,
        status=step.status,
        problem=problem,
        found=FoundRecords(texts=records.texts, alias=records.alias, addresses=records.addresses),
        check=domain.check + 1,
        failures=0 if problem is DomainProblem.NONE else domain.failures + 1,
        checked_at=now,
        next_check_at=step.at,
        verified_at=now if problem is DomainProblem.NONE else domain.verified_at,
    )
    await repository.save_domain(uow, checked)
    if step.at is not None:
        uow.emit(DomainCheckDue(domain_id=domain.id, number=checked.check), available_at=step.at)
    await _follow(uow, domain, checked)
    news = news_of(domain, checked)
    if news is not None:
        uow.emit(
            CareersDomainNews(
                domain_id=domain.id,
                number=domain.check,
                news=news.value,
                problem=problem.value,
                shown_until=shown_until(checked),
            )
        )


async def _follow(uow: UnitOfWork, before: CustomDomain, after: CustomDomain) -> None:
    """Let the site follow what became of a domain, and tell of it."""
    if after.is_shown and not before.is_shown:
        if not await queries.main_host(uow):
            await repository.set_main(uow, after.id)
        await follow_main(uow)
        _tell(uow, "careers_domains.verified",
              say("The domain “{host}” is verified; the careers site is shown there.",
                  host=after.host))  # fmt: skip
    elif before.is_shown and not after.is_shown:
        await repository.hide_host(uow, after.id)
        await settle_main(uow, was_main=before.is_main)
        _tell(uow, "careers_domains.lost",
              say("The domain “{host}” lost its proof; the careers site is not shown there any "
                  "more.", host=after.host))  # fmt: skip
    else:
        tell_changed(uow)
    if after.status is not before.status and after.status is not DomainStatus.VERIFIED:
        _log.warning("domain_not_proved", host=after.host, problem=after.problem.value)


def _tell(uow: UnitOfWork, action: str, sentence: Sentence) -> None:
    actor = system_actor(uow.org_id, "Careers site")
    audit.record(uow, actor, action, "organization", uow.org_id, sentence)
