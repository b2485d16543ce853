"""When an operation may be taken back, and how its results read as a table. Pure."""

from collections.abc import Sequence
from datetime import datetime

from rolecall.domains.operations.contracts import OPEN, ItemResult, ItemStatus, Operation
from rolecall.kernel.sentences import NOTHING, Sentence, say
from rolecall.kernel.spreadsheets import Words, csv_lines

ITEM_WORDS = {
    ItemStatus.WAITING: say("not done"),
    ItemStatus.DONE: say("done"),
    ItemStatus.SKIPPED: say("nothing to do"),
    ItemStatus.REFUSED: say("refused"),
    ItemStatus.FAILED: say("failed"),
}


def undo_refusal(operation: Operation, at: datetime) -> Sentence:
    """Return why an operation cannot be taken back at `at`, the empty string if it can."""
    if operation.undo_until is None:
        return say("Operations of this kind cannot be taken back.")
    if operation.status in OPEN:
        return say("It is still under way. Stop it first, then take back what was done.")
    if operation.undone_by_id is not None:
        return say("It was taken back already.")
    if operation.done == 0:
        return say("Nothing was changed, so there is nothing to take back.")
    if at >= operation.undo_until:
        return say("The time for taking it back is over.")
    return NOTHING


RESULTS_HEAD = (say("Number"), say("Item"), say("Id"), say("Result"), say("Why"))


def results_csv(results: Sequence[ItemResult], words: Words = str) -> str:
    """Return lines of the results, with their head."""
    lines: list[Sequence[str]] = [RESULTS_HEAD]
    lines.extend(
        (
            str(result.position + 1),
            result.label,
            str(result.subject_id or ""),
            ITEM_WORDS[result.status],
            result.detail,
        )
        for result in results
    )
    return csv_lines(lines, words)
