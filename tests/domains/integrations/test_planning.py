"""The dry run: what would be done with each record, and why not."""

import pytest

from rolecall.domains.integrations.contracts.mappings import FieldProblem, Mapped, Unmapped
from rolecall.domains.integrations.contracts.plans import Deed
from rolecall.domains.integrations.rules.merging import Disagreement, Merged
from rolecall.domains.integrations.rules.planning import Counterpart, plan_of, planned
from rolecall.kernel.sentences import say

GOOD = Mapped({"title": "Nurse", "department": None}, [], [])
NOTHING = Merged({}, {}, [], {})
TAKES = Merged({"title": "Nurse"}, {}, [], {})
ARGUES = Merged({}, {}, [Disagreement("advert", {"title": "A"}, {"title": "B"})], {})


@pytest.mark.parametrize(
    ("counterpart", "deed", "fields"),
    [
        (None, Deed.CREATE, ("title",)),
        (Counterpart(TAKES, linked=True), Deed.UPDATE, ("title",)),
        (Counterpart(NOTHING, linked=True), Deed.LEAVE, ()),
        (Counterpart(TAKES, linked=False), Deed.LINK, ("title",)),
        (Counterpart(ARGUES, linked=True), Deed.ASK, ("title",)),
        (Counterpart(TAKES, linked=False, rivals=2), Deed.ASK, ()),
        # Which of them it is was decided before.
        (Counterpart(TAKES, linked=True, rivals=2), Deed.UPDATE, ("title",)),
    ],
)
def test_what_would_be_done(
    counterpart: Counterpart | None, deed: Deed, fields: tuple[str, ...]
) -> None:
    found = planned("7", GOOD, counterpart, {})
    assert (found.deed, found.fields) == (deed, fields)
    assert (found.why is not None) is (deed is Deed.ASK)


def test_a_record_that_cannot_be_used_says_why() -> None:
    problem = FieldProblem("title", say("The record has nothing here."), "required")
    lacking = planned("7", Mapped({}, [problem], [], ("title",)), None, {})
    assert (lacking.deed, lacking.fields) == (Deed.SKIP, ("title",))
    assert lacking.why == "title: The record has nothing here."
    unmapped = Mapped({}, [], [Unmapped("title", "titles", "RN")], ("title",))
    assert "Nobody has said yet" in str(planned("7", unmapped, None, {}).why)


def test_a_problem_with_a_field_that_is_not_required_is_not_the_reason() -> None:
    problems = [
        FieldProblem("department", say("Too long."), "not_mapped"),
        FieldProblem("title", say("Nothing here."), "required"),
    ]
    mapped = Mapped({}, problems, [], ("title",))
    assert planned("7", mapped, None, {}).why == "title: Nothing here."


def test_a_record_waits_for_what_it_belongs_to() -> None:
    found = planned("7", GOOD, None, {"job": "12", "candidate": "99"})
    assert (found.deed, found.fields) == (Deed.SKIP, ("candidate", "job"))
    assert found.why == "It belongs to “99” (candidate), which is not here."


def test_a_record_that_comes_twice_is_planned_once_as_it_came_last() -> None:
    plan = plan_of(
        [
            planned("7", GOOD, None, {}),
            planned("8", GOOD, None, {}),
            planned("7", GOOD, Counterpart(NOTHING, linked=True), {}),
        ]
    )
    assert plan.counts == {Deed.CREATE: 1, Deed.LEAVE: 1}
    assert [one.external_id for one in plan.records] == ["7", "8"]
