from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.jobs.contracts import Move, Stage, StageKind, WorkflowGraph
from rolecall.domains.jobs.rules.workflow import (
    DEFAULT_WORKFLOW,
    MAX_STAGES,
    checked_graph,
    reachable,
)
from rolecall.kernel.errors import InvalidInput

APPLIED = Stage("applied", "Applied", StageKind.APPLIED)
PHONE = Stage("phone", "Phone screen", StageKind.SCREENING)
TEST = Stage("test", "Work sample", StageKind.ASSESSMENT)
HIRED = Stage("hired", "Hired", StageKind.HIRED)
REJECTED = Stage("rejected", "Rejected", StageKind.REJECTED)
WITHDRAWN = Stage("withdrawn", "Withdrawn", StageKind.WITHDRAWN)

KEYS = ["applied", "screening", "interview", "offer", "hired", "rejected", "withdrawn"]
ALLOWED = {
    ("applied", "screening"),
    ("screening", "interview"),
    ("interview", "offer"),
    ("offer", "hired"),
    ("applied", "rejected"),
    ("screening", "rejected"),
    ("interview", "rejected"),
    ("offer", "rejected"),
    ("hired", "rejected"),
}


def moves(*pairs: str) -> list[Move]:
    return [Move(*pair.split(">")) for pair in pairs]


def faults(stages: Sequence[Stage], given_moves: Sequence[Move]) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        checked_graph(stages, given_moves)
    return {error.field: error.message for error in refused.value.errors}


@pytest.mark.parametrize("source", KEYS)
@pytest.mark.parametrize("target", KEYS)
def test_default_workflow_allows_exactly_its_moves(source: str, target: str) -> None:
    assert DEFAULT_WORKFLOW.allows(source, target) == ((source, target) in ALLOWED)


def test_default_workflow_keeps_the_rules_of_all_workflows() -> None:
    assert checked_graph(DEFAULT_WORKFLOW.stages, DEFAULT_WORKFLOW.moves) == DEFAULT_WORKFLOW


def test_allowed_moves_come_in_the_order_of_the_stages() -> None:
    found = [stage.key for stage in DEFAULT_WORKFLOW.allowed_moves("applied")]
    assert found == ["screening", "rejected"]
    assert DEFAULT_WORKFLOW.allowed_moves("rejected") == ()


def test_the_candidate_may_withdraw_until_the_end() -> None:
    may = [key for key in KEYS if DEFAULT_WORKFLOW.may_withdraw(key)]
    assert may == ["applied", "screening", "interview", "offer"]


def test_a_stage_is_found_by_its_key() -> None:
    assert DEFAULT_WORKFLOW.stage("offer").name == "Offer"
    assert DEFAULT_WORKFLOW.find_stage("nowhere") is None
    with pytest.raises(KeyError):
        DEFAULT_WORKFLOW.stage("nowhere")


def test_what_every_workflow_has_is_added() -> None:
    graph = checked_graph([APPLIED, PHONE, HIRED], moves("applied>phone", "phone>hired"))
    assert graph.rejected.key == "rejected"
    assert graph.withdrawn.key == "withdrawn"
    assert [stage.key for stage in graph.allowed_moves("phone")] == ["hired", "rejected"]


def test_a_way_back_and_a_loop_are_fine() -> None:
    graph = checked_graph(
        [APPLIED, PHONE, TEST, HIRED, REJECTED],
        moves(
            "applied>phone", "phone>test", "test>phone", "phone>applied", "test>hired",
            "applied>rejected", "hired>rejected",
        ),
    )  # fmt: skip
    assert graph.allows("phone", "applied")
    assert reachable(graph, "test") >= {"applied", "hired", "rejected"}


def test_a_move_that_is_named_twice_counts_once() -> None:
    graph = checked_graph([APPLIED, HIRED], moves("applied>hired", "applied>hired"))
    assert graph.moves.count(Move("applied", "hired")) == 1


def test_refuses_a_second_entry() -> None:
    other = Stage("sourced", "Sourced", StageKind.APPLIED)
    assert "one entry stage" in faults([APPLIED, other, HIRED], moves("applied>hired"))["stages"]


def test_refuses_a_workflow_without_an_entry_or_a_hired_stage() -> None:
    assert faults([PHONE, HIRED], moves("phone>hired"))["stages"]
    assert "hired stage" in faults([APPLIED, PHONE], moves("applied>phone"))["stages"]


