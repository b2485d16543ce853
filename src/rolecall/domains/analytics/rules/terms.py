"""What the words of the reports mean.

The one place where definitions are written: screens, files and docs/explanation/reports.md show
these sentences, and a test holds the page to them.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.analytics.contracts import Report, ReportKey, Term
from rolecall.domains.analytics.rules import visit_terms
from rolecall.kernel.sentences import Sentence, say

TITLES: Final[Mapping[ReportKey, tuple[Sentence, Sentence]]] = {
    ReportKey.FUNNEL: (
        say("Funnel"),
        say("How many applications come how far, and what became of the others."),
    ),
    ReportKey.TIME_IN_STAGE: (
        say("Time in stage"),
        say(
            "How long applications stay in each stage, those that are still there taken into "
            "account."
        ),
    ),
    ReportKey.TIME_TO_HIRE: (
        say("Time to hire"),
        say(
            "How long it took to hire somebody, from their application and from the job's opening."
        ),
    ),
    ReportKey.SOURCES: (
        say("Sources"),
        say("Where applications come from, and which sources lead to interviews and hires."),
    ),
    ReportKey.OFFERS: (
        say("Offers"),
        say("What became of the offers that were sent, and how soon candidates answered."),
    ),
    ReportKey.SERVICE_LEVELS: (
        say("Service levels"),
        say("Which promises about the time in a stage were kept, and how late the others were."),
    ),
    ReportKey.WORKLOAD: (
        say("Workload"),
        say("Who has how much to do: applications with recruiters, feedback with interviewers."),
    ),
    ReportKey.VISITS: (
        say("Visits"),
        say("How often the careers site is read, and how many of its visitors apply."),
    ),
}

IMPACT_TITLE: Final = (
    say("Adverse impact"),
    say("Whether people of different sex, race or ethnicity come equally far, of those who said."),
)

PERIOD: Final = Term(
    say("Period"),
    say(
        "Whole days in the organization's time zone, the first and the last one included. "
        "What happened later to what falls into it counts, too: figures say how things are "
        "now."
    ),
)
UNDONE: Final = Term(
    say("Undone moves"),
    say("A move that was undone never happened in reports: neither it nor the move back counts."),
)
GENERAL: Final = (PERIOD, UNDONE)

TERMS: Final[Mapping[str, Term]] = {
    "reached": Term(
        say("Reached"),
        say(
            "Applications of the period whose furthest stage is this one or a later one. Who "
            "skipped a stage on the way to a later one reached it, too; who went back keeps "
            "the furthest stage."
        ),
    ),
    "entered": Term(
        say("Entered"),
        say(
            "Applications that came into this stage for the first time in the period, "
            "whenever they were sent."
        ),
    ),
    "share_of_applied": Term(
        say("Of all"),
        say("The share of all applications of the period that reached this stage."),
    ),
    "passed": Term(
        say("Went further"),
        say("Those of the stage's applications that ever reached a later stage."),
    ),
    "pass_rate": Term(
        say("Pass-through"),
        say(
            "Went further, as a share of all that reached or entered the stage. Applications "
            "that are still in progress have not passed yet, so the rate of recent weeks is "
            "still rising."
        ),
    ),
    "in_progress": Term(
        say("In progress"),
        say(
            "Applications that came no further than this stage and are neither rejected nor "
            "withdrawn."
        ),
    ),
    "rejected_here": Term(
        say("Rejected"),
        say("Applications that came no further than this stage and are rejected now."),
    ),
    "withdrawn_here": Term(
        say("Withdrawn"),
        say(
            "Applications that came no further than this stage and were withdrawn by the candidate."
        ),
    ),
    "stays": Term(
        say("Stays"),
        say(
            "Times that an application came into the stage in the period. One that comes "
            "back begins another stay."
        ),
    ),
    "ended_stays": Term(
        say("Ended"),
        say("Stays that ended with a move to another stage, a rejection or a withdrawal."),
    ),
    "open_stays": Term(
        say("Still open"),
        say(
            "Stays that go on, and those that a change of the job's workflow cut short. They "
            "count as lasting at least as long as they have lasted so far."
        ),
    ),
    "first_quartile_of_stays": Term(
        say("A quarter within"),
        say(
            "Days after which a quarter of the stays has ended, by the Kaplan–Meier "
            "estimate. It is calculated from full hours of the calendar, nights and weekends "
            "included."
        ),
    ),
    "median_of_stays": Term(
        say("Half within"),
        say(
            "Days after which half of the stays has ended, by the Kaplan–Meier estimate: "
            "stays that are still open are neither left out nor taken as ended. Empty while "
            "more than half may last longer than everything that was seen so far."
        ),
    ),
    "third_quartile_of_stays": Term(
        say("Three quarters within"),
        say(
            "Days after which three quarters of the stays have ended, by the Kaplan–Meier estimate."
        ),
    ),
    "hires": Term(
        say("Hires"),
        say("Applications that came into the hired stage in the period and are hired now."),
    ),
    "time_to_hire_quarter": Term(
        say("A quarter within"),
        say("Days from the application to the hire within which a quarter of the hires was made."),
    ),
    "time_to_hire": Term(
        say("Median from application"),
        say(
            "The median of the days from the application to the hire. Only people who were "
            "hired have one, so it says nothing of those who still wait."
        ),
    ),
    "time_to_hire_three_quarters": Term(
        say("Three quarters within"),
        say(
            "Days from the application to the hire within which three quarters of the hires "
            "were made."
        ),
    ),
    "hires_with_opening": Term(
        say("With an opening date"),
        say(
            "Hires of jobs that were published before the hire. A job that never was has no "
            "opening."
        ),
    ),
    "time_to_fill": Term(
        say("Median from opening"),
        say(
            "The median of the days from the first publication of the job to the hire. Each "
            "hire counts by itself, where a job has several openings."
        ),
    ),
    "source_applications": Term(
        say("Applications"),
        say(
            "Applications of the period by where they came from: by the application itself, "
            "or by the person's first or newest application here, as chosen."
        ),
    ),
    "source_interviewed": Term(
        say("Reached an interview"),
        say("Applications whose furthest stage is the first interview stage or a later one."),
    ),
    "source_interview_rate": Term(
        say("Interview rate"),
        say("Applications that reached an interview, as a share of the source's applications."),
    ),
    "source_offered": Term(
        say("Reached an offer"),
        say("Applications whose furthest stage is the offer stage or a later one."),
    ),
    "source_hired": Term(
        say("Hired"),
        say("Applications of the period that are hired now."),
    ),
    "source_hire_rate": Term(
        say("Hire rate"),
        say("Applications that are hired now, as a share of the source's applications."),
    ),
    "offers_sent": Term(
        say("Sent"),
        say("Offers whose newest version was sent in the period. Another version moves the day."),
    ),
    "offers_accepted": Term(say("Accepted"), say("Those of them that the candidate accepted.")),
    "offers_declined": Term(say("Declined"), say("Those of them that the candidate declined.")),
    "offers_expired": Term(
        say("Expired"), say("Those of them whose last day went by without an answer.")
    ),
    "offers_withdrawn": Term(
        say("Taken back"), say("Those of them that the organization took back.")
    ),
    "offers_open": Term(
        say("Open"),
        say(
            "Those of them that wait for an answer, or are being written anew after they were sent."
        ),
    ),
    "offer_acceptance_rate": Term(
        say("Acceptance rate"),
        say(
            "Accepted, as a share of accepted, declined and expired. Open offers are no "
            "answer yet, and one that was taken back could not be answered."
        ),
    ),
    "days_to_answer": Term(
        say("Median to the answer"),
        say("The median of the days from sending to the candidate's yes or no."),
    ),
    "promised_stays": Term(
        say("Promised"),
        say(
            "Times that an application came in the period into a stage with a service level, "
            "by what is promised today. While a job is on hold, nothing is promised to who "
            "waits there."
        ),
    ),
    "kept_promises": Term(
        say("Kept"),
        say(
            "Those that left the stage, for another one, a rejection or a withdrawal, by the "
            "end of the day on which they were due."
        ),
    ),
    "missed_promises": Term(
        say("Missed"),
        say("Those that left the stage later, and those that are still there after they were due."),
    ),
    "running_promises": Term(
        say("Running"),
        say(
            "Those that are still in the stage and not due yet, and those that a change of "
            "the job's workflow took out of it before they were due."
        ),
    ),
    "kept_rate": Term(
        say("Kept rate"),
        say("Kept, as a share of kept and missed. What is running is neither yet."),
    ),
    "median_delay": Term(
        say("Median delay"),
        say(
            "The median of the days by which the missed ones were late: from the end of the "
            "day on which they were due until they left, or until now. Nights and weekends "
            "count."
        ),
    ),
    "open_load": Term(
        say("Open applications"),
        say(
            "Applications in progress now, whenever they were sent, of the jobs on whose "
            "hiring team the person is a recruiter. One of a job with two recruiters counts "
            "for both."
        ),
    ),
    "waiting_load": Term(
        say("Waiting"),
        say("Those of them in a stage in which they wait to be read: applied, or screening."),
    ),
    "overdue_load": Term(
        say("Overdue"),
        say("Those of them that are past the day on which they were due by a service level."),
    ),
    "interviews_held": Term(
        say("Interviews"),
        say(
            "Interviews of the person that began in the period or are to begin in it, "
            "without those that were called off. In a panel it is one for each interviewer."
        ),
    ),
    "feedback_owed": Term(
        say("Feedback owed"),
        say("Those of them that took place and of which the person's scorecard is missing."),
    ),
    "time_to_feedback": Term(
        say("Median to feedback"),
        say(
            "The median of the days from the end of the person's part to their scorecard, "
            "where it is in. What is still owed has none, so it says nothing of who never "
            "writes."
        ),
    ),
    **visit_terms.TERMS,
}


def terms_of(report: Report) -> dict[str, Term]:
    """Return the definitions that a report needs, by key."""
    used = {column.term for table in report.tables for column in table.columns}
    return {key: TERMS[key] for key in TERMS if key in used}


IMPACT_TERMS: Final[Mapping[str, Term]] = {
    "answered": Term(
        say("Answered"),
        say(
            "Applications of the months with an answer to the question. Who prefers not to "
            "say, or was not asked, is in no group: the more they are, the less the groups "
            "say of all."
        ),
    ),
    "decided": Term(
        say("Decided"),
        say(
            "Applications of the group that went further than the stage or were rejected in "
            "it. Who is still in it, or withdrew, was not decided about. From application to "
            "hire: those that were hired or rejected."
        ),
    ),
    "passed": Term(say("Went on"), say("Those of them that went further, or were hired.")),
    "selection_rate": Term(say("Selection rate"), say("Went on, as a share of the decided ones.")),
    "impact_ratio": Term(
        say("Impact ratio"),
        say(
            "The group's selection rate as a share of that of the group with the highest "
            "one. Less than four fifths is generally regarded as evidence of adverse impact "
            "(29 CFR 1607.4(D)): a reason to look closer, not a verdict."
        ),
    ),
    "p_value": Term(
        say("Chance"),
        say(
            "How likely so large a difference from the group with the highest rate would be "
            "if both were treated alike, by Fisher's exact test, two-sided. Below 5 % it is "
            "called significant. Many comparisons make some significant by chance."
        ),
    ),
}
IMPACT_GENERAL: Final = (
    Term(
        say("Months"),
        say(
            "Whole months that are over, in the organization's time zone, with what had "
            "happened by the end of the last one. So nobody can move an application and look "
            "who it was."
        ),
    ),
    Term(
        say("Hidden"),
        say(
            "Groups of fewer decisions than the organization's smallest group, those beside "
            "them by which they could be worked out, and tables about fewer than 30 people."
        ),
    ),
    Term(
        say("No rows"),
        say(
            "Counts alone: unlike elsewhere no number here opens its rows, and nobody sees "
            "who answered what. Each reading is in the audit log."
        ),
    ),
    UNDONE,
)
