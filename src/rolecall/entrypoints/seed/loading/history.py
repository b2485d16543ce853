"""Writing history: what is told now has happened before.

History is one transaction per organization, so that a load which is cut off leaves nothing behind,
and its events are handled on the spot: by the handlers that keep records in step, not by those that
reach people. Nobody gets a mail about a job that was filled weeks ago, and nothing of the past
waits in the outbox.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

from rolecall.domains.applications.events import PromiseAlertDue
from rolecall.domains.interviews.events import InterviewEnding
from rolecall.domains.job_alerts.events import JobAlertDue
from rolecall.domains.privacy.events import ErasureStarted
from rolecall.domains.report_mails.events import ReportMailDue
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.db.unit_of_work import PendingEvent
from rolecall.infra.outbox import registry, write_events
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.events import Event
from rolecall.kernel.tenant import Tenant

REACHES_PEOPLE = ("notifications.", "messaging.")
"""How the names of handlers begin that tell people something."""

TO_COME = (InterviewEnding, JobAlertDue, PromiseAlertDue, ReportMailDue)
"""Events for later that still happen when the history has come to the present."""

BY_WORKERS = (ErasureStarted,)
"""Events whose work takes long and reaches nobody: it is left to workers."""

READS_THE_PRESENT = frozenset(
    {
        "applications.directory_on_stage_changed",
        "candidates.duplicates_on_created",
        "candidates.duplicates_on_updated",
    }
)
"""Handlers that write what follows from a record as it is now, whatever it was before.

Once at the end is enough for each record, and saves a quarter of all statements.
"""


class History(Database):
    """A database on which everything of one tenant is part of one transaction.

    Use cases that open transactions of their own join the one that is open.
    """

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime.database.pool, self._handle)
        self._open: UnitOfWork | None = None
        self._present = clock.now()
        self._to_follow: dict[UUID, tuple[str, Event]] = {}
        # The runtime's own database stays what it is: making a copy sets `self.runtime`.
        replace(runtime, database=self)

    @asynccontextmanager
    async def transaction(self, tenant: Tenant) -> AsyncIterator[UnitOfWork]:
        """Open the transaction, or join the one that is open.

        Raises:
            ValueError: the one that is open is another tenant's.
        """
        if self._open is None:
            async with super().transaction(tenant) as uow:
                self._open = uow
                try:
                    yield uow
                    await uow.flush()
                    await self._follow(uow)
                finally:
                    self._open = None
            return
        if self._open.org_id != tenant.org_id:
            raise ValueError("history is told for one organization at a time")
        yield self._open
        await self._open.flush()

    async def _handle(self, uow: UnitOfWork, events: Sequence[PendingEvent]) -> None:
        """Run the handlers of events inside the transaction that they come from.

        Left out are handlers that reach people, those that call a provider, and events for later,
        which clear up after uploads that nobody finished. Those of `TO_COME` are kept until it is
        their time.
        """
        now = clock.now()
        for pending in events:
            if isinstance(pending.event, BY_WORKERS):
                await write_events(uow, [pending])
                continue
            if pending.available_at > now:
                if pending.available_at > self._present and isinstance(pending.event, TO_COME):
                    await write_events(uow, [pending])
                continue
            for handler in registry.by_event.get(pending.event.type, ()):
                if not handler.transactional or handler.name.startswith(REACHES_PEOPLE):
                    continue
                if handler.name in READS_THE_PRESENT:
                    self._to_follow[pending.event.aggregate_id] = handler.name, pending.event
                else:
                    await handler.run(uow, pending.event)

    async def _follow(self, uow: UnitOfWork) -> None:
        """Write what follows from every record that changed."""
        while self._to_follow:
            _, (name, event) = self._to_follow.popitem()
            await registry.by_name[name].run(uow, event)
