"""The use cases of interviews.

Guarantees: what a scorecard says is shown to others by `reading` alone; interviews, bookings and
access to the application change together; nothing is decided here that `policy` and `rules` do not
decide.
"""

from rolecall.domains.interviews.service.arranging import change_interview, schedule_interview
from rolecall.domains.interviews.service.closing import (
    cancel_interview,
    complete_interview,
    end_interview,
    miss_interview,
)
from rolecall.domains.interviews.service.following import call_off_upcoming
from rolecall.domains.interviews.service.kits import (
    get_kit,
    save_kit,
    save_question,
    save_scale,
)
from rolecall.domains.interviews.service.reading import (
    InterviewView,
    get_debrief,
    get_interview,
    list_interviews,
    list_of_application,
    list_revisions,
)
from rolecall.domains.interviews.service.reminding import await_scorecards, look_for_scorecard
from rolecall.domains.interviews.service.scorecards import save_draft, submit
from rolecall.domains.interviews.service.telling import tell_interviews

__all__ = [
    "InterviewView",
    "await_scorecards",
    "call_off_upcoming",
    "cancel_interview",
    "change_interview",
    "complete_interview",
    "end_interview",
    "get_debrief",
    "get_interview",
    "get_kit",
    "list_interviews",
    "list_of_application",
    "list_revisions",
    "look_for_scorecard",
    "miss_interview",
    "save_draft",
    "save_kit",
    "save_question",
    "save_scale",
    "schedule_interview",
    "submit",
    "tell_interviews",
]
