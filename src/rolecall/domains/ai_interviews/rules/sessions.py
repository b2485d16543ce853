"""The life of an interview: invited, told, agreed, held, read; or ended before that.

Guarantees: nothing is asked before the notice was agreed to; the candidate can ask for a person
until the end, and take the consent back after it; only a program says that time is over, only
members revoke, issue again and review; what was revoked or left to a person stays so.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.ai_interviews.contracts.sessions import (
    InvalidSessionMove,
    Mover,
    SessionAction,
    SessionState,
)
from rolecall.kernel.sentences import Sentence, say

_S, _A, _M = SessionState, SessionAction, Mover
MOVERS: Final[Mapping[SessionAction, Mover]] = {
    _A.SHOW_NOTICE: _M.CANDIDATE,
    _A.CONSENT: _M.CANDIDATE,
    _A.OPT_OUT: _M.CANDIDATE,
    _A.BEGIN: _M.CANDIDATE,
    _A.PAUSE: _M.CANDIDATE,
    _A.RESUME: _M.CANDIDATE,
    _A.COMPLETE: _M.PROGRAM,
    _A.TAKE_BACK: _M.CANDIDATE,
    _A.ANALYSE: _M.PROGRAM,
    _A.REVIEW: _M.MEMBER,
    _A.EXPIRE: _M.PROGRAM,
    _A.REISSUE: _M.MEMBER,
    _A.REVOKE: _M.MEMBER,
}
"""Who does what."""

_BEFORE: Final[dict[SessionAction, SessionState]] = {
    _A.OPT_OUT: _S.OPTED_OUT,
    _A.EXPIRE: _S.EXPIRED,
    _A.REVOKE: _S.REVOKED,
}
_BEGUN: Final[dict[SessionAction, SessionState]] = {
    _A.OPT_OUT: _S.OPTED_OUT,
    _A.EXPIRE: _S.ABANDONED,
    _A.REVOKE: _S.REVOKED,
}
_HELD: Final[dict[SessionAction, SessionState]] = {_A.TAKE_BACK: _S.OPTED_OUT}
MOVES: Final[Mapping[SessionState, Mapping[SessionAction, SessionState]]] = {
    _S.INVITED: {
        _A.SHOW_NOTICE: _S.NOTICE_SHOWN,
        _A.REISSUE: _S.INVITED,
        **_BEFORE,
    },
    _S.NOTICE_SHOWN: {
        _A.SHOW_NOTICE: _S.NOTICE_SHOWN,
        _A.CONSENT: _S.CONSENTED,
        _A.REISSUE: _S.NOTICE_SHOWN,
        **_BEFORE,
    },
    _S.CONSENTED: {
        _A.BEGIN: _S.IN_PROGRESS,
        _A.REISSUE: _S.CONSENTED,
        **_BEFORE,
    },
    _S.IN_PROGRESS: {
        _A.PAUSE: _S.PAUSED,
        _A.COMPLETE: _S.COMPLETED,
        _A.REISSUE: _S.IN_PROGRESS,
        **_BEGUN,
    },
    _S.PAUSED: {
        _A.RESUME: _S.IN_PROGRESS,
        _A.REISSUE: _S.PAUSED,
        **_BEGUN,
    },
    _S.COMPLETED: {_A.ANALYSE: _S.ANALYSED, **_HELD},
    _S.ANALYSED: {_A.ANALYSE: _S.ANALYSED, _A.REVIEW: _S.REVIEWED, **_HELD},
    _S.REVIEWED: {_A.REVIEW: _S.REVIEWED, **_HELD},
    _S.EXPIRED: {_A.REISSUE: _S.INVITED},
    _S.ABANDONED: {_A.REISSUE: _S.PAUSED},
    _S.OPTED_OUT: {},
    _S.REVOKED: {},
}
"""The state that each action leads to, where it is allowed at all."""

_WORDS: Final[Mapping[SessionState, Sentence]] = {
    _S.INVITED: say("The candidate is invited and has not begun."),
    _S.NOTICE_SHOWN: say("The notice was read and not agreed to yet."),
    _S.CONSENTED: say("The notice was agreed to, and the interview not begun yet."),
    _S.OPTED_OUT: say("The candidate does not take this interview; a person goes on."),
    _S.IN_PROGRESS: say("The interview is being held."),
    _S.PAUSED: say("The interview is paused."),
    _S.COMPLETED: say("The interview is over."),
    _S.ANALYSED: say("The interview is over and was read."),
    _S.REVIEWED: say("The interview is over and was judged."),
    _S.EXPIRED: say("The time for this interview is over."),
    _S.ABANDONED: say("The interview was begun and not finished in time."),
    _S.REVOKED: say("The invitation was taken back."),
}


def words_of(state: SessionState) -> Sentence:
    """Return where an interview stands, in words."""
    return _WORDS[state]


def after(action: SessionAction, state: SessionState) -> SessionState:
    """Return the state that an action leads to.

    Raises:
        InvalidSessionMove: the state does not allow the action; carries what it allows.
    """
    target = MOVES[state].get(action)
    if target is None:
        raise InvalidSessionMove(
            _WORDS[state],
            interview_state=state.value,
            allowed_actions=[one.value for one in MOVES[state]],
        )
    return target


def allowed_to(mover: Mover, state: SessionState) -> tuple[SessionAction, ...]:
    """Return what somebody can do to an interview in a state."""
    return tuple(action for action in MOVES[state] if MOVERS[action] is mover)