def test_refuses_keys_and_names_that_are_not_unique() -> None:
    twice = Stage("phone", "PHONE SCREEN", StageKind.INTERVIEW)
    found = faults([APPLIED, PHONE, twice, HIRED], moves("applied>phone", "phone>hired"))
    assert found.keys() == {"stages.2.key", "stages.2.name"}


@pytest.mark.parametrize("key", ["", "Phone", "1st", "phone screen", "x" * 41, "naïve", "a\n"])
def test_refuses_keys_that_are_no_names(key: str) -> None:
    odd = Stage(key, "Odd", StageKind.SCREENING)
    assert "stages.1.key" in faults([APPLIED, odd, HIRED], moves("applied>hired"))


def test_refuses_a_stage_that_nothing_leads_to() -> None:
    found = faults([APPLIED, PHONE, HIRED], moves("applied>hired", "phone>hired"))
    assert found == {"stages.1": "No moves lead from the entry stage to “Phone screen”."}


def test_refuses_a_stage_that_leads_nowhere() -> None:
    found = faults([APPLIED, PHONE, HIRED], moves("applied>hired", "applied>phone"))
    assert found == {"stages.1": "No moves lead from “Phone screen” to “Hired”."}


def test_refuses_a_stage_without_a_way_to_rejected() -> None:
    found = faults(
        [APPLIED, PHONE, HIRED, REJECTED],
        moves("applied>phone", "applied>rejected", "phone>hired"),
    )
    assert found == {"stages.1": "No moves lead from “Phone screen” to “Rejected”."}


@pytest.mark.parametrize(
    "move",
    [
        "applied>nowhere",
        "nowhere>hired",
        "applied>applied",
        "applied>withdrawn",
        "withdrawn>applied",
        "rejected>applied",
        "hired>applied",
    ],
)
def test_refuses_moves_that_make_no_sense(move: str) -> None:
    stages = [APPLIED, HIRED, REJECTED, WITHDRAWN]
    assert "moves.2" in faults(stages, moves("applied>hired", "applied>rejected", move))


def test_refuses_too_many_stages() -> None:
    line = [Stage(f"s{n}", f"Stage {n}", StageKind.SCREENING) for n in range(MAX_STAGES)]
    assert "at most" in faults([APPLIED, *line, HIRED], moves("applied>hired"))["stages"]


KEYS_OF_GRAPHS = st.sampled_from(["a", "b", "c", "d", "e", "f"])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Stage], list[Move]]:
    kinds = draw(st.lists(st.sampled_from(StageKind), min_size=2, max_size=6))
    stages = [Stage(key, key.upper(), kind) for key, kind in zip("abcdef", kinds, strict=False)]
    pairs = draw(st.lists(st.tuples(KEYS_OF_GRAPHS, KEYS_OF_GRAPHS), max_size=12))
    return stages, [Move(*pair) for pair in pairs]


def accepted(stages: list[Stage], given_moves: list[Move]) -> WorkflowGraph | None:
    try:
        return checked_graph(stages, given_moves)
    except InvalidInput:
        return None


@given(graphs())
def test_in_an_accepted_workflow_nothing_gets_stuck(drawn: tuple[list[Stage], list[Move]]) -> None:
    graph = accepted(*drawn)
    if graph is None:
        return
    assert reachable(graph, graph.entry.key) | {graph.withdrawn.key} == {
        stage.key for stage in graph.stages
    }
    for stage in graph.stages:
        if stage.is_final:
            assert not graph.may_withdraw(stage.key)
            continue
        onward = reachable(graph, stage.key)
        assert graph.rejected.key in onward
        assert any(
            target.kind is StageKind.HIRED for target in graph.stages if target.key in onward
        )
        assert graph.withdrawn not in graph.allowed_moves(stage.key)


@given(st.integers(min_value=0, max_value=8), st.data())
def test_every_line_of_stages_is_a_workflow(length: int, data: st.DataObject) -> None:
    kinds = [StageKind.SCREENING, StageKind.INTERVIEW, StageKind.ASSESSMENT, StageKind.OFFER]
    middle = [
        Stage(f"s{n}", f"Stage {n}", data.draw(st.sampled_from(kinds))) for n in range(length)
    ]
    line = [APPLIED, *middle, HIRED]
    graph = checked_graph(line, [Move(one.key, next_one.key) for one, next_one in pairwise(line)])
    assert checked_graph(graph.stages, graph.moves) == graph
