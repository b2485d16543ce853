"""When a move can be taken back."""

from datetime import datetime

from rolecall.domains.applications.contracts import Transition, TransitionKind
from rolecall.kernel.sentences import NOTHING, Sentence, say

_UNDOABLE = {TransitionKind.MOVED, TransitionKind.REOPENED}


def undo_refusal(newest: Transition | None, transition_id: object, at: datetime) -> Sentence:
    """Return why this transition cannot be undone at `at`, the empty string if it can."""
    if newest is None or newest.id != transition_id:
        return say("Only the newest move can be undone, and this application has moved on.")
    if newest.kind not in _UNDOABLE:
        return say("Only a move made by a member can be undone.")
    if at >= newest.undo_until:
        return say("The ten minutes for undoing this move are over; move the application instead.")
    return NOTHING
