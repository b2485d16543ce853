"""Whether a person may be texted at a number, from the log of what was said about it. Pure.

People agree one by one, a phone says STOP for all who use it. START takes back a STOP and no more:
who never agreed has not agreed by it. After a STOP nobody but the phone itself can open the way
again.

Records of one person that are merged bring along what was said of each: the stricter holds until
the person says something anew, and after a split each has its own again.
"""

from collections.abc import Iterable
from uuid import UUID

from rolecall.domains.messaging.contracts.texts import (
    ConsentEntry,
    ConsentSource,
    ConsentState,
    Standing,
)


def standing(log: Iterable[ConsentEntry], candidate_id: UUID | None) -> Standing:
    """Return where a person stands; the log is of one number, oldest first."""
    stopped, own = False, Standing.NONE
    brought: dict[UUID | None, Standing] = {}
    for entry in log:
        said = Standing.GIVEN if entry.state is ConsentState.GIVEN else Standing.WITHDRAWN
        if entry.candidate_id is None:
            stopped = said is Standing.WITHDRAWN
        elif entry.candidate_id != candidate_id:
            continue
        elif entry.source is ConsentSource.MERGE:
            brought[entry.other_id] = said
        elif entry.source is ConsentSource.SPLIT:
            brought.pop(entry.other_id, None)
        else:
            own, brought = said, {}
    return Standing.STOPPED if stopped else _strictest({own, *brought.values()})


def brought_by(log: Iterable[ConsentEntry], candidate_id: UUID, other_id: UUID) -> bool:
    """Tell whether a record still goes by what another one brought along."""
    found = False
    for entry in log:
        if entry.candidate_id != candidate_id:
            continue
        if entry.source not in {ConsentSource.MERGE, ConsentSource.SPLIT}:
            found = False
        elif entry.other_id == other_id:
            found = entry.source is ConsentSource.MERGE
    return found


def is_brought(log: Iterable[ConsentEntry], candidate_id: UUID) -> bool:
    """Tell whether a record goes by what another one brought along, not by words of its own."""
    own = [entry for entry in log if entry.candidate_id == candidate_id]
    return bool(own) and own[-1].source in {ConsentSource.MERGE, ConsentSource.SPLIT}


def own_words(log: Iterable[ConsentEntry]) -> list[ConsentEntry]:
    """Return the entries of people, without what phones said for all who use them."""
    return [entry for entry in log if entry.candidate_id is not None]


def _strictest(found: set[Standing]) -> Standing:
    for one in (Standing.WITHDRAWN, Standing.GIVEN):
        if one in found:
            return one
    return Standing.NONE
