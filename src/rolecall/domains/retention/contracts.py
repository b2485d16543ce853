"""The vocabulary of retention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

MAX_MONTHS = 120
WARNING_DAYS = 7
"""How long a change that would erase more people waits before it holds."""
SOON_DAYS = 30
"""How long before their last day people are marked."""
MAX_DEFERRAL_DAYS = 366
"""How far ahead one person may be kept longer."""


class RuleKind(StrEnum):
    """Whom a rule is about. Everybody falls under exactly one, or none while they are considered.

    Who has an open application falls under none: it has to be decided first.
    """

    CLOSED = "closed"
    """Who applied and was not hired: from the day on which the last application ended."""
    NEVER_APPLIED = "never_applied"
    """Who has no application: from the day on which their record was made or last changed, a note
    was written about them or a mail was written to them or came from them, whatever was last."""
    HIRED = "hired"
    """Who was hired: from the day on which the last application ended."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule says: after how many months people go; None keeps them.

    With `spare_pools` people in a talent pool are kept.
    """

    months: int | None = None
    spare_pools: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """Terms that hold from an instant to come, and who wished for them."""

    terms: Terms
    takes_effect_at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it holds now, and the change that is announced. Version 0 was never written."""

    kind: RuleKind
    terms: Terms
    announced: Change | None
    changed_at: datetime | None
    changed_by_name: str
    version: int


@dataclass(frozen=True, slots=True)
class SetRule:
    """The wish to change a rule. `typed_name` is the organization's, to confirm a stricter one."""

    kind: RuleKind
    terms: Terms
    typed_name: str = ""
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose time under a rule is over after `kept_until`, an organization's day."""

    candidate_id: UUID
    full_name: str
    kind: RuleKind
    kept_until: date
    is_held: bool = False
    """A legal hold on the person, or on a job they applied for, keeps them longer."""


@dataclass(frozen=True, slots=True)
class Marked:
    """That somebody was found to be due soon by a rule, and from when the time counts."""

    candidate_id: UUID
    rule: Rule
    since: datetime
    is_held: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What terms would do: how many are over, will be soon, and are held of those that are over."""

    due: int
    due_soon: int
    held: int
    deferred: int
    is_stricter: bool
    """Whether they would erase more people than what holds now, and so have to be confirmed."""
    people: tuple[Due, ...]
    """The first of those that are over."""


@dataclass(frozen=True, slots=True)
class Deferral:
    """That somebody is kept longer, until the end of a day."""

    candidate_id: UUID
    keep_until: date
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Defer:
    """The wish to keep somebody longer."""

    candidate_id: UUID
    keep_until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands: due soon under a rule, and kept longer by somebody."""

    due: Due | None
    deferral: Deferral | None


class Outcome(StrEnum):
    """What became of somebody whose time was over."""

    ERASED = "erased"
    LEGAL_HOLD = "legal_hold"
    """Kept: a legal hold."""
    OPEN_APPLICATIONS = "open_applications"
    """Kept: applied again just then."""
    NO_LONGER_DUE = "no_longer_due"
    """Kept: somebody had done something about it just then."""


@dataclass(frozen=True, slots=True)
class Run:
    """One night of an organization: by which rules, and how many were due, erased and kept."""

    id: UUID
    day: date
    begun_at: datetime
    finished_at: datetime | None
    rules: Mapping[RuleKind, Terms]
    counts: Mapping[Outcome, int]

    @property
    def due(self) -> int:
        """How many people were due."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Work:
    """What going on with a run needs to know: whom it came to."""

    run: Run
    kind: RuleKind
    after_id: UUID | None


@dataclass(frozen=True, slots=True)
class RunItem:
    """What became of one person in a run. It names nobody."""

    candidate_id: UUID
    kind: RuleKind
    outcome: Outcome
    erasure_id: UUID | None
    at: datetime
