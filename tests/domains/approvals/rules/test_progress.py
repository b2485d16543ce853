"""Where a request stands, by table and as a machine that plays many of them."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    RequestGroup,
    Sequence,
    Slot,
    SlotState,
)
from rolecall.domains.approvals.rules.progress import progress

STATES = {
    "l": SlotState.LATER,
    "?": SlotState.ASKED,
    "y": SlotState.APPROVED,
    "n": SlotState.DECLINED,
    "-": SlotState.SPARED,
}


def slots_of(picture: str) -> tuple[Slot, ...]:
    """Return the slots of groups drawn like `yn ??`."""
    found: list[Slot] = []
    for group, letters in enumerate(picture.split()):
        for letter in letters:
            position = len(found)
            person = UUID(int=position + 1)
            found.append(
                Slot(
                    position=position,
                    group=group,
                    member_id=person,
                    assignee_id=person,
                    state=STATES[letter],
                )
            )
    return tuple(found)


@pytest.mark.parametrize(
    ("sequence", "needed", "before", "status", "after"),
    [
        ("ordered", "1", "l", "pending", "?"),
        ("ordered", "1", "y", "granted", "y"),
        ("ordered", "1", "n", "declined", "n"),
        ("ordered", "1 1", "ll ll", "pending", "?? ll"),
        ("ordered", "1 1", "y? ll", "pending", "y- ??"),
        ("ordered", "2 1", "y? l", "pending", "y? l"),
        ("ordered", "2 1", "yy l", "pending", "yy ?"),
        ("ordered", "2 1", "yn l", "declined", "yn -"),
        ("ordered", "2 1", "ynl l", "pending", "yn? l"),
        ("ordered", "2 1", "nn? l", "declined", "nn- -"),
        ("ordered", "1 1", "y- y", "granted", "y- y"),
        ("parallel", "1 2", "l ll", "pending", "? ??"),
        ("parallel", "1 2", "? yy", "pending", "? yy"),
        ("parallel", "1 2", "y yy", "granted", "y yy"),
        ("parallel", "1 2", "y y?", "pending", "y y?"),
        ("parallel", "1 2", "? yn", "declined", "- yn"),
    ],
)
def test_a_request_stands_like_this(
    sequence: str, needed: str, before: str, status: str, after: str
) -> None:
    groups = [RequestGroup("Group", int(number)) for number in needed.split()]
    reached = progress(Sequence(sequence), groups, slots_of(before))
    assert reached.status.value == status
    assert reached.states == tuple(slot.state for slot in slots_of(after))


class Request(RuleBasedStateMachine):
    """Approvers of any chain say yes or no in any order that their turns allow."""

    @initialize(
        sequence=st.sampled_from(Sequence),
        shape=st.lists(
            st.integers(1, 4).flatmap(lambda size: st.tuples(st.just(size), st.integers(1, size))),
            min_size=1,
            max_size=3,
        ),
    )
    def begin(self, sequence: Sequence, shape: list[tuple[int, int]]) -> None:
        self.sequence = sequence
        self.groups = [RequestGroup(f"Group {size}", needed) for size, needed in shape]
        self.slots = slots_of(" ".join("l" * size for size, _ in shape))
        self.said: dict[int, SlotState] = {}
        self.go_on()

    def go_on(self) -> None:
        reached = progress(self.sequence, self.groups, self.slots)
        self.status = reached.status
        self.slots = tuple(
            replace(slot, state=state)
            for slot, state in zip(self.slots, reached.states, strict=True)
        )

    def asked(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.state is SlotState.ASKED]

    @precondition(lambda self: self.asked())
    @rule(data=st.data(), state=st.sampled_from([SlotState.APPROVED, SlotState.DECLINED]))
    def say(self, data: st.DataObject, state: SlotState) -> None:
        chosen = data.draw(st.sampled_from(self.asked()))
        self.said[chosen.position] = state
        self.slots = tuple(
            replace(slot, state=state) if slot is chosen else slot for slot in self.slots
        )
        self.go_on()

    @rule()
    def look_again(self) -> None:
        before = self.slots
        self.go_on()
        assert self.slots == before

    def count(self, group: int, *states: SlotState) -> int:
        return sum(slot.group == group and slot.state in states for slot in self.slots)

    @invariant()
    def granted_means_that_every_group_said_yes(self) -> None:
        met = [
            self.count(index, SlotState.APPROVED) >= group.needed
            for index, group in enumerate(self.groups)
        ]
        assert (self.status is ApprovalStatus.GRANTED) == all(met)

    @invariant()
    def pending_means_that_somebody_is_asked_who_can_change_it(self) -> None:
        pending = self.status is ApprovalStatus.PENDING
        assert bool(self.asked()) == pending
        for slot in self.asked():
            needed = self.groups[slot.group].needed
            assert self.count(slot.group, SlotState.APPROVED) < needed

    @invariant()
    def what_was_said_stays(self) -> None:
        for position, state in self.said.items():
            assert self.slots[position].state is state

    @invariant()
    def no_later_group_is_asked_before_its_turn(self) -> None:
        if self.sequence is Sequence.ORDERED:
            assert len({slot.group for slot in self.asked()}) <= 1

    @invariant()
    def nothing_waits_at_the_end(self) -> None:
        if self.status is not ApprovalStatus.PENDING:
            assert not any(slot.state is SlotState.LATER for slot in self.slots)


TestRequest = Request.TestCase
