"""The work of erasures and copies in the background, and which views their events make stale."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import service
from rolecall.domains.privacy.events import (
    ConsentAsking,
    DataCopyAsked,
    DataCopyChanged,
    ErasureAdvanced,
    ErasureCheckDue,
    ErasureRequestChanged,
    ErasureRequestDue,
    ErasureStarted,
)
from rolecall.domains.privacy.service import consenting, copying, requesting
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

MOST_FAILURES = 40
"""The database may be away for hours before somebody has to look; what is done stays done."""


@handles_outside_transaction(
    ErasureStarted, name="privacy.erase", queue="bulk", max_failures=MOST_FAILURES
)
async def erase(runtime: Runtime, event: ErasureStarted, delivered: Delivered) -> None:
    """Let every domain erase its part."""
    await service.run_erasure(runtime.database, delivered.org_id, event.erasure_id)


@handles_outside_transaction(
    ErasureCheckDue, name="privacy.check_erasure", queue="bulk", max_failures=MOST_FAILURES
)
async def check(runtime: Runtime, event: ErasureCheckDue, delivered: Delivered) -> None:
    """Erase once more what was under way."""
    await service.check_again(runtime.database, delivered.org_id, event.erasure_id)


@scheduled("privacy.look_at_erasure_requests", every=timedelta(hours=1), queue="bulk")
async def look_at_requests(runtime: Runtime) -> None:
    """Ring for the requests to be erased whose time has come, or whose hold is over."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await requesting.ring_for_due(uow)


@handles(
    ErasureRequestDue, name="privacy.go_on_with_request", queue="bulk", max_failures=MOST_FAILURES
)
async def go_on_with_request(uow: UnitOfWork, event: ErasureRequestDue) -> None:
    """Do the next step of a request to be erased."""
    await requesting.go_on(uow, event.request_id)


@stales(ErasureRequestChanged)
def _on_request(event: ErasureRequestChanged) -> StaleKeys:
    return [["erasure-requests"], ["erasures"], ["candidates", str(event.candidate_id)]]


@stales(ErasureStarted)
def _on_started(_: ErasureStarted) -> StaleKeys:
    return [["erasures"], ["erasure-requests"]]


@stales(ErasureAdvanced)
def _on_advanced(event: ErasureAdvanced) -> StaleKeys:
    person = str(event.candidate_id)
    return [["erasures"], ["candidates", person], ["applications"], ["board"], ["notifications"]]


@handles_outside_transaction(
    DataCopyAsked, name="privacy.make_copy", queue="bulk", max_failures=MOST_FAILURES
)
async def make_copy(runtime: Runtime, event: DataCopyAsked, delivered: Delivered) -> None:
    """Make a copy of a person's data, and tell whoever asked."""
    await copying.make_copy(runtime.database, delivered.org_id, event.copy_id)


@scheduled("privacy.forget_copies", every=timedelta(hours=1), queue="bulk")
async def forget_copies(runtime: Runtime) -> None:
    """Remove copies after seven days."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await copying.forget_over(uow)


@handles(ConsentAsking, name="privacy.ask_consents", queue="bulk", max_failures=MOST_FAILURES)
async def ask_consents(uow: UnitOfWork, event: ConsentAsking) -> None:
    """Ask the next people to agree to a new version."""
    await consenting.go_on_asking(uow, event.wording_id, event.after_id)


@stales(DataCopyAsked)
def _on_asked(event: DataCopyAsked) -> StaleKeys:
    return [["data-copies"], ["candidates", str(event.candidate_id), "data-copies"]]


@stales(DataCopyChanged)
def _on_changed(event: DataCopyChanged) -> StaleKeys:
    return [["data-copies"], ["candidates", str(event.candidate_id), "data-copies"]]
