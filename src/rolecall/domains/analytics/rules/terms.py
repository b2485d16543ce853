"""What the words of the reports mean.

The one place where definitions are written: screens, files and docs/explanation/reports.md show
these sentences, and a test holds the page to them.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.analytics.contracts import Report, ReportKey, Term

TITLES: Final[Mapping[ReportKey, tuple[str, str]]] = {
    ReportKey.FUNNEL: (
        "Funnel",
        "How many applications come how far, and what became of the others.",
    ),
    ReportKey.TIME_IN_STAGE: (
        "Time in stage",
        "How long applications stay in each stage, those that are still there taken into account.",
    ),
    ReportKey.TIME_TO_HIRE: (
        "Time to hire",
        "How long it took to hire somebody, from their application and from the job's opening.",
    ),
    ReportKey.SOURCES: (
        "Sources",
        "Where applications come from, and which sources lead to interviews and hires.",
    ),
    ReportKey.OFFERS: (
        "Offers",
        "What became of the offers that were sent, and how soon candidates answered.",
    ),
    ReportKey.SERVICE_LEVELS: (
        "Service levels",
        "Which promises about the time in a stage were kept, and how late the others were.",
    ),
    ReportKey.WORKLOAD: (
        "Workload",
        "Who has how much to do: applications with recruiters, feedback with interviewers.",
    ),
}

IMPACT_TITLE: Final = (
    "Adverse impact",
    "Whether people of different sex, race or ethnicity come equally far, of those who said.",
)

PERIOD: Final = Term(
    "Period",
    "Whole days in the organization's time zone, the first and the last one included. What "
    "happened later to what falls into it counts, too: figures say how things are now.",
)
UNDONE: Final = Term(
    "Undone moves",
    "A move that was undone never happened in reports: neither it nor the move back counts.",
)
GENERAL: Final = (PERIOD, UNDONE)

TERMS: Final[Mapping[str, Term]] = {
    "reached": Term(
        "Reached",
        "Applications of the period whose furthest stage is this one or a later one. Who skipped a "
        "stage on the way to a later one reached it, too; who went back keeps the furthest stage.",
    ),
    "entered": Term(
        "Entered",
        "Applications that came into this stage for the first time in the period, whenever they "
        "were sent.",
    ),
    "share_of_applied": Term(
        "Of all",
        "The share of all applications of the period that reached this stage.",
    ),
    "passed": Term(
        "Went further",
        "Those of the stage's applications that ever reached a later stage.",
    ),
    "pass_rate": Term(
        "Pass-through",
        "Went further, as a share of all that reached or entered the stage. Applications that are "
        "still in progress have not passed yet, so the rate of recent weeks is still rising.",
    ),
    "in_progress": Term(
        "In progress",
        "Applications that came no further than this stage and are neither rejected nor withdrawn.",
    ),
    "rejected_here": Term(
        "Rejected",
        "Applications that came no further than this stage and are rejected now.",
    ),
    "withdrawn_here": Term(
        "Withdrawn",
        "Applications that came no further than this stage and were withdrawn by the candidate.",
    ),
    "stays": Term(
        "Stays",
        "Times that an application came into the stage in the period. One that comes back begins "
        "another stay.",
    ),
    "ended_stays": Term(
        "Ended",
        "Stays that ended with a move to another stage, a rejection or a withdrawal.",
    ),
    "open_stays": Term(
        "Still open",
        "Stays that go on, and those that a change of the job's workflow cut short. They count as "
        "lasting at least as long as they have lasted so far.",
    ),
    "first_quartile_of_stays": Term(
        "A quarter within",
        "Days after which a quarter of the stays has ended, by the Kaplan–Meier estimate. It "
        "is calculated from full hours of the calendar, nights and weekends included.",
    ),
    "median_of_stays": Term(
        "Half within",
        "Days after which half of the stays has ended, by the Kaplan–Meier estimate: stays "
        "that are still open are neither left out nor taken as ended. Empty while more than half "
        "may last longer than everything that was seen so far.",
    ),
    "third_quartile_of_stays": Term(
        "Three quarters within",
        "Days after which three quarters of the stays have ended, by the Kaplan–Meier estimate.",
    ),
    "hires": Term(
        "Hires",
        "Applications that came into the hired stage in the period and are hired now.",
    ),
    "time_to_hire_quarter": Term(
        "A quarter within",
        "Days from the application to the hire within which a quarter of the hires was made.",
    ),
    "time_to_hire": Term(
        "Median from application",
        "The median of the days from the application to the hire. Only people who were hired have "
        "one, so it says nothing of those who still wait.",
    ),
    "time_to_hire_three_quarters": Term(
        "Three quarters within",
        "Days from the application to the hire within which three quarters of the hires were made.",
    ),
    "hires_with_opening": Term(
        "With an opening date",
        "Hires of jobs that were published before the hire. A job that never was has no opening.",
    ),
    "time_to_fill": Term(
        "Median from opening",
        "The median of the days from the first publication of the job to the hire. Each hire "
        "counts by itself, where a job has several openings.",
    ),
    "source_applications": Term(
        "Applications",
        "Applications of the period by where they came from: by the application itself, or by the "
        "person's first or newest application here, as chosen.",
    ),
    "source_interviewed": Term(
        "Reached an interview",
        "Applications whose furthest stage is the first interview stage or a later one.",
    ),
    "source_interview_rate": Term(
        "Interview rate",
        "Applications that reached an interview, as a share of the source's applications.",
    ),
    "source_offered": Term(
        "Reached an offer",
        "Applications whose furthest stage is the offer stage or a later one.",
    ),
    "source_hired": Term(
        "Hired",
        "Applications of the period that are hired now.",
    ),
    "source_hire_rate": Term(
        "Hire rate",
        "Applications that are hired now, as a share of the source's applications.",
    ),
    "offers_sent": Term(
        "Sent",
        "Offers whose newest version was sent in the period. Another version moves the day.",
    ),
    "offers_accepted": Term("Accepted", "Those of them that the candidate accepted."),
    "offers_declined": Term("Declined", "Those of them that the candidate declined."),
    "offers_expired": Term("Expired", "Those of them whose last day went by without an answer."),
    "offers_withdrawn": Term("Taken back", "Those of them that the organization took back."),
    "offers_open": Term(
        "Open",
        "Those of them that wait for an answer, or are being written anew after they were sent.",
    ),
    "offer_acceptance_rate": Term(
        "Acceptance rate",
        "Accepted, as a share of accepted, declined and expired. Open offers are no answer yet, "
        "and one that was taken back could not be answered.",
    ),
    "days_to_answer": Term(
        "Median to the answer",
        "The median of the days from sending to the candidate's yes or no.",
    ),
    "promised_stays": Term(
        "Promised",
        "Times that an application came in the period into a stage with a service level, by what "
        "is promised today. While a job is on hold, nothing is promised to who waits there.",
    ),
    "kept_promises": Term(
        "Kept",
        "Those that left the stage, for another one, a rejection or a withdrawal, by the end of "
        "the day on which they were due.",
    ),
    "missed_promises": Term(
        "Missed",
        "Those that left the stage later, and those that are still there after they were due.",
    ),
    "running_promises": Term(
        "Running",
        "Those that are still in the stage and not due yet, and those that a change of the job's "
        "workflow took out of it before they were due.",
    ),
    "kept_rate": Term(
        "Kept rate",
        "Kept, as a share of kept and missed. What is running is neither yet.",
    ),
    "median_delay": Term(
        "Median delay",
        "The median of the days by which the missed ones were late: from the end of the day on "
        "which they were due until they left, or until now. Nights and weekends count.",
    ),
    "open_load": Term(
        "Open applications",
        "Applications in progress now, whenever they were sent, of the jobs on whose hiring team "
        "the person is a recruiter. One of a job with two recruiters counts for both.",
    ),
    "waiting_load": Term(
        "Waiting",
        "Those of them in a stage in which they wait to be read: applied, or screening.",
    ),
    "overdue_load": Term(
        "Overdue",
        "Those of them that are past the day on which they were due by a service level.",
    ),
    "interviews_held": Term(
        "Interviews",
        "Interviews of the person that began in the period or are to begin in it, without those "
        "that were called off. In a panel it is one for each interviewer.",
    ),
    "feedback_owed": Term(
        "Feedback owed",
        "Those of them that took place and of which the person's scorecard is missing.",
    ),
    "time_to_feedback": Term(
        "Median to feedback",
        "The median of the days from the end of the person's part to their scorecard, where it is "
        "in. What is still owed has none, so it says nothing of who never writes.",
    ),
}


def terms_of(report: Report) -> dict[str, Term]:
    """Return the definitions that a report needs, by key."""
    used = {column.term for table in report.tables for column in table.columns}
    return {key: TERMS[key] for key in TERMS if key in used}


IMPACT_TERMS: Final[Mapping[str, Term]] = {
    "answered": Term(
        "Answered",
        "Applications of the months with an answer to the question. Who prefers not to say, or was "
        "not asked, is in no group: the more they are, the less the groups say of all.",
    ),
    "decided": Term(
        "Decided",
        "Applications of the group that went further than the stage or were rejected in it. Who is "
        "still in it, or withdrew, was not decided about. From application to hire: those that "
        "were hired or rejected.",
    ),
    "passed": Term("Went on", "Those of them that went further, or were hired."),
    "selection_rate": Term("Selection rate", "Went on, as a share of the decided ones."),
    "impact_ratio": Term(
        "Impact ratio",
        "The group's selection rate as a share of that of the group with the highest one. Less "
        "than four fifths is generally regarded as evidence of adverse impact (29 CFR 1607.4(D)): "
        "a reason to look closer, not a verdict.",
    ),
    "p_value": Term(
        "Chance",
        "How likely so large a difference from the group with the highest rate would be if both "
        "were treated alike, by Fisher's exact test, two-sided. Below 5 % it is called "
        "significant. Many comparisons make some significant by chance.",
    ),
}
IMPACT_GENERAL: Final = (
    Term(
        "Months",
        "Whole months that are over, in the organization's time zone, with what had happened by "
        "the end of the last one. So nobody can move an application and look who it was.",
    ),
    Term(
        "Hidden",
        "Groups of fewer decisions than the organization's smallest group, those beside them by "
        "which they could be worked out, and tables about fewer than 30 people.",
    ),
    Term(
        "No rows",
        "Counts alone: unlike elsewhere no number here opens its rows, and nobody sees who "
        "answered what. Each reading is in the audit log.",
    ),
    UNDONE,
)
