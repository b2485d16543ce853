"""Whether a person may be texted at a number, from the log of what was said about it. Pure.

People agree one by one, a phone says STOP for all who use it. START takes back a STOP and no more:
who never agreed has not agreed by it. After a STOP nobody but the phone itself can open the way
again.
"""

from collections.abc import Iterable
from uuid import UUID

from rolecall.domains.messaging.contracts.texts import ConsentEntry, ConsentState, Standing


def standing(log: Iterable[ConsentEntry], candidate_id: UUID | None) -> Standing:
    """Return where a person stands; the log is of one number, oldest first."""
    stopped, own = False, Standing.NONE
    for entry in log:
        given = entry.state is ConsentState.GIVEN
        if entry.candidate_id is None:
            stopped = not given
        elif entry.candidate_id == candidate_id:
            own = Standing.GIVEN if given else Standing.WITHDRAWN
    return Standing.STOPPED if stopped else own
