"""Which stay in a stage an application is in."""

from collections.abc import Sequence

from rolecall.domains.applications.contracts import Transition, TransitionKind


def current_stay(history: Sequence[Transition]) -> Transition | None:
    """Return the entry that holds: the newest that was neither undone nor the undoing of one.

    `history` is oldest first, with undone moves marked.
    """
    standing = [
        move for move in history if not move.undone and move.kind is not TransitionKind.UNDONE
    ]
    return standing[-1] if standing else None
