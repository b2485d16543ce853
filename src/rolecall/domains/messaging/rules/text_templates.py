"""What saved texts can hold, and how they are filled in. Pure."""

from collections.abc import Mapping

from rolecall.domains.messaging.contracts import OfferedVariable
from rolecall.domains.messaging.rules.own_kinds import LABELS, ORGANIZATION_NAME, unknown_variables
from rolecall.domains.messaging.rules.wording import fill_some, names_in
from rolecall.kernel.errors import FieldError
from rolecall.kernel.sentences import say

VARIABLES = (
    OfferedVariable("candidate_name", LABELS["candidate_name"], "Ada Byron"),
    OfferedVariable("job_title", LABELS["job_title"], "Intensive care nurse"),
    OfferedVariable("writer_name", LABELS["writer_name"], "Daniel Brandt"),
    OfferedVariable(ORGANIZATION_NAME, LABELS[ORGANIZATION_NAME], "Harbor Vale"),
)
"""Links are not among them: a text is shown to everybody who reads the conversation."""
SAMPLES: Mapping[str, str] = {one.name: one.sample for one in VARIABLES}
_KNOWN = list(SAMPLES)


def faults_of(field: str, text: str) -> list[FieldError]:
    """Return what keeps a text from being sent."""
    if not text.strip():
        return [FieldError(field, say("Write something here."))]
    return unknown_variables(field, names_in(text), _KNOWN)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its variables filled in, without blanks around it."""
    return fill_some(text, values).strip()
