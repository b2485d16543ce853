"""The rejection reasons that every organization begins with. Pure."""

import re
from collections.abc import Container
from typing import Final

from rolecall.kernel.terms import fold

DEFAULT_REASONS: Final = (
    ("missing_qualifications", "Does not have the qualifications that the job needs"),
    ("missing_skills", "Skills do not fit the job"),
    ("more_qualified", "Another applicant fits the job better"),
    ("experience", "Too little relevant experience"),
    ("no_work_permit", "Has no permission to work there"),
    ("location", "Location or time zone does not fit"),
    ("pay_expectations", "Pay expectations are above the range"),
    ("not_available", "Is not available when needed"),
    ("no_response", "Could not be reached"),
    ("failed_screening", "Answers to the screening questions do not fit"),
    ("position_closed", "The job was closed or filled"),
    ("duplicate", "Duplicate of another application"),
    ("other", "Other"),
)
"""Code and label, in the order in which they are offered."""

_NOT_IN_A_CODE: Final = re.compile(r"[^a-z0-9]+")
_CODE_LENGTH: Final = 40


def code_of(label: str, taken: Container[str]) -> str:
    """Return a stable code for a new reason, made of its label, that is not taken yet."""
    base = _NOT_IN_A_CODE.sub("_", fold(label)).strip("_")[:_CODE_LENGTH] or "reason"
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}_{number}"
    return code
