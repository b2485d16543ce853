"""What can be done with an interview in which state."""

from rolecall.domains.interviews.contracts import InterviewState, InvalidInterviewState

_S = InterviewState

MOVES: dict[InterviewState, frozenset[InterviewState]] = {
    _S.SCHEDULED: frozenset({_S.SCHEDULED, _S.COMPLETED, _S.CANCELLED, _S.NO_SHOW}),
    # An interview counts as completed when its time is over; people may know better.
    _S.COMPLETED: frozenset({_S.NO_SHOW, _S.CANCELLED, _S.SCHEDULED}),
    _S.NO_SHOW: frozenset({_S.SCHEDULED, _S.COMPLETED, _S.CANCELLED}),
    _S.CANCELLED: frozenset(),
}
"""The states that may follow; from one to itself is a change of time, place or people."""

_WORDS = {
    _S.SCHEDULED: "scheduled",
    _S.COMPLETED: "over",
    _S.CANCELLED: "cancelled",
    _S.NO_SHOW: "marked as missed by the candidate",
}


_ENDS = {
    _S.COMPLETED: "held",
    _S.CANCELLED: "cancelled",
    _S.NO_SHOW: "the candidate did not come",
}


def ended_as(state: InterviewState) -> str | None:
    """Return how an interview ended, in words; None while it is to come."""
    return _ENDS.get(state)


def require_move(current: InterviewState, target: InterviewState, *, scorecards: int) -> None:
    """Pass if an interview may go on to `target`; `scorecards` are the submitted ones.

    Raises:
        InvalidInterviewState: it is in a state from which this cannot be done.
    """
    if target not in MOVES[current]:
        raise InvalidInterviewState(
            f"This interview is {_WORDS[current]}. Arrange a new one instead.", state=current.value
        )
    if current is _S.COMPLETED and scorecards:
        raise InvalidInterviewState(
            "Scorecards of this interview have been submitted, so it took place. Arrange another "
            "one instead.",
            state=current.value,
        )
