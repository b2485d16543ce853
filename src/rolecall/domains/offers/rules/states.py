"""The life of an offer.

draft → (pending approval → approved) → sent → accepted, declined, expired or withdrawn. What was
sent is changed by taking it back into a draft and sending a new version.
"""

from enum import StrEnum
from typing import Final

from rolecall.domains.offers.contracts import InvalidOfferStatus, OfferStatus
from rolecall.kernel.sentences import say


class OfferAction(StrEnum):
    """What can be done to an offer."""

    EDIT = "edit"
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    SEND = "send"
    REVISE = "revise"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"


_S, _A = OfferStatus, OfferAction
MOVES: Final[dict[OfferStatus, dict[OfferAction, OfferStatus]]] = {
    _S.DRAFT: {
        _A.EDIT: _S.DRAFT,
        _A.SUBMIT: _S.PENDING_APPROVAL,
        _A.SEND: _S.SENT,
        _A.WITHDRAW: _S.WITHDRAWN,
    },
    _S.PENDING_APPROVAL: {
        _A.APPROVE: _S.APPROVED,
        _A.RETURN: _S.DRAFT,
        _A.REVISE: _S.DRAFT,
        _A.WITHDRAW: _S.WITHDRAWN,
    },
    _S.APPROVED: {_A.SEND: _S.SENT, _A.REVISE: _S.DRAFT, _A.WITHDRAW: _S.WITHDRAWN},
    _S.SENT: {
        _A.REVISE: _S.DRAFT,
        _A.EXTEND: _S.SENT,
        _A.WITHDRAW: _S.WITHDRAWN,
        _A.ACCEPT: _S.ACCEPTED,
        _A.DECLINE: _S.DECLINED,
        _A.EXPIRE: _S.EXPIRED,
    },
    _S.EXPIRED: {_A.EXTEND: _S.SENT},
    _S.ACCEPTED: {},
    _S.DECLINED: {},
    _S.WITHDRAWN: {},
}
"""The state that each action leads to, where it is allowed at all."""

BY_MEMBERS: Final = (_A.EDIT, _A.SUBMIT, _A.SEND, _A.REVISE, _A.EXTEND, _A.WITHDRAW)
"""Actions that buttons of the console stand for; the others are the candidate's and the clock's."""

_WORDS: Final = {
    _S.DRAFT: say("is a draft"),
    _S.PENDING_APPROVAL: say("waits for approval"),
    _S.APPROVED: say("is approved and not sent yet"),
    _S.SENT: say("is before the candidate"),
    _S.ACCEPTED: say("was accepted"),
    _S.DECLINED: say("was declined"),
    _S.EXPIRED: say("has expired"),
    _S.WITHDRAWN: say("was withdrawn"),
}


_DONE: Final = {
    _A.EDIT: say("edit"),
    _A.SUBMIT: say("submit"),
    _A.APPROVE: say("approve"),
    _A.RETURN: say("return"),
    _A.SEND: say("send"),
    _A.REVISE: say("revise"),
    _A.EXTEND: say("extend"),
    _A.WITHDRAW: say("withdraw"),
    _A.ACCEPT: say("accept"),
    _A.DECLINE: say("decline"),
    _A.EXPIRE: say("expire"),
}


def after(action: OfferAction, status: OfferStatus) -> OfferStatus:
    """Return the state that an action leads to.

    Raises:
        InvalidOfferStatus: the state does not allow the action; carries what it allows.
    """
    target = MOVES[status].get(action)
    if target is None:
        raise InvalidOfferStatus(
            say(
                "This offer {state}; you cannot {action} it now.",
                state=_WORDS[status],
                action=_DONE[action],
            ),
            offer_status=status.value,
            allowed_actions=[one.value for one in allowed(status)],
        )
    return target


def allowed(status: OfferStatus) -> tuple[OfferAction, ...]:
    """Return what members may do to an offer in this state."""
    return tuple(action for action in BY_MEMBERS if action in MOVES[status])
