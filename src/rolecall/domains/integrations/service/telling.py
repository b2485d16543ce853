"""What went wrong with the other side, as a word that is kept and a sentence that is shown."""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.integrations.contracts.outcomes import (
    Blocked,
    ConnectorError,
    Malformed,
    RateLimited,
    Refused,
    Unauthorised,
)
from rolecall.domains.integrations.contracts.syncing import ConnectionProblem
from rolecall.domains.integrations.rules.stored import storable
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

_LONGEST: Final = 300
_SENTENCES: Final[Mapping[ConnectionProblem, Sentence]] = {
    ConnectionProblem.UNAUTHORISED: say(
        "The other side does not take the credentials. Enter them anew and test the connection."
    ),
    ConnectionProblem.RATE_LIMITED: say(
        "The other side was asked too often. It is asked again when it allows that."
    ),
    ConnectionProblem.TEMPORARY: say(
        "The other side could not be reached, or answered with an error. It is asked again soon."
    ),
    ConnectionProblem.MALFORMED: say(
        "The other side answered with something else than was agreed on. Look at the address and "
        "the specification."
    ),
    ConnectionProblem.REFUSED: say(
        "The other side refuses to answer. Look at what the credentials are allowed to read, and "
        "at the address."
    ),
    ConnectionProblem.BLOCKED: say(
        "Rolecall does not go to this address: it asks addresses on the public internet, and "
        "follows them nowhere else. Look at the address."
    ),
}


def problem_of(error: ConnectorError | InvalidInput) -> tuple[ConnectionProblem, str]:
    """Return the word for what went wrong, and what the other side says about it."""
    if isinstance(error, InvalidInput):
        return ConnectionProblem.REFUSED, str(error.detail)[:_LONGEST]
    said = str(storable(error.reason))[:_LONGEST]
    if isinstance(error, Unauthorised):
        return ConnectionProblem.UNAUTHORISED, said
    if isinstance(error, RateLimited):
        return ConnectionProblem.RATE_LIMITED, said
    if isinstance(error, Malformed):
        return ConnectionProblem.MALFORMED, said
    if isinstance(error, Blocked):
        return ConnectionProblem.BLOCKED, said
    if isinstance(error, Refused):
        return ConnectionProblem.REFUSED, said
    return ConnectionProblem.TEMPORARY, said


def in_words(problem: ConnectionProblem) -> Sentence:
    """Return what went wrong as a sentence that says what helps."""
    return _SENTENCES[problem]
