"""The use cases of job alerts and saved jobs.

Guarantees: nothing is sent to an address but mails that ask, until somebody who reads mail there
has confirmed; whether an address is known makes no difference that can be seen; each job is told
once per alert and only while it is on the careers page; a mail goes once for each due time, however
often its workers die, and only if there is something new; who stopped gets nothing more.
"""

from rolecall.domains.job_alerts.service.asking import ask, statement_of
from rolecall.domains.job_alerts.service.changing import (
    Mine,
    change_by_link,
    find_by_link,
    remove_by_link,
    stop_after_bounce,
)
from rolecall.domains.job_alerts.service.confirming import Asked, confirm, find_asked
from rolecall.domains.job_alerts.service.forgetting import forget_login, forget_old
from rolecall.domains.job_alerts.service.sending import send_due
from rolecall.domains.job_alerts.service.stopping import Stopping, find_stopping, stop, want_again

__all__ = [
    "Asked",
    "Mine",
    "Stopping",
    "ask",
    "change_by_link",
    "confirm",
    "find_asked",
    "find_by_link",
    "find_stopping",
    "forget_login",
    "forget_old",
    "remove_by_link",
    "send_due",
    "statement_of",
    "stop",
    "stop_after_bounce",
    "want_again",
]
