"""What became of rows, in words of a table that people keep."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.imports.contracts import RowApplication, RowState
from rolecall.kernel.sentences import Sentence, say

ROW_WORDS: Final[Mapping[RowState, Sentence]] = {
    RowState.WAITING: say("not looked at"),
    RowState.NEW: say("new"),
    RowState.CHANGES: say("changes a record"),
    RowState.UNCHANGED: say("there already"),
    RowState.DUPLICATE: say("twice in the file"),
    RowState.ERROR: say("to mend"),
    RowState.CREATED: say("added"),
    RowState.UPDATED: say("changed"),
    RowState.LEFT: say("left as it was"),
    RowState.FAILED: say("failed"),
    RowState.REMOVED: say("removed again"),
    RowState.RESTORED: say("as before"),
    RowState.KEPT: say("kept"),
}
APPLICATION_WORDS: Final[Mapping[RowApplication, Sentence]] = {
    RowApplication.NEW: say("to be added to the job"),
    RowApplication.THERE: say("applied already"),
    RowApplication.ADDED: say("added to the job"),
    RowApplication.REMOVED: say("taken out of the job again"),
    RowApplication.KEPT: say("kept in the job"),
}
