"""The words of mails that rules send.

Guarantees: what is saved can be sent, as far as it can be known then; a saved message is sent as it
reads when the rule acts, in the candidate's language; one that was deleted is no mail, and the rule
says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolecall.domains.automation.contracts import Action, ActionKind, RuleContent
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Attachment, MailKind, Wording
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import FieldError, InvalidInput, NotFound
from rolecall.kernel.sentences import say

_KIND = MailKind.CANDIDATE_MESSAGE


@dataclass(frozen=True, slots=True)
class RuleMail:
    """What a rule writes. `whole`: it is the whole mail, not what stands in Rolecall's frame."""

    wording: Wording
    whole: bool
    attachments: tuple[Attachment, ...] = ()


async def checked_mails(uow: UnitOfWork, content: RuleContent) -> RuleContent:
    """Return the rule with its saved messages named, or refuse it.

    Raises:
        InvalidInput: with one field error per fault, such as `actions.1.template_id`.
    """
    faults: list[FieldError] = []
    actions: list[Action] = []
    for index, action in enumerate(content.actions):
        if action.kind is ActionKind.MAIL:
            checked, found = await _checked(uow, action, f"actions.{index}.")
            faults += found
            actions.append(checked)
        else:
            actions.append(replace(action, template_id=None))
    if faults:
        raise InvalidInput(
            say("This rule cannot be used: {message}", message=faults[0].message), errors=faults
        )
    return replace(content, actions=tuple(actions))


async def words_of(uow: UnitOfWork, action: Action, locale: str) -> RuleMail | None:
    """Return what a mail says in a language, None where its saved message was deleted."""
    if action.template_id is None:
        return RuleMail(Wording(action.subject, action.text), whole=False)
    try:
        saved = await messaging.saved_message(uow, action.template_id, locale)
    except NotFound:
        return None
    return RuleMail(saved.wording, whole=True, attachments=saved.attachments)


async def _checked(uow: UnitOfWork, action: Action, at: str) -> tuple[Action, Sequence[FieldError]]:
    if action.template_id is None:
        return action, _faults_of_words(action, at)
    name = await messaging.name_of_saved_message(uow, action.template_id)
    if name is None:
        message = say("There is no such saved message any more. Choose another one.")
        return action, [FieldError(f"{at}template_id", message, "not_found")]
    return replace(action, subject=name, text=""), []


def _faults_of_words(action: Action, at: str) -> list[FieldError]:
    faults: list[FieldError] = []
    if "{{status_url}}" in action.text:
        message = say(
            "The link to the private page stands under this text by itself. Remove it here."
        )
        faults.append(FieldError(f"{at}text", message, "link_by_itself"))
    try:
        messaging.require_words(_KIND, Wording(action.subject, action.text))
    except InvalidInput as refusal:
        # What a message calls its body, an action calls its text.
        faults += [
            FieldError(f"{at}{fault.field.replace('body', 'text')}", fault.message, fault.code)
            for fault in refusal.errors
        ]
    return faults
