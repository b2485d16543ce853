"""What came with an application beside what the record of its person says."""

from collections.abc import Iterable

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.contracts.given import GivenValue, TakenOver
from rolecall.domains.applications.rules.given import given_with
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import Candidate


def compared(
    application: ApplicationRow, person: Candidate, taken: Iterable[TakenOver]
) -> tuple[GivenValue, ...]:
    """Return what was given, what the record says instead, and what was taken over."""
    standing = {one.field: one for one in taken}
    return tuple(
        GivenValue(
            field,
            value,
            candidates.record_says(person, field),
            not candidates.record_holds(person, field, value),
            standing.get(field),
        )
        for field, value in given_with(application).items()
    )
