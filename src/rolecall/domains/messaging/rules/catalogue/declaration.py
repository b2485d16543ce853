"""What a kind of mail declares."""

from collections.abc import Mapping
from dataclasses import dataclass

from rolecall.domains.messaging.contracts import Audience
from rolecall.domains.messaging.rules.variables import Link, Name, Text, Variable


@dataclass(frozen=True, slots=True)
class Declaration:
    """Whom a kind is for and what it needs."""

    audience: Audience
    variables: Mapping[str, Variable]
    unsubscribable: bool = False
    """Whether its reader may do without: what is about one's own application always comes."""

    @property
    def private(self) -> frozenset[str]:
        """The variables that only the recipient may see."""
        return frozenset(
            name
            for name, variable in self.variables.items()
            if isinstance(variable, Link) and variable.private
        )


TO_A_CANDIDATE: dict[str, Variable] = {
    "candidate_name": Name(),
    "job_title": Text(),
    "status_url": Link(private=True),
}
TO_A_MEMBER: dict[str, Variable] = {
    "recipient_name": Text(),
    "preferences_url": Link(optional=True),
}
