"""What became of rows, in words of a table that people keep."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.imports.contracts import RowApplication, RowState

ROW_WORDS: Final[Mapping[RowState, str]] = {
    RowState.WAITING: "not looked at",
    RowState.NEW: "new",
    RowState.CHANGES: "changes a record",
    RowState.UNCHANGED: "there already",
    RowState.DUPLICATE: "twice in the file",
    RowState.ERROR: "to mend",
    RowState.CREATED: "added",
    RowState.UPDATED: "changed",
    RowState.LEFT: "left as it was",
    RowState.FAILED: "failed",
    RowState.REMOVED: "removed again",
    RowState.RESTORED: "as before",
    RowState.KEPT: "kept",
}
APPLICATION_WORDS: Final[Mapping[RowApplication, str]] = {
    RowApplication.NEW: "to be added to the job",
    RowApplication.THERE: "applied already",
    RowApplication.ADDED: "added to the job",
    RowApplication.REMOVED: "taken out of the job again",
    RowApplication.KEPT: "kept in the job",
}
