"""Nobody's group can be worked out from what is shown."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolecall.domains.self_identification.contracts import Decided
from rolecall.domains.self_identification.rules.suppression import FEWEST_DECISIONS, shown_groups


def _counts(**sizes: int) -> dict[str, Decided]:
    return {key: Decided(size // 2, size - size // 2) for key, size in sizes.items()}


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 20, "b": 20}, "ab"),
        ({"a": 20, "b": 5, "c": 9}, "abc"),
        # Alone a hidden group would be what is left of the whole.
        ({"a": 20, "b": 15, "c": 4, "d": 9}, "ab"),
        # Two small ones could both be as large as small ones can be: they need a third.
        ({"a": 20, "b": 15, "c": 4, "d": 4, "e": 6}, "ab"),
        ({"a": 20, "b": 15, "c": 7, "d": 2, "e": 1}, "ab"),
        # Equals go together.
        ({"a": 20, "b": 15, "c": 9, "d": 9, "e": 1}, "ab"),
        # Who is not there hides nobody.
        ({"a": 20, "b": 15, "c": 3, "d": 0, "e": 8}, "ab"),
        ({"a": 20, "b": 15, "c": 0}, "ab"),
        # One group has nothing to be compared with.
        ({"a": 40, "b": 4}, ""),
        # Too few people altogether.
        ({"a": 14, "b": 15}, ""),
        ({}, ""),
    ],
)
def test_small_groups_are_hidden_and_not_alone(sizes: dict[str, int], shown: str) -> None:
    assert shown_groups(_counts(**sizes), 5) == frozenset(shown)


def test_a_group_hidden_before_stays_hidden_and_takes_another_along() -> None:
    counts = _counts(a=30, b=20, c=8, d=9)
    assert shown_groups(counts, 5) == frozenset("abcd")
    assert shown_groups(counts, 5, {"d"}) == frozenset("ab")


def test_the_bound_goes_up_alone() -> None:
    counts = _counts(a=30, b=20, c=8, d=11)
    assert shown_groups(counts, 10) == frozenset("ab")
    with pytest.raises(ValueError, match="never shown"):
        shown_groups(counts, 4)


SIZES = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 14), min_size=2)


@given(sizes=SIZES, more=st.integers(FEWEST_DECISIONS, 60), smallest=st.integers(5, 8))
def test_what_is_hidden_is_never_alone_nor_only_small(
    sizes: dict[str, int], more: int, smallest: int
) -> None:
    counts = _counts(**sizes, big=more)
    shown = shown_groups(counts, smallest)
    hidden = [one.total for key, one in counts.items() if key not in shown and one.total]
    assert all(counts[key].total >= smallest for key in shown)
    if shown and hidden:
        assert min(hidden) < smallest <= max(hidden)


@settings(max_examples=150, deadline=None)
@given(sizes=st.lists(st.integers(0, 9), min_size=3, max_size=4))
def test_whoever_knows_the_rule_and_the_total_still_cannot_tell(sizes: list[int]) -> None:
    """The strongest reader: knows the rule, what is shown, and how many answered altogether."""
    counts = _counts(**dict(zip("abcd", sizes, strict=False)), big=40, large=50)
    shown = shown_groups(counts, 5)
    hidden = [key for key in counts if key not in shown]
    together = sum(counts[key].total for key in hidden)
    if not shown or not together:
        return
    possible: dict[str, set[int]] = {key: set() for key in hidden}
    for guess in _splits(together, len(hidden)):
        guessed = {key: counts[key] for key in shown} | _counts(
            **dict(zip(hidden, guess, strict=True))
        )
        if shown_groups(guessed, 5) == shown:
            for key, size in zip(hidden, guess, strict=True):
                possible[key].add(size)
    assert all(len(sizes_of) > 1 for sizes_of in possible.values()), (counts, possible)


def _splits(together: int, parts: int) -> Iterator[tuple[int, ...]]:
    for sizes in product(range(together + 1), repeat=parts - 1):
        if sum(sizes) <= together:
            yield (*sizes, together - sum(sizes))
