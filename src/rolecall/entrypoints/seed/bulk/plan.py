"""How bulk data is spread: some organizations are large, some jobs are popular. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import plain

DAYS = 365
"""Over how many days before the load applications came in."""

APPLICATIONS_PER_JOB = 60
_FEWEST_JOBS = 3
_SKEW = 0.5


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What is asked for. Loads with different seeds can stand beside one another."""

    organizations: int
    applications: int
    seed: int
    as_of: datetime

    def __post_init__(self) -> None:
        if not 1 <= self.organizations <= 100_000:  # noqa: PLR2004 - five digits in a slug
            raise InvalidInput.of_field("orgs", plain("Ask for 1 to 100,000 organizations."))
        if self.applications < self.organizations:
            raise InvalidInput.of_field(
                "applications", plain("Ask for at least one application per organization.")
            )

    @property
    def first_day(self) -> datetime:
        """The beginning of the history."""
        return self.as_of - timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class OrganizationPlan:
    """One organization's share."""

    number: int
    applications: int

    @property
    def jobs(self) -> int:
        """How many jobs it has."""
        return max(_FEWEST_JOBS, self.applications // APPLICATIONS_PER_JOB)


def shares(plan: BulkPlan) -> Iterator[OrganizationPlan]:
    """Yield the organizations, largest first; their applications add up to what was asked for."""
    weights = [(rank + 1) ** -_SKEW for rank in range(plan.organizations)]
    total = sum(weights)
    spare = plan.applications - plan.organizations
    given, reached = 0, 0.0
    for number, weight in enumerate(weights):
        reached += weight
        upto = round(spare * reached / total)
        yield OrganizationPlan(number, 1 + upto - given)
        given = upto
