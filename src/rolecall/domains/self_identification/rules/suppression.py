"""Which groups of a table are shown, so that nobody's answer can be worked out.

Guarantees: a group of fewer than `smallest` decisions is hidden. Where somebody is in such a group,
those of the next larger size are hidden with it, though they are large enough. So whoever knows how
many answered altogether, and this rule, finds at least two sizes that could belong to each of the
hidden groups in any order: which is the small one cannot be told. What was hidden at one step stays
hidden at the next ones. Tables that then have nothing to compare, or are about few people, are not
shown at all.
"""

from collections.abc import Collection
from typing import Final

from rolecall.domains.self_identification.contracts import Counts

SMALLEST: Final = 5
"""A group is never shown below this size, whatever an organization sets."""
FEWEST_DECISIONS: Final = 30
"""A table about fewer people is not shown."""
_TO_COMPARE: Final = 2


def shown_groups(
    counts: Counts, smallest: int, hidden_before: Collection[str] = ()
) -> frozenset[str]:
    """Return the groups of a table that are shown; none if the table is not."""
    if smallest < SMALLEST:
        raise ValueError(f"groups of fewer than {SMALLEST} are never shown")
    shown = {
        key for key, one in counts.items() if one.total >= smallest and key not in hidden_before
    }
    while shown and not _is_safe(counts, shown, smallest):
        # All of that size: a choice among equals would tell which of them it fell on.
        least = min(counts[key].total for key in shown)
        shown = {key for key in shown if counts[key].total > least}
    everybody = sum(one.total for one in counts.values())
    if len(shown) < _TO_COMPARE or everybody < FEWEST_DECISIONS:
        return frozenset()
    return frozenset(shown)


def _is_safe(counts: Counts, shown: Collection[str], smallest: int) -> bool:
    hidden = [one.total for key, one in counts.items() if key not in shown and one.total]
    return not hidden or (len(hidden) > 1 and max(hidden) >= smallest)
