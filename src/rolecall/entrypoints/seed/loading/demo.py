"""Loading the demo, the first time an installation starts that is not for production."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, Final

from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import service as jobs
from rolecall.domains.jobs.contracts import JobFilter, JobSort
from rolecall.domains.operations.service import run_operation
from rolecall.domains.profiles import api as profiles
from rolecall.entrypoints import composition
from rolecall.entrypoints.seed.applicants import CANDIDATE_ACCOUNT
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS, organization
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD, demo
from rolecall.entrypoints.seed.loading.accounts import (
    Staffed,
    ensure_accounts,
    ensure_organization,
)
from rolecall.entrypoints.seed.loading.ai_interviews import tell_interviews
from rolecall.entrypoints.seed.loading.alerts import tell_alert
from rolecall.entrypoints.seed.loading.approvals import tell_approvals
from rolecall.entrypoints.seed.loading.automation import tell_rules
from rolecall.entrypoints.seed.loading.connecting import tell_connection
from rolecall.entrypoints.seed.loading.content import Told, tell
from rolecall.entrypoints.seed.loading.criteria import tell_criteria
from rolecall.entrypoints.seed.loading.erasures import tell_erasure, tell_request
from rolecall.entrypoints.seed.loading.history import History
from rolecall.entrypoints.seed.loading.holding import tell_holds
from rolecall.entrypoints.seed.loading.importing import tell_import
from rolecall.entrypoints.seed.loading.interviews import InterviewsTold
from rolecall.entrypoints.seed.loading.jobs import JobsTold
from rolecall.entrypoints.seed.loading.messages import tell_messages
from rolecall.entrypoints.seed.loading.news import administrator, recruiters
from rolecall.entrypoints.seed.loading.offers import tell_offers
from rolecall.entrypoints.seed.loading.operations import begin_operations
from rolecall.entrypoints.seed.loading.people import sort_people
from rolecall.entrypoints.seed.loading.promises import tell_promises
from rolecall.entrypoints.seed.loading.report_mails import send_reports
from rolecall.entrypoints.seed.loading.retaining import tell_retention
from rolecall.entrypoints.seed.loading.scheduling import tell_scheduling
from rolecall.entrypoints.seed.loading.texts import tell_texts
from rolecall.entrypoints.seed.loading.views import keep_views
from rolecall.entrypoints.seed.loading.visits import tell_visits
from rolecall.entrypoints.seed.resumes.press import Press
from rolecall.entrypoints.seed.shapes import DemoOrganization, Resume
from rolecall.entrypoints.seed.timeline import timeline
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import SettingsError
from rolecall.kernel import clock, ids
from rolecall.kernel.pages import PageRequest
from rolecall.kernel.sentences import plain
from rolecall.kernel.tenant import Tenant

MOST_RESUMES: Final = 5_000
"""More than one organization of the demo has."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: organizations that were filled now, and what went into them."""

    organizations: tuple[str, ...]
    applications: int
    happenings: int


async def load_demo(runtime: Runtime, press: Callable[[], Press] = Press) -> Loaded:
    """Load the demo organizations that are not there yet.

    Each is one transaction, so that a load which is cut off begins anew the next time and nothing
    is ever there twice. Nobody gets mail.

    Raises:
        SettingsError: the installation is for production.
    """
    if runtime.is_production:
        raise SettingsError(plain("ROLECALL_ENV: demo data is never loaded in production mode."))
    composition.load("handlers")
    password_hash = await identity.hash_password(runtime, DEMO_PASSWORD)
    await ensure_accounts(History(runtime), password_hash)
    now = clock.now()
    waiting: dict[str, Staffed] = {}
    for key in ORGANIZATIONS:
        staffed = await ensure_organization(History(runtime), organization(key), password_hash, now)
        if await _is_empty(runtime, staffed):
            waiting[key] = staffed
    if not waiting:
        return Loaded((), 0, 0)
    with press() as running:
        plans = _plans(waiting)
        for made in plans.values():
            running.put(_resumes_in_order(made))
        counts = await _together(
            [_fill(runtime, plans[key], waiting[key], running) for key in waiting]
        )
    for staffed in waiting.values():
        # Otherwise they would be read in portions over the first hour, and profiles be empty.
        async with runtime.database.transaction(Tenant(staffed.org_id)) as uow:
            await profiles.ask_to_read(uow, limit=MOST_RESUMES)
    applications = sum(len(made.applications) for made in plans.values())
    return Loaded(tuple(waiting), applications, sum(counts))


