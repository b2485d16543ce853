"""The words for the ratings that every organization begins with."""

from collections.abc import Mapping

DEFAULT_ANCHORS: Mapping[int, str] = {
    1: "Far from what the work needs: examples missing, or they show the opposite.",
    2: "Not quite there: would need much guidance for what the work asks every day.",
    3: "Does what the work needs: clear examples of their own.",
    4: "Beyond what the work needs: others would learn from them.",
}
"""Anchored so that two interviewers mean the same by a number."""
