"""One message to many people.

Guarantees: nobody gets it twice, however often somebody presses the button or a process dies; who
cannot or does not want to get it is left out and named, before it is sent and again when the mail
is written; the words are checked before the first mail; what has not left can be taken back, all at
once; mails leave one after another, so that others find their way between them.
"""

from rolecall.domains.applications.service.mailings.planning import (
    plan_mailing_about,
    plan_mailing_to_people,
)
from rolecall.domains.applications.service.mailings.running import (
    take_back,
    write_about_many,
    write_to_many_people,
)
from rolecall.domains.applications.service.mailings.starting import (
    start_mailing_about,
    start_mailing_to_people,
)

__all__ = [
    "plan_mailing_about",
    "plan_mailing_to_people",
    "start_mailing_about",
    "start_mailing_to_people",
    "take_back",
    "write_about_many",
    "write_to_many_people",
]
