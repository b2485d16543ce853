"""The life of a template: draft → pending approval → approved, and back by every change.

What was approved is kept as a version, and stays in use while the next one is written.
"""

from enum import StrEnum
from typing import Final

from rolecall.domains.ai_interviews.contracts import InvalidTemplateState, TemplateState
from rolecall.kernel.sentences import say


class TemplateAction(StrEnum):
    """What members can do to a template."""

    EDIT = "edit"
    RESTART = "restart"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    DECLINE = "decline"
    DISCARD = "discard"


_S, _A = TemplateState, TemplateAction
MOVES: Final[dict[TemplateState, dict[TemplateAction, TemplateState]]] = {
    _S.DRAFT: {
        _A.EDIT: _S.DRAFT,
        _A.RESTART: _S.DRAFT,
        _A.SUBMIT: _S.PENDING_APPROVAL,
        _A.APPROVE: _S.APPROVED,
        _A.DISCARD: _S.APPROVED,
    },
    _S.PENDING_APPROVAL: {
        _A.WITHDRAW: _S.DRAFT,
        _A.APPROVE: _S.APPROVED,
        _A.DECLINE: _S.DRAFT,
    },
    _S.APPROVED: {_A.EDIT: _S.DRAFT, _A.RESTART: _S.DRAFT},
}
"""The state that each action leads to, where it is allowed at all."""

_WORDS: Final = {
    _S.DRAFT: say("This interview is a draft."),
    _S.PENDING_APPROVAL: say("This interview waits for approval."),
    _S.APPROVED: say("This interview is approved as it is."),
}
_REMEDIES: Final = {
    _S.DRAFT: say("Ask for its approval first."),
    _S.PENDING_APPROVAL: say("Take the request back first, or wait for the decision."),
    _S.APPROVED: say("Change it first; then it can be approved again."),
}


def after(action: TemplateAction, state: TemplateState) -> TemplateState:
    """Return the state that an action leads to.

    Raises:
        InvalidTemplateState: the state does not allow the action; carries what it allows.
    """
    target = MOVES[state].get(action)
    if target is None:
        raise InvalidTemplateState(
            say("{state} {remedy}", state=_WORDS[state], remedy=_REMEDIES[state]),
            template_state=state.value,
            allowed_actions=[one.value for one in MOVES[state]],
        )
    return target
