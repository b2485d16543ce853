"""The work of erasures in the background, and which views their events make stale."""

from rolecall.domains.privacy import service
from rolecall.domains.privacy.events import ErasureAdvanced, ErasureCheckDue, ErasureStarted
from rolecall.infra.outbox import Delivered, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime

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


@stales(ErasureStarted)
def _on_started(_: ErasureStarted) -> StaleKeys:
    return [["erasures"]]


@stales(ErasureAdvanced)
def _on_advanced(event: ErasureAdvanced) -> StaleKeys:
    person = str(event.candidate_id)
    return [["erasures"], ["candidates", person], ["applications"], ["board"], ["notifications"]]
