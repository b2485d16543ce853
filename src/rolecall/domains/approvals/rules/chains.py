"""Which chain applies, what a chain may be, and the slots that it opens. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from rolecall.domains.approvals.contracts import (
    Chain,
    ChainContent,
    ChainGroup,
    Slot,
    SlotState,
    SubjectKind,
)
from rolecall.kernel.errors import Conflict, FieldError, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

MAX_GROUPS: Final = 10
MAX_MEMBERS: Final = 30
MAX_DEPARTMENTS: Final = 50
MAX_REMINDER_DAYS: Final = 30


def chain_for(chains: Iterable[Chain], kind: SubjectKind, department: str) -> Chain | None:
    """Return the chain that applies: one that names the department before one for all.

    Of several the oldest applies (ids are made in the order of time).
    """
    fitting = [chain for chain in chains if chain.active and chain.kind is kind]
    wanted = fold(department)
    named = [c for c in fitting if wanted and wanted in map(fold, c.departments)]
    rest = [chain for chain in fitting if not chain.departments]
    return min(named or rest, key=lambda chain: chain.id, default=None)


def checked_chain(content: ChainContent, members: Collection[UUID]) -> ChainContent:
    """Return a chain with its departments trimmed. `members` are the active ones.

    Raises:
        InvalidInput: with one field error per fault.
    """
    departments = {name.strip(): None for name in content.departments if name.strip()}
    faults = [*_faults(content, members)]
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return replace(content, departments=tuple(departments))


def opened_slots(groups: Sequence[ChainGroup], able: Collection[UUID]) -> tuple[Slot, ...]:
    """Return the slots of a request: the members of each group who are `able` to decide.

    Raises:
        Conflict: code `approvers_missing`: a group cannot reach its number of approvals.
    """
    opened: list[Slot] = []
    for index, group in enumerate(groups):
        voices = [member for member in group.member_ids if member in able]
        if len(voices) < group.needed:
            raise Conflict(
                say(
                    "The group “{group}” needs {needed} to approve and has {voices} who "
                    "can: members who have left, and whoever asks, do not count. An "
                    "administrator can change the chain under Settings, Approvals.",
                    group=group.name,
                    needed=group.needed,
                    voices=len(voices),
                ),
                code="approvers_missing",
            )
        opened += [
            Slot(
                position=len(opened) + offset,
                group=index,
                member_id=member,
                assignee_id=member,
                state=SlotState.LATER,
            )
            for offset, member in enumerate(voices)
        ]
    return tuple(opened)


def _faults(content: ChainContent, members: Collection[UUID]) -> Iterable[FieldError]:
    if not content.groups:
        yield FieldError(
            "groups", say("A chain needs at least one group of approvers."), "required"
        )
    for index, group in enumerate(content.groups):
        at = f"groups.{index}"
        if not group.member_ids:
            yield FieldError(f"{at}.member_ids", say("Choose who is in this group."), "required")
        elif not 1 <= group.needed <= len(group.member_ids):
            yield FieldError(
                f"{at}.needed",
                say(
                    "Between 1 and {member_ids} of this group can be needed.",
                    member_ids=len(group.member_ids),
                ),
                "out_of_range",
            )
        if len(set(group.member_ids)) != len(group.member_ids):
            yield FieldError(f"{at}.member_ids", say("Somebody is named twice."), "duplicate")
        if not set(group.member_ids) <= set(members):
            yield FieldError(
                f"{at}.member_ids",
                say("Somebody here is not a member of your organization. Invite them first."),
                "not_a_member",
            )
