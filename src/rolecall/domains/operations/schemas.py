"""Operations over HTTP."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.operations.contracts import (
    OPEN,
    ItemStatus,
    Operation,
    OperationStatus,
)
from rolecall.domains.operations.rules import outcomes
from rolecall.infra.http import Out, Said
from rolecall.kernel import clock


class OperationOut(Out):
    """Work on many records, and how far it has come.

    `processed` of `total` items have an outcome: `done`, `skipped` (nothing to do), `refused` (by
    a rule) or `failed`. Of an export (`makes_file`), `file_rows` records are in the file so far.
    `can_undo` and `can_cancel` are true where that would be accepted now.
    """

    id: UUID
    kind: str
    title: Said
    noun: str
    status: OperationStatus
    remark: Said
    total: int
    processed: int
    done: int
    skipped: int
    refused: int
    failed: int
    started_by: UUID
    started_by_name: str
    created_at: datetime
    finished_at: datetime | None
    can_cancel: bool
    can_undo: bool
    undo_until: datetime | None
    undoes_id: UUID | None
    undone_by_id: UUID | None
    has_file: bool
    file_until: datetime | None
    makes_file: bool
    file_rows: int

    @classmethod
    def of(cls, operation: Operation) -> "OperationOut":
        """Render an operation."""
        o = operation
        return cls(
            id=o.id, kind=o.kind, title=o.title, noun=o.noun, status=o.status, remark=o.remark,
            total=o.total, processed=o.processed, done=o.done, skipped=o.skipped,
            refused=o.refused, failed=o.failed, started_by=o.started_by,
            started_by_name=o.started_by_name, created_at=o.created_at,
            finished_at=o.finished_at, can_cancel=o.status in OPEN,
            can_undo=not outcomes.undo_refusal(o, clock.now()), undo_until=o.undo_until,
            undoes_id=o.undoes_id, undone_by_id=o.undone_by_id,
            has_file=o.file_id is not None, file_until=o.file_until,
            makes_file=o.file_name is not None, file_rows=o.file_rows,
        )  # fmt: skip


class ItemResultOut(Out):
    """One item and what became of it. `detail` says why, and what to do."""

    position: int
    subject_id: UUID | None
    label: Said
    status: ItemStatus
    code: str
    detail: Said
