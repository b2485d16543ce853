"""What is decided about a request to be erased. Pure."""

from datetime import date
from hashlib import sha256
from typing import Final
from uuid import UUID

from rolecall.domains.privacy.contracts import RUNNING, Look, RequestStatus
from rolecall.domains.privacy.rules.due import needs_a_look

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of numbers: without what is read wrongly over the phone."""
_GROUP = 4


def look_needed(records: int, address: str, known: frozenset[str], *, is_hired: bool) -> Look:
    """Return why a member has to look first; whose records these are goes before all else.

    `address` is normalised and confirmed the request, `known` are those of the records.
    """
    if needs_a_look(records, address, known):
        return Look.SEVERAL_RECORDS if address in known else Look.OTHER_ADDRESS
    return Look.HIRED if is_hired else Look.NOTHING


def number_of(year: int, drawn: str) -> str:
    """Return the number of a request: the year, and eight characters that were drawn."""
    return f"{year}-{drawn[:_GROUP]}-{drawn[_GROUP:]}"


def number_of_receipt(year: int, erasure_id: UUID) -> str:
    """Return the number of an erasure that nobody asked for, in the form of those of requests.

    It follows from the id, which was drawn: always the same, and no count.
    """
    digest = sha256(erasure_id.bytes).digest()
    return number_of(year, "".join(ALPHABET[one % len(ALPHABET)] for one in digest[: 2 * _GROUP]))


def days_left(due_on: date, today: date) -> int:
    """Return how many days are left after today; less than none once it is late."""
    return (due_on - today).days


def is_overdue(status: RequestStatus, due_on: date, today: date) -> bool:
    """Tell whether a request that has to be answered was not in time."""
    return status in RUNNING and today > due_on
