"""Passes through a stream: where they go on, when they prove something, when they never end."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.integrations.contracts.outcomes import Malformed
from rolecall.domains.integrations.contracts.port import Page, Record, Unusable
from rolecall.domains.integrations.rules.passes import (
    MAX_CURSOR,
    Advance,
    PassState,
    advanced,
    begun,
    digest_of,
    is_gone,
    restarted,
)

ONE = (Record("1", {}),)


def page(cursor: Any, *, complete: bool = False, **rest: Any) -> Page:
    """Return a page with a record that leads to a cursor."""
    return Page(**{"records": ONE, "cursor": {"at": cursor}, "complete": complete, **rest})


def run(state: PassState, *pages: Page) -> Advance:
    """Return where a pass stands after its pages."""
    found = Advance(state, ended=False, proves=False)
    for one in pages:
        found = advanced(found.state, one)
    return found


def test_a_whole_pass_that_ends_proves_and_the_next_one_goes_on_behind_it() -> None:
    started = begun(PassState(), whole=False)
    assert started.whole  # there was no cursor to go on from
    ended = run(started, page("a"), page("b"), page("since", complete=True))
    assert (ended.ended, ended.proves, ended.state.complete) == (True, True, 1)
    following = begun(ended.state, whole=False)
    assert following.cursor == {"at": "since"}
    assert (following.whole, following.number) == (False, 2)


def test_a_pass_for_changes_proves_no_absence() -> None:
    state = begun(replace(PassState(), cursor={"at": "since"}), whole=False)
    ended = run(state, page("later", complete=True))
    assert (ended.ended, ended.proves, ended.state.complete) == (True, False, 0)


def test_a_pass_that_is_running_goes_on_where_it_stands() -> None:
    state = run(begun(PassState(), whole=True), page("a")).state
    assert begun(state, whole=True) == state
    assert begun(state, whole=False) == state


def test_a_restart_forgets_the_cursor_and_counts_as_another_pass() -> None:
    state = run(begun(PassState(), whole=True), page("a")).state
    again = restarted(state)
    assert (again.cursor, again.whole, again.running, again.number) == ({}, True, True, 2)


@pytest.mark.parametrize(
    ("last", "short"),
    [
        (page("x", complete=True, total=3), 1),
        (page("x", complete=True, records=(), total=9), 8),
        (page("x", complete=True, unusable=(Unusable("no_id", 0),)), 0),
    ],
)
def test_a_pass_with_something_missing_ends_and_proves_nothing(last: Page, short: int) -> None:
    ended = run(begun(PassState(), whole=True), page("a"), last)
    assert (ended.ended, ended.proves, ended.short) == (True, False, short)
    assert ended.state.complete == 0


def test_an_empty_page_in_the_middle_that_counts_more_is_an_error() -> None:
    with pytest.raises(Malformed, match="empty_page_with_count"):
        run(begun(PassState(), whole=True), page("a", records=(), total=4))


@given(tail=st.integers(0, 40), length=st.integers(1, 40))
@settings(max_examples=60)
def test_a_circle_of_any_length_is_found(tail: int, length: int) -> None:
    pages = (
        page(n if n < tail else tail + (n - tail) % length)
        for n in range(1, 4 * (tail + length) + 4)
    )
    with pytest.raises(Malformed, match="pages_in_a_circle"):
        run(begun(PassState(), whole=True), *pages)


def test_a_long_pass_is_no_circle() -> None:
    state = begun(PassState(), whole=True)
    for n in range(1_000):
        state = advanced(state, page(n)).state
    assert state.pages == state.seen == 1_000


def test_a_cursor_that_does_not_end_is_an_error() -> None:
    with pytest.raises(Malformed, match="cursor_too_long"):
        run(begun(PassState(), whole=True), page("x" * MAX_CURSOR))


def test_a_record_is_gone_after_so_many_complete_passes_without_it() -> None:
    state = begun(PassState(), whole=True)
    seen_at = state.complete
    gone = []
    for _ in range(4):
        state = run(begun(state, whole=True), page("x", complete=True)).state
        gone.append(is_gone(seen_at, state, 2))
    # The first pass to end is the one that saw it.
    assert gone == [False, False, True, True]


def test_passes_that_prove_nothing_make_nothing_disappear() -> None:
    state = PassState()
    for _ in range(5):
        broken = page("x", complete=True, total=2)
        state = run(begun(state, whole=True), broken).state
    assert not is_gone(0, state, 1)


def test_digests_tell_what_a_record_says_and_not_how_it_is_written() -> None:
    assert digest_of({"a": 1, "b": "é"}) == digest_of({"b": "é", "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": "1"})
