"""The use cases of interviews.

Guarantees: what a scorecard says is shown to others by `reading` alone; interviews, bookings and
access to the application change together; nothing is decided here that `policy` and `rules` do not
decide.
"""

from rolecall.domains.automation.api import asks_for_times
from rolecall.domains.interviews.service.arranging import change_interview, schedule_interview
from rolecall.domains.interviews.service.asking_by_rules import AsksByRules
from rolecall.domains.interviews.service.asking_candidates import tell_candidate_of_interviews
from rolecall.domains.interviews.service.availability import FoundSlots, search_slots
from rolecall.domains.interviews.service.booking import (
    BookingView,
    book_slot,
    cancel_booking,
    hold_slot,
    open_booking,
)
from rolecall.domains.interviews.service.booking_links import (
    list_booking_links,
    send_booking_link,
    withdraw_booking_link,
)
from rolecall.domains.interviews.service.booking_token import booking_url
from rolecall.domains.interviews.service.calendar_reading import read_due
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
from rolecall.domains.interviews.service.own_calendars import (
    check_busy,
    connect_calendar,
    connect_sample_calendar,
    disconnect_calendar,
    get_own_calendar,
    read_own_calendar,
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
from rolecall.domains.interviews.service.weeks import get_week
from rolecall.domains.interviews.service.working_hours import (
    get_own_hours,
    save_own_hours,
    save_scheduling_policy,
)

__all__ = [
    "BookingView",
    "FoundSlots",
    "InterviewView",
    "await_scorecards",
    "book_slot",
    "booking_url",
    "call_off_upcoming",
    "cancel_booking",
    "cancel_interview",
    "change_interview",
    "check_busy",
    "complete_interview",
    "connect_calendar",
    "connect_sample_calendar",
    "disconnect_calendar",
    "end_interview",
    "get_debrief",
    "get_interview",
    "get_kit",
    "get_own_calendar",
    "get_own_hours",
    "get_week",
    "hold_slot",
    "list_booking_links",
    "list_interviews",
    "list_of_application",
    "list_revisions",
    "look_for_scorecard",
    "miss_interview",
    "open_booking",
    "read_due",
    "read_own_calendar",
    "save_draft",
    "save_kit",
    "save_own_hours",
    "save_question",
    "save_scale",
    "save_scheduling_policy",
    "schedule_interview",
    "search_slots",
    "send_booking_link",
    "submit",
    "tell_candidate_of_interviews",
    "tell_interviews",
    "withdraw_booking_link",
]

asks_for_times(AsksByRules())
