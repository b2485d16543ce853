"""Who may do what with interviews, kits and scorecards. Pure.

Everything that shows a scorecard asks `can_read_scorecard`, and nothing else decides it.
"""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.interviews.contracts import (
    Interview,
    InterviewState,
    Scorecard,
    ScorecardState,
)
from rolecall.kernel.sentences import say

_WITHOUT_FEEDBACK = (InterviewState.CANCELLED, InterviewState.NO_SHOW)


def can_read_all(actor: Actor) -> bool:
    """Tell whether the actor sees every interview of the organization."""
    return actor.has(Permission.INTERVIEWS_READ)


def can_read(actor: Actor, interview: Interview) -> Decision:
    """Readers of all may; an interviewer what they hold themselves, unless it was called off."""
    if can_read_all(actor):
        return ALLOWED
    if (
        actor.has(Permission.INTERVIEWS_READ_ASSIGNED)
        and interview.has_interviewer(actor.user_id)
        and interview.state is not InterviewState.CANCELLED
    ):
        return ALLOWED
    return refused(say("You see the interviews that you hold yourself."))


def can_schedule(actor: Actor) -> Decision:
    """Recruiters and administrators arrange interviews."""
    if actor.has(Permission.INTERVIEWS_SCHEDULE):
        return ALLOWED
    return refused(say("Only recruiters and administrators arrange interviews."))


def can_manage_kits(actor: Actor) -> Decision:
    """Recruiters and administrators write kits and questions."""
    if actor.has(Permission.INTERVIEW_KITS_MANAGE):
        return ALLOWED
    return refused(say("Only recruiters and administrators change interview kits."))


def can_fill_in(actor: Actor, interview: Interview) -> Decision:
    """Whoever holds the interview fills in a scorecard of their own."""
    if actor.has(Permission.SCORECARDS_WRITE) and interview.has_interviewer(actor.user_id):
        return ALLOWED
    return refused(say("Only the interviewers of this interview fill in a scorecard."))


def owes_feedback(actor: Actor, interview: Interview) -> bool:
    """Tell whether the actor holds this interview and has not submitted a scorecard."""
    own = interview.interviewer(actor.user_id)
    return own is not None and own.submitted_at is None


def can_read_scorecard(actor: Actor, interview: Interview, scorecard: Scorecard) -> Decision:
    """One's own always; another's when it is submitted and one's own of this interview is in.

    That holds for whoever holds the interview, whatever their role: who has read what others think
    no longer judges alone. Readers of all who do not hold it see what was submitted. Of an
    interview that did not take place nothing is owed.
    """
    if actor.user_id is not None and scorecard.author_id == actor.user_id:
        return ALLOWED
    if scorecard.state is not ScorecardState.SUBMITTED:
        return refused(say("A draft is its author's alone."))
    if not can_read(actor, interview):
        return refused(say("You see the interviews that you hold yourself."))
    if owes_feedback(actor, interview) and not (
        can_read_all(actor) and interview.state in _WITHOUT_FEEDBACK
    ):
        return refused(say("Submit your own scorecard first; then you see what the others wrote."))
    return ALLOWED


def can_read_private_note(actor: Actor, scorecard: Scorecard) -> bool:
    """Tell whether the note to the recruiter is for this reader: its author and who arranges."""
    return scorecard.author_id == actor.user_id or bool(can_schedule(actor))
