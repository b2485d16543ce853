"""Chains over HTTP."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from rolecall.domains.approvals.contracts import (
    Chain,
    ChainContent,
    ChainGroup,
    SaveChain,
    Sequence,
    SubjectKind,
)
from rolecall.domains.approvals.rules.chains import (
    MAX_DEPARTMENTS,
    MAX_GROUPS,
    MAX_MEMBERS,
    MAX_REMINDER_DAYS,
)
from rolecall.infra.http import In, Out

Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Department = Annotated[str, StringConstraints(max_length=100)]


class ChainGroupIn(In):
    """Members of the organization of whom `needed` have to say yes."""

    name: Name
    member_ids: list[UUID] = Field(max_length=MAX_MEMBERS)
    needed: Annotated[int, Field(ge=1, le=MAX_MEMBERS)] = 1


class ChainIn(In):
    """A chain. Without `departments` it applies wherever no other chain names the department."""

    name: Name
    kind: SubjectKind = SubjectKind.JOB
    sequence: Sequence = Sequence.ORDERED
    groups: list[ChainGroupIn] = Field(min_length=1, max_length=MAX_GROUPS)
    departments: list[Department] = Field(default_factory=list, max_length=MAX_DEPARTMENTS)
    allows_own: bool = False
    remind_after_days: Annotated[int, Field(ge=0, le=MAX_REMINDER_DAYS)] = 2
    active: bool = True

    def command(self, chain_id: UUID | None = None, version: int | None = None) -> SaveChain:
        """Return the command to write the chain."""
        content = ChainContent(
            name=self.name,
            kind=self.kind,
            sequence=self.sequence,
            groups=tuple(
                ChainGroup(group.name, tuple(group.member_ids), group.needed)
                for group in self.groups
            ),
            departments=tuple(self.departments),
            allows_own=self.allows_own,
            remind_after_days=self.remind_after_days,
            active=self.active,
        )
        return SaveChain(content=content, chain_id=chain_id, version=version)


class ChainMemberOut(Out):
    """An approver of a chain."""

    user_id: UUID
    full_name: str


class ChainGroupOut(Out):
    """Members of whom `needed` have to say yes."""

    name: str
    needed: int
    members: list[ChainMemberOut]


class ChainOut(Out):
    """A chain."""

    id: UUID
    name: str
    kind: SubjectKind
    sequence: Sequence
    groups: list[ChainGroupOut]
    departments: list[str]
    allows_own: bool
    remind_after_days: int
    active: bool
    version: int
    created_at: AwareDatetime
    updated_at: AwareDatetime

    @classmethod
    def of(cls, chain: Chain) -> "ChainOut":
        """Render a chain."""
        return cls(
            id=chain.id,
            name=chain.name,
            kind=chain.kind,
            sequence=chain.sequence,
            groups=[_group_out(group) for group in chain.groups],
            departments=list(chain.departments),
            allows_own=chain.allows_own,
            remind_after_days=chain.remind_after_days,
            active=chain.active,
            version=chain.version,
            created_at=chain.created_at,
            updated_at=chain.updated_at,
        )


def _group_out(group: ChainGroup) -> ChainGroupOut:
    members = zip(group.member_ids, group.member_names, strict=True)
    return ChainGroupOut(
        name=group.name,
        needed=group.needed,
        members=[ChainMemberOut(user_id=user_id, full_name=name) for user_id, name in members],
    )
