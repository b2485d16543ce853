"""The vocabulary of saved views."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

MAX_VIEWS = 100
"""Views that one member keeps for one list."""

Shown: TypeAlias = Mapping[str, str | bool | list[str]]
"""What stands in the address of the list, name by name: filters, sort, columns, grouping.

Its words are those of the screen; the routes of the lists check them when they are asked.
"""


class ViewPlace(StrEnum):
    """Which list a view is of."""

    APPLICATIONS = "applications"
    """The applications for all jobs."""
    JOB = "job"
    """The applications for one job, whichever is open."""
    CANDIDATES = "candidates"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named look at a list. `is_default`: the reader's list opens with it."""

    id: UUID
    place: ViewPlace
    name: str
    shown: Shown
    shared: bool
    owner_id: UUID
    owner_name: str
    version: int
    is_default: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class NewView:
    """A look at a list to keep."""

    place: ViewPlace
    name: str
    shown: Shown
    shared: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeView:
    """What to change of a view; None leaves a member as it is."""

    view_id: UUID
    expected_version: int | None = None
    name: str | None = None
    shown: Shown | None = None
    shared: bool | None = None
