"""What can be done with an interview in which state."""

from rolecall.domains.interviews.contracts import InterviewState, InvalidInterviewState
from rolecall.kernel.sentences import Sentence, say

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
    _S.SCHEDULED: say("scheduled"),
    _S.COMPLETED: say("over"),
    _S.CANCELLED: say("cancelled"),
    _S.NO_SHOW: say("marked as missed by the candidate"),
}


_ENDS = {
    _S.COMPLETED: say("held"),
    _S.CANCELLED: say("cancelled"),
    _S.NO_SHOW: say("the candidate did not come"),
}


def ended_as(state: InterviewState) -> Sentence | None:
    """Return how an interview ended, in words; None while it is to come."""
    return _ENDS.get(state)


def require_move(current: InterviewState, target: InterviewState, *, scorecards: int) -> None:
    """Pass if an interview may go on to `target`; `scorecards` are the submitted ones.

    Raises:
        InvalidInterviewState: it is in a state from which this cannot be done.
    """
    if target not in MOVES[current]:
        raise InvalidInterviewState(
            say("This interview is {state}. Arrange a new one instead.", state=_WORDS[current]),
            state=current.value,
        )
    if current is _S.COMPLETED and scorecards:
        raise InvalidInterviewState(
            say(
                "Scorecards of this interview have been submitted, so it took place. "
                "Arrange another one instead."
            ),
            state=current.value,
        )
