"""The use cases of privacy.

Guarantees: a person is erased once, by whoever may and typed the name, not while a hold or an open
application stands against it; from that moment nobody finds them, and every domain erases its part
once, however often a process dies; the receipt names nobody.
"""

from rolecall.domains.privacy.service.consenting.waiting import tell_candidate_of_texts
from rolecall.domains.privacy.service.erasing import (
    erase_person,
    get_erasure,
    list_erasures,
    preview_erasure,
)
from rolecall.domains.privacy.service.holding import (
    holds_on_candidate,
    holds_on_job,
    lift_hold,
    list_holds,
    place_hold,
)
from rolecall.domains.privacy.service.running import check_again, run_erasure

__all__ = [
    "check_again",
    "erase_person",
    "get_erasure",
    "holds_on_candidate",
    "holds_on_job",
    "lift_hold",
    "list_erasures",
    "list_holds",
    "place_hold",
    "preview_erasure",
    "run_erasure",
    "tell_candidate_of_texts",
]
