"""Domain names of an organization, under which its careers site is shown."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.kernel import clock

MOST_DOMAINS: Final = 5
"""Of one organization."""


class DomainStatus(StrEnum):
    """Where the proof of a domain stands."""

    PENDING = "pending"
    """It was added; what proves it has not been found yet."""
    VERIFIED = "verified"
    FAILING = "failing"
    """It was verified and is still shown, but the last check did not find what proves it."""
    FAILED = "failed"
    """It is not shown, and is not checked any more until somebody asks."""


class DomainNews(StrEnum):
    """What its organization is told of a domain, each once for one loss."""

    MISSING = "missing"
    """Several checks did not find the proof; the site is still shown there."""
    LOST = "lost"
    """It is not shown there any more."""
    BACK = "back"
    """It was told of as missing or lost, and is proved again."""


SHOWN: Final = frozenset({DomainStatus.VERIFIED, DomainStatus.FAILING})


class DomainProblem(StrEnum):
    """What a check did not find."""

    NONE = ""
    UNANSWERED = "unanswered"
    """Name servers did not answer."""
    NO_TOKEN = "no_token"  # noqa: S105 - a word
    """There is no TXT record at the name of the challenge."""
    OTHER_TOKEN = "other_token"  # noqa: S105 - a word
    """There are TXT records, and none of them is the token."""
    NOWHERE = "nowhere"
    """The domain leads to no address."""
    ELSEWHERE = "elsewhere"
    """It leads to addresses that are not this installation's."""
    TAKEN = "taken"
    """Another organization's site is shown there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecords:
    """What the last check found, for people to compare with what they entered."""

    texts: tuple[str, ...] = ()
    alias: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomDomain:
    """A domain. `check` counts the checks that were asked for; the one of another number is over.

    `asked_since` is from when on it is tried to be proved; `verified_at` when it last was.
    """

    id: UUID
    host: str
    token: str = field(repr=False)
    status: DomainStatus
    problem: DomainProblem
    found: FoundRecords
    is_main: bool
    check: int
    failures: int
    created_at: datetime
    created_by_name: str
    asked_since: datetime
    checked_at: datetime | None
    next_check_at: datetime | None
    verified_at: datetime | None

    @property
    def is_shown(self) -> bool:
        """Whether the careers site is shown under it."""
        return self.status in SHOWN

    @property
    def is_being_checked(self) -> bool:
        """Whether a check was asked for that has not come to an end."""
        return self.next_check_at is not None and self.next_check_at <= clock.now()

    @property
    def challenge(self) -> str:
        """The name at which the token has to stand."""
        return f"_rolecall-challenge.{self.host}"


@dataclass(frozen=True, slots=True)
class DomainOwner:
    """A domain that is shown: whose, and by which domain that site is known."""

    organization: OrganizationRef
    host: str
    main: str
