"""The numbers of departments and offices, which follow from what they are called. Pure.

A department is its name, however it is spelt, and has the same number in each job; so is an office
its place.
"""

from typing import Final

from rolecall.domains.jobs.contracts import Location
from rolecall.domains.jobs.contracts.board_numbers import number_of
from rolecall.domains.jobs.rules.wording import place
from rolecall.kernel.terms import fold

NONE: Final = 0
"""What has no department, or no office, is under this number."""


def department_number(name: str) -> int:
    """Return the number of a department; `NONE` for no department."""
    folded = fold(name)
    return number_of("department", folded) if folded else NONE


def office_number(location: Location) -> int:
    """Return the number of an office, which is a place of work; `NONE` for no place."""
    folded = fold(place(location))
    return number_of("office", folded) if folded else NONE
