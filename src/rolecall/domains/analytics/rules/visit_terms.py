"""What the words of the report on visits mean."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.analytics.contracts import Term
from rolecall.kernel.sentences import say

COUNTED: Final = Term(
    say("Who is counted"),
    say(
        "Visits are counted, not people: without cookies, and without anything that tells one "
        "visitor from another on the next day. Whoever asks not to be tracked (Do Not Track, "
        "Global Privacy Control), programs that say what they are, and pages that a browser only "
        "fetches in advance are not counted. A page that a browser still has from the minute "
        "before is not asked for again, and not counted either."
    ),
)
GENERAL: Final = (
    Term(
        say("Period"),
        say(
            "Whole days in the organization's time zone, the first and the last one included. "
            "Counts arrive within about two minutes and are kept for 25 months."
        ),
    ),
    COUNTED,
)

TERMS: Final[Mapping[str, Term]] = {
    "visitors": Term(
        say("Visitors"),
        say(
            "About how many different visitors read a page on a day, added up over the days: who "
            "comes on two days counts twice. An estimate, usually right to 2 %. It is known of "
            "the whole site alone, not of single jobs or sources."
        ),
    ),
    "page_views": Term(
        say("Page views"),
        say(
            "Times that a page of the careers site was opened: the list of jobs, a department or "
            "place, or an open job. The list in a frame on other websites counts apart."
        ),
    ),
    "job_views": Term(say("Job views"), say("Times that the page of an open job was opened.")),
    "arrivals": Term(
        say("Arrivals"),
        say(
            "Page views that somebody came to from elsewhere: by a share link, by an address that "
            "names a source (source, utm_source or ref), or else from a website. Well-known "
            "websites are named, all others are one. Going from page to page is no arrival."
        ),
    ),
    "applications_begun": Term(
        say("Begun"),
        say(
            "Applications that were begun on the site: a form that was kept, or sent at once. "
            "By source: by what the address of the job named, otherwise it is direct."
        ),
    ),
    "applications_sent": Term(
        say("Sent"),
        say(
            "Applications that were sent by the form of the site. Those that came by mail, by the "
            "portal or by a job board are not among them, so other reports count more."
        ),
    ),
    "sent_rate": Term(
        say("Of views"),
        say(
            "Applications sent, as a share of the job views of the row, by source of its arrivals."
        ),
    ),
    "views_on_phones": Term(
        say("On phones"),
        say("Views from phones, as a share of all. Tablets count as larger screens."),
    ),
}
