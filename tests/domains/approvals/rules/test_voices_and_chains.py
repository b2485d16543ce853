"""Who speaks for whom, which chain applies, what changed, and how days are counted."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from rolecall.domains.approvals.contracts import (
    Approval,
    ApprovalStatus,
    Chain,
    ChainContent,
    ChainGroup,
    FlaggedField,
    RequestGroup,
    Sequence,
    Slot,
    SlotState,
    SubjectKind,
)
from rolecall.domains.approvals.rules.chains import chain_for, checked_chain, opened_slots
from rolecall.domains.approvals.rules.changes import baseline, differences
from rolecall.domains.approvals.rules.voices import may_read, voices
from rolecall.kernel.errors import Conflict, InvalidInput

ANA, BEN, CLEO, ASKER = (UUID(int=number) for number in (1, 2, 3, 9))
NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)


def slot(position: int, group: int, person: UUID, state: SlotState, **more: object) -> Slot:
    return Slot(
        position=position,
        group=group,
        member_id=person,
        assignee_id=person,
        state=state,
        **more,  # type: ignore[arg-type]
    )


def request_of(*slots: Slot, **more: object) -> Approval:
    groups = max(one.group for one in slots) + 1
    values: dict[str, object] = {
        "id": UUID(int=100),
        "kind": SubjectKind.JOB,
        "subject_id": UUID(int=200),
        "job_id": UUID(int=200),
        "title": "Nurse",
        "link": "/app",
        "chain_id": UUID(int=300),
        "chain_name": "Chain",
        "sequence": Sequence.PARALLEL,
        "groups": tuple(RequestGroup(f"Group {index}", 1) for index in range(groups)),
        "slots": slots,
        "fields": (FlaggedField("title", "Title", "Nurse"),),
        "before": (),
        "status": ApprovalStatus.PENDING,
        "requested_by": ASKER,
        "requested_by_name": "Asker",
        "note": "",
        "allows_own": False,
        "remind_after_days": 2,
        "requested_at": NOON,
        "finished_at": None,
    }
    return Approval(**{**values, **more})  # type: ignore[arg-type]


WAITING = request_of(
    slot(0, 0, ANA, SlotState.ASKED),
    slot(1, 0, BEN, SlotState.ASKED),
    slot(2, 1, ANA, SlotState.ASKED),
    slot(3, 1, CLEO, SlotState.LATER),
)


@pytest.mark.parametrize(
    ("approval", "who", "for_whom", "positions"),
    [
        (WAITING, ANA, (), [0, 2]),
        (WAITING, BEN, (), [1]),
        (WAITING, CLEO, (), []),
        (WAITING, BEN, (ANA,), [1, 2]),
        (WAITING, ASKER, (ANA,), []),
        (replace(WAITING, allows_own=True), ASKER, (ANA,), [0, 2]),
        (replace(WAITING, status=ApprovalStatus.GRANTED), ANA, (), []),
        (replace(WAITING, requested_by=ANA), ANA, (), []),
        (request_of(slot(0, 0, ANA, SlotState.ASKED),
                    slot(1, 0, CLEO, SlotState.APPROVED, decided_by=BEN)), BEN, (ANA,), []),
        (WAITING, None, (ANA,), []),
    ],
)  # fmt: skip
def test_a_person_has_one_voice_a_group(
    approval: Approval, who: UUID | None, for_whom: tuple[UUID, ...], positions: list[int]
) -> None:
    assert [one.position for one in voices(approval, who, for_whom)] == positions


def test_a_request_is_read_by_those_who_have_to_do_with_it() -> None:
    stranger = UUID(int=77)
    assert all(may_read(WAITING, person, ()) for person in (ANA, BEN, CLEO, ASKER))
    assert not may_read(WAITING, stranger, ())
    assert may_read(WAITING, stranger, (BEN,))
    assert not may_read(WAITING, stranger, (CLEO,))


def chain_of(number: int, *departments: str, **more: object) -> Chain:
    values: dict[str, object] = {
        "id": UUID(int=number),
        "name": f"Chain {number}",
        "kind": SubjectKind.JOB,
        "groups": (ChainGroup("Group", (ANA,), 1),),
        "departments": departments,
        "version": 1,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Chain(**{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chains", "department", "chosen"),
    [
        ([], "Nursing", None),
        ([chain_of(1)], "Nursing", 1),
        ([chain_of(1)], "", 1),
        ([chain_of(1), chain_of(2, "NURSING")], "nursing ", 2),
        ([chain_of(2, "Nursing")], "Finance", None),
        ([chain_of(2, "Nursing")], "", None),
        ([chain_of(3), chain_of(1)], "Nursing", 1),
        ([chain_of(1, active=False), chain_of(4)], "Nursing", 4),
        ([chain_of(1, kind=SubjectKind.OFFER)], "Nursing", None),
    ],
)
def test_the_chain_that_names_the_department_comes_first(
    chains: list[Chain], department: str, chosen: int | None
) -> None:
    found = chain_for(chains, SubjectKind.JOB, department)
    assert (found and found.id.int) == chosen


@pytest.mark.parametrize(
    ("group", "field"),
    [
        (ChainGroup("G", (), 1), "groups.0.member_ids"),
        (ChainGroup("G", (ANA,), 2), "groups.0.needed"),
        (ChainGroup("G", (ANA, ANA), 1), "groups.0.member_ids"),
        (ChainGroup("G", (UUID(int=50),), 1), "groups.0.member_ids"),
    ],
)
def test_a_chain_that_nobody_could_fulfil_is_refused(group: ChainGroup, field: str) -> None:
    content = ChainContent(name="Chain", kind=SubjectKind.JOB, groups=(group,))
    with pytest.raises(InvalidInput) as refused:
        checked_chain(content, {ANA, BEN})
    assert [fault.field for fault in refused.value.errors] == [field]


def test_slots_open_for_those_who_are_able() -> None:
    groups = (ChainGroup("First", (ANA, BEN), 1), ChainGroup("Second", (CLEO,), 1))
    opened = opened_slots(groups, {BEN, CLEO})
    assert [(one.position, one.group, one.assignee_id) for one in opened] == [
        (0, 0, BEN),
        (1, 1, CLEO),
    ]
    with pytest.raises(Conflict, match="“Second” needs 1 to approve and has 0"):
        opened_slots(groups, {ANA})


def test_approvers_compare_with_what_they_last_had_before_them() -> None:
    first = (FlaggedField("title", "Title", "Nurse"), FlaggedField("pay", "Pay", "$1"))
    now = (FlaggedField("title", "Title", "Nurse"), FlaggedField("pay", "Pay", "$2"))
    assert [(d.name, d.before, d.after) for d in differences(first, now)] == [("pay", "$1", "$2")]
    assert differences((), now) == ()
    asked = slot(0, 0, ANA, SlotState.ASKED)
    assert baseline(None) == ()
    assert baseline(request_of(asked, fields=now)) == now
    assert baseline(request_of(asked, fields=now, before=first)) == first
    answered = replace(asked, state=SlotState.APPROVED)
    assert baseline(request_of(answered, fields=now, before=first)) == now
    granted = request_of(asked, fields=now, before=first, status=ApprovalStatus.GRANTED)
    assert baseline(granted) == now