async def _together(loads: Iterable[Coroutine[Any, Any, int]]) -> list[int]:
    """Run the loads at the same time; one that fails lets the other one come to its end."""
    outcomes = await asyncio.gather(*loads, return_exceptions=True)
    counts: list[int] = []
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
        counts.append(outcome)
    return counts


async def _is_empty(runtime: Runtime, staffed: Staffed) -> bool:
    async with runtime.database.transaction(Tenant(staffed.org_id)) as uow:
        page = await jobs.list_jobs(uow, JobFilter(), JobSort.NEWEST, PageRequest(1))
    return not page.items


def _plans(waiting: dict[str, Staffed]) -> dict[str, DemoOrganization]:
    """Return what happens in each organization, seen from when it was founded."""
    dates = {staffed.as_of for staffed in waiting.values()}
    made = {as_of: demo(as_of).organizations for as_of in dates}
    return {
        key: next(each for each in made[staffed.as_of] if each.profile.key == key)
        for key, staffed in waiting.items()
    }


def _resumes_in_order(made: DemoOrganization) -> Iterable[Resume]:
    candidates = {candidate.key: candidate for candidate in made.candidates}
    return [candidates[application.candidate_key].resume for application in made.applications]


async def _fill(runtime: Runtime, made: DemoOrganization, staffed: Staffed, press: Press) -> int:
    history = History(runtime)
    told = Told(
        history=history,
        made=made,
        actors=staffed.actors,
        rendered=press.rendered,
        jobs=JobsTold(made.profile, staffed.actors),
        interviews=InterviewsTold(staffed.actors),
        as_of=staffed.as_of,
    )
    happenings = timeline(made, staffed.as_of)
    with ids.deterministic(staffed.org_id.int):
        async with history.transaction(Tenant(staffed.org_id)) as uow:
            with clock.at(happenings[0].at):
                await told.jobs.prepare(uow)
                await told.interviews.prepare(uow, recruiters(made.profile, staffed.actors)[0])
            count = await tell(uow, told, happenings)
            with clock.at(staffed.as_of):
                await told.jobs.keep_template(uow)
                await tell_criteria(uow, told.jobs)
                await tell_interviews(uow, told.jobs)
            await tell_approvals(uow, made.profile, staffed.actors, told.jobs.ids, staffed.as_of)
            with clock.at(staffed.as_of):
                await sort_people(uow, told)
                await tell_promises(uow, staffed.actors, next(iter(told.jobs.ids.values())))
                await tell_scheduling(uow, told, recruiters(made.profile, staffed.actors)[0])
                await keep_views(uow, recruiters(made.profile, staffed.actors)[0])
                await tell_visits(uow, staffed.as_of, made.profile.key)
                await send_reports(uow, recruiters(made.profile, staffed.actors))
                await tell_messages(uow, recruiters(made.profile, staffed.actors)[0])
                await tell_rules(uow, staffed.actors)
                await tell_holds(
                    uow,
                    administrator(made.profile, staffed.actors),
                    next(iter(told.jobs.ids.values())),
                )
                await tell_retention(uow, administrator(made.profile, staffed.actors))
                await tell_connection(uow, administrator(made.profile, staffed.actors))
                await tell_alert(uow, CANDIDATE_ACCOUNT, made.profile.key)
                await tell_request(uow, told)
                await tell_erasure(
                    uow,
                    administrator(made.profile, staffed.actors),
                    recruiters(made.profile, staffed.actors)[0],
                )
                await tell_texts(
                    uow,
                    administrator(made.profile, staffed.actors),
                    recruiters(made.profile, staffed.actors)[0],
                )
                await tell_import(
                    uow, history, recruiters(made.profile, staffed.actors)[0], made.candidates
                )
            # Now, not then: what is before candidates can still be answered.
            await tell_offers(uow, history, staffed.actors)
            begun = await begin_operations(uow, recruiters(made.profile, staffed.actors)[0])
    for operation_id in begun:
        await run_operation(history, staffed.org_id, operation_id)
    return count
