"""Whether somebody may apply once more for a job that they applied for before."""

from collections.abc import Collection
from typing import Final

from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.identity.contracts import ReapplyPolicy
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say

_ENDED: Final = frozenset({ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN})
"""Who was hired, or is considered still, has nothing to apply for."""


def may_apply(policy: ReapplyPolicy, earlier: Collection[ApplicationStatus]) -> bool:
    """Return whether one more application is taken beside the earlier ones for the same job."""
    return not earlier or (policy is ReapplyPolicy.AFTER_CLOSURE and _ENDED.issuperset(earlier))


def why_not(policy: ReapplyPolicy) -> Sentence:
    """Return what a person is told whose application is not taken.

    It names the rule and never what became of the earlier application: a form is filled in by
    whoever knows an address.
    """
    match policy:
        case ReapplyPolicy.NEVER:
            return say(
                "This person has already applied for this job. One application per job is taken "
                "here, whatever comes of it; the link in the confirmation mail leads to it."
            )
        case ReapplyPolicy.AFTER_CLOSURE:
            return say(
                "This person has already applied for this job. One can apply again once that "
                "application was rejected or withdrawn; the link in the confirmation mail leads "
                "to it."
            )


def why_not_you(policy: ReapplyPolicy) -> Sentence:
    """Return what a login is told of its own applications, which it sees anyway."""
    match policy:
        case ReapplyPolicy.NEVER:
            return say(
                "You have applied for this job. One application per person and job is taken here, "
                "whatever comes of it."
            )
        case ReapplyPolicy.AFTER_CLOSURE:
            return say(
                "You have applied for this job. You can apply again once that application was "
                "rejected or withdrawn."
            )


def require_room(policy: ReapplyPolicy, earlier: Collection[ApplicationStatus]) -> None:
    """Refuse an application that is not to stand beside the earlier ones.

    Raises:
        Conflict: code `duplicate_application`.
    """
    if not may_apply(policy, earlier):
        raise Conflict(why_not(policy), code="duplicate_application")


def require_room_by_hand(
    policy: ReapplyPolicy, earlier: Collection[ApplicationStatus], *, once_more: bool
) -> None:
    """Refuse that a member adds somebody beside the earlier applications for the same job.

    Who is considered still, or was hired, is there already. Otherwise the member decides, whatever
    the rule says, and has to say so: most who add somebody do not know of the earlier one.

    Raises:
        Conflict: code `duplicate_application`, or `applied_before` where `once_more` is missing.
    """
    if not _ENDED.issuperset(earlier):
        raise Conflict(
            say("This person has an application for this job already. Go on with that one."),
            code="duplicate_application",
        )
    if once_more or not earlier:
        return
    raise Conflict(_why_to_ask(policy), code="applied_before")


def _why_to_ask(policy: ReapplyPolicy) -> Sentence:
    match policy:
        case ReapplyPolicy.NEVER:
            return say(
                "This person’s application for this job has ended, and your organization takes "
                "one per person and job. You can add them once more all the same; both "
                "applications stay."
            )
        case ReapplyPolicy.AFTER_CLOSURE:
            return say(
                "This person’s application for this job has ended. You can add them once more; "
                "both applications stay."
            )
