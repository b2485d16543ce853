"""Passes through a stream: where reading goes on, what counts as a whole pass, what is gone.

Guarantees: the state after a page is stored in the page's transaction, so that a process that dies
in between reads that page again and never misses one; a pass that leads in a circle ends with an
error after at most twice the circle, with no more memory than one mark (R. P. Brent: An improved
Monte Carlo factorization algorithm, 1980); a record counts as gone only after so many complete
passes through the whole stream without it. A pass that asked for changes alone proves no absence,
nor does one that saw fewer records than the other side says there are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.contracts.port import Cursor, Page

MAX_CURSOR: Final = 8_000
"""Characters of a cursor."""
MAX_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class PassState:
    """Where a stream stands.

    `number` is the pass that is running, or the next one; `whole` says that it began at the
    beginning of everything. `complete` are whole passes that came to their end. `mark` and `until`
    find circles: the fingerprint of a page's cursor, and the page at which it is set anew.
    """

    cursor: Cursor = field(default_factory=dict)
    number: int = 1
    running: bool = False
    whole: bool = True
    complete: int = 0
    pages: int = 0
    seen: int = 0
    mark: str = ""
    until: int = 1


@dataclass(frozen=True, slots=True)
class Advance:
    """What a page does: the state to store with its records, and how the pass stands.

    `proves` says that the pass is complete and whole, so that absence counts. `short` are records
    that the other side says there are and did not give.
    """

    state: PassState
    ended: bool
    proves: bool
    short: int = 0


def begun(state: PassState, *, whole: bool) -> PassState:
    """Return the state at the beginning of a pass; one that is running goes on where it stands.

    A `whole` pass begins at the beginning, any other behind what was read.
    """
    if state.running:
        return state
    at: Cursor = {} if whole else state.cursor
    return replace(
        state,
        cursor=at,
        running=True,
        # Without a cursor the pass reads everything, whatever was asked for.
        whole=not at,
        pages=0,
        seen=0,
        mark="",
        until=1,
    )


def advanced(state: PassState, page: Page) -> Advance:
    """Return what a page does to the state of a running pass.

    Raises:
        Malformed: the pages lead in a circle, contradict their own count, or have no end.
    """
    if not page.records and not page.unusable and not page.complete and page.total:
        raise Malformed("empty_page_with_count")
    marked = _without_circle(state, page)
    pages, seen = state.pages + 1, state.seen + len(page.records) + len(page.unusable)
    if pages > MAX_PAGES:
        raise Malformed("too_many_pages")
    after = replace(marked, cursor=page.cursor, pages=pages, seen=seen)
    if not page.complete:
        return Advance(after, ended=False, proves=False)
    short = max(0, (page.total or 0) - seen)
    # A record that could not be read may be any: then nothing is proved to be absent.
    proves = state.whole and not short and not page.unusable
    return Advance(
        replace(
            after,
            running=False,
            number=state.number + 1,
            complete=state.complete + (1 if proves else 0),
        ),
        ended=True,
        proves=proves,
        short=short,
    )


def restarted(state: PassState) -> PassState:
    """Return the state for a pass from the beginning of everything, whatever was running."""
    return replace(begun(replace(state, running=False), whole=True), number=state.number + 1)


def is_gone(last_seen_complete: int, state: PassState, passes: int) -> bool:
    """Tell whether a record is gone that was seen last when `last_seen_complete` were complete.

    A record that is seen in a pass is written with the number of whole passes that were complete
    before it; it is gone once `passes` more have come to their end after that one.
    """
    return state.complete - last_seen_complete > passes


def digest_of(record: Mapping[str, Any]) -> str:
    """Return a fingerprint of what a record says, for streams that tell no time of change."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(text.encode()).hexdigest()


def _without_circle(state: PassState, page: Page) -> PassState:
    if page.complete:
        return state
    text = json.dumps(page.cursor, sort_keys=True)
    if len(text) > MAX_CURSOR:
        raise Malformed("cursor_too_long")
    here = sha256(text.encode()).hexdigest()
    if here == state.mark or page.cursor == state.cursor:
        raise Malformed("pages_in_a_circle")
    if state.pages + 1 >= state.until:
        return replace(state, mark=here, until=state.until * 2)
    return state
