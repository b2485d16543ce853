"""What a person agreed to, from the log of what was said. Pure.

A consent to the privacy notice belongs to one application, any other to the person: what was said
last holds.
"""

from collections.abc import Iterable
from uuid import UUID

from rolecall.domains.candidates.contracts import Consent
from rolecall.domains.consents.contracts import Purpose


def standing(
    log: Iterable[Consent], purpose: Purpose, application_id: UUID | None = None
) -> Consent | None:
    """Return what was said last for a purpose, None if nothing was; the log is newest first.

    Entries from before applications were kept with them count for each application.
    """
    of_one = application_id if purpose is Purpose.APPLICATION else None
    for entry in log:
        if entry.purpose is purpose and (of_one is None or entry.application_id in {None, of_one}):
            return entry
    return None
