"""What both ways of reading share: an answer of a server, or the reason why there is none."""

from rolecall.infra.outbound import Answer, Ask, NoAnswer, Outbound, Target, Why
from rolecall.infra.providers.calendar.contracts import CalendarProblem, CalendarUnreadable

SECONDS = 20.0
"""For one request; who waits for less sets a limit around all of them."""
_OK, _MULTI_STATUS = 200, 207
_SIGN_IN = frozenset({401, 403, 407})
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429})
_SERVER_ERROR = 500
_PROBLEMS = {
    Why.ADDRESS_REFUSED: CalendarProblem.ADDRESS_REFUSED,
    Why.HOST_NOT_FOUND: CalendarProblem.HOST_NOT_FOUND,
    Why.UNREACHABLE: CalendarProblem.UNREACHABLE,
    Why.TIMED_OUT: CalendarProblem.TIMED_OUT,
    Why.TOO_LARGE: CalendarProblem.TOO_LARGE,
    Why.TOO_MANY_REDIRECTS: CalendarProblem.NOT_FOUND,
}


async def answer_of(outbound: Outbound, ask: Ask) -> Answer:
    """Return the server's answer, a good one.

    Raises:
        CalendarUnreadable: there is none.
    """
    try:
        answer = await outbound.ask(ask, seconds=SECONDS)
    except NoAnswer as error:
        raise CalendarUnreadable(_PROBLEMS[error.why]) from error
    if answer.status in {_OK, _MULTI_STATUS}:
        return answer
    raise CalendarUnreadable(_problem_of(answer.status))


def target_of(outbound: Outbound, address: str) -> Target:
    """Return where an address leads, without asking anybody.

    Raises:
        CalendarUnreadable: it may not be asked.
    """
    try:
        return outbound.target(address)
    except NoAnswer as error:
        raise CalendarUnreadable(_PROBLEMS[error.why]) from error


def _problem_of(status: int) -> CalendarProblem:
    if status in _SIGN_IN:
        return CalendarProblem.SIGN_IN_REFUSED
    if status in _GONE:
        return CalendarProblem.NOT_FOUND
    if status >= _SERVER_ERROR or status in _LATER:
        return CalendarProblem.SERVER_ERROR
    return CalendarProblem.NOT_A_CALENDAR
