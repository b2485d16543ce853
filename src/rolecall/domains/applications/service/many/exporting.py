"""Writing many into a file."""

from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.contracts.selections import ExportColumn
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome
from rolecall.infra.db import UnitOfWork

EXPORT = "applications.export"


@operations.kind(EXPORT, noun="application", at_once=500, file_name="applications.csv")
async def export_many(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Write a line of each that the actor may read now."""
    columns = [ExportColumn(name) for name in chunk.parameters["columns"]]
    ids = [item.record_id for item in chunk.items]
    found = {one.id: one for one in await queries.find_applications(uow, ids)}
    assigned = await queries.names_of_assignees(uow, ids)
    may = policy.can_read_all(chunk.actor)

    def line(item: Item) -> Outcome:
        application = found.get(item.record_id)
        if not may:
            return Outcome(ItemStatus.REFUSED, "You may not read all applications any more.")
        if application is None:
            return Outcome(ItemStatus.REFUSED, "This application is not there any more.")
        cells = _cells(application, assigned.get(application.id, ""))
        return Outcome(
            ItemStatus.DONE, line=operations.csv_line(cells[column] for column in columns)
        )

    return [line(item) for item in chunk.items]


def _cells(application: ApplicationRow, assigned: str) -> dict[ExportColumn, str]:
    return {
        ExportColumn.CANDIDATE: application.candidate_name,
        ExportColumn.EMAIL: application.candidate_email,
        ExportColumn.PHONE: application.candidate_phone,
        ExportColumn.JOB: application.job_title,
        ExportColumn.STAGE: application.stage_name,
        ExportColumn.STATUS: application.status.value,
        ExportColumn.IN_STAGE_SINCE: f"{application.stage_entered_at:%Y-%m-%d %H:%M}",
        ExportColumn.APPLIED: f"{application.applied_at:%Y-%m-%d %H:%M}",
        ExportColumn.SOURCE: application.source,
        ExportColumn.ASSIGNED: assigned,
        ExportColumn.ID: str(application.id),
    }
