"""When an operation may be taken back, and how its results read as a table. Pure."""

from collections.abc import Sequence
from datetime import datetime

from rolecall.domains.operations.contracts import OPEN, ItemResult, ItemStatus, Operation
from rolecall.kernel.spreadsheets import csv_line

ITEM_WORDS = {
    ItemStatus.WAITING: "not done",
    ItemStatus.DONE: "done",
    ItemStatus.SKIPPED: "nothing to do",
    ItemStatus.REFUSED: "refused",
    ItemStatus.FAILED: "failed",
}


def undo_refusal(operation: Operation, at: datetime) -> str:
    """Return why an operation cannot be taken back at `at`, the empty string if it can."""
    if operation.undo_until is None:
        return "Operations of this kind cannot be taken back."
    if operation.status in OPEN:
        return "It is still under way. Stop it first, then take back what was done."
    if operation.undone_by_id is not None:
        return "It was taken back already."
    if operation.done == 0:
        return "Nothing was changed, so there is nothing to take back."
    if at >= operation.undo_until:
        return "The time for taking it back is over."
    return ""


RESULTS_HEAD = ("Number", "Item", "Id", "Result", "Why")


def results_csv(results: Sequence[ItemResult]) -> str:
    """Return lines of the results, without the head."""
    return "".join(
        csv_line(
            (
                str(result.position + 1),
                result.label,
                str(result.subject_id or ""),
                ITEM_WORDS[result.status],
                result.detail,
            )
        )
        for result in results
    )
