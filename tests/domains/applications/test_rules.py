"""The pure rules of applications, by table and by property."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.applications import rules
from rolecall.domains.applications.contracts import (
    UNDO_WINDOW,
    ApplicationStatus,
    InvalidTransition,
    StageRef,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.rules.answers import displayed
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.jobs.api import DEFAULT_WORKFLOW
from rolecall.domains.jobs.contracts import Option, Question, QuestionKind, StageKind
from rolecall.kernel import ids
from rolecall.kernel.errors import InvalidInput

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STAGES = [StageRef(stage.key, stage.name, stage.kind) for stage in DEFAULT_WORKFLOW.stages]
BY_KEY = {stage.key: stage for stage in STAGES}


def allowed_from(key: str) -> list[StageRef]:
    return [BY_KEY[stage.key] for stage in DEFAULT_WORKFLOW.allowed_moves(key)]


def transition(
    kind: TransitionKind = TransitionKind.MOVED,
    *,
    origin: str | None = "applied",
    target: str = "screening",
    at: datetime = NOON,
    transition_id: UUID | None = None,
) -> Transition:
    return Transition(
        id=transition_id or ids.uuid7(),
        application_id=ids.uuid7(),
        kind=kind,
        from_stage=BY_KEY[origin] if origin else None,
        to_stage=BY_KEY[target],
        at=at,
        by_kind="user",
        by_id=None,
        by_name="Somebody",
        reason="",
        note="",
        undoes_id=None,
    )


FORWARD = [("applied", "screening"), ("screening", "interview"), ("interview", "offer"),
           ("offer", "hired")]  # fmt: skip


@pytest.mark.parametrize(("origin", "target"), FORWARD)
def test_moves_one_stage_forward(origin: str, target: str) -> None:
    found = rules.target_stage(STAGES, allowed_from(origin), BY_KEY[origin], target)
    assert found == BY_KEY[target]


@pytest.mark.parametrize("origin", ["applied", "screening", "interview", "offer"])
def test_rejects_from_every_stage_in_progress(origin: str) -> None:
    found = rules.target_stage(STAGES, allowed_from(origin), BY_KEY[origin], "rejected")
    assert found.kind == StageKind.REJECTED


@pytest.mark.parametrize(
    ("origin", "target"),
    [("applied", "interview"), ("applied", "hired"), ("screening", "applied"),
     ("rejected", "hired"), ("withdrawn", "applied"), ("applied", "applied"),
     ("applied", "withdrawn")],
)  # fmt: skip
def test_refuses_every_other_move_and_names_the_allowed_ones(origin: str, target: str) -> None:
    allowed = allowed_from(origin)
    with pytest.raises(InvalidTransition) as refused:
        rules.target_stage(STAGES, allowed, BY_KEY[origin], target)
    assert refused.value.extra["allowed_targets"] == [stage.key for stage in allowed]


def test_an_unknown_stage_is_bad_input_that_names_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as refused:
        rules.target_stage(STAGES, allowed_from("applied"), BY_KEY["applied"], "limbo")
    assert refused.value.errors[0].field == "to_stage"
    assert "screening" in refused.value.detail


@pytest.mark.parametrize(
    ("kind", "status"),
    [("applied", "active"), ("offer", "active"), ("hired", "hired"), ("rejected", "rejected"),
     ("withdrawn", "withdrawn")],
)  # fmt: skip
def test_the_kind_of_stage_says_what_became_of_the_application(kind: str, status: str) -> None:
    assert rules.status_of(kind).value == status


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=1)))
def test_a_move_can_be_undone_exactly_within_its_window(later: timedelta) -> None:
    move = transition()
    refusal = rules.undo_refusal(move, move.id, NOON + later)
    assert (refusal == "") == (later < UNDO_WINDOW)


@pytest.mark.parametrize("kind", [TransitionKind.APPLIED, TransitionKind.WITHDRAWN,
                                  TransitionKind.UNDONE])  # fmt: skip
def test_only_moves_of_members_are_undone(kind: TransitionKind) -> None:
    move = transition(kind)
    assert rules.undo_refusal(move, move.id, NOON)


def test_only_the_newest_move_is_undone() -> None:
    assert "moved on" in rules.undo_refusal(transition(), ids.uuid7(), NOON)
    assert rules.undo_refusal(None, ids.uuid7(), NOON)


def facts(status: ApplicationStatus, current: str, *, may: bool = True,
          newest: Transition | None = None) -> rules.Facts:  # fmt: skip
    return rules.Facts(
        current=BY_KEY[current],
        status=status,
        allowed=allowed_from(current),
        newest=newest,
        may_advance=may,
        may_reopen=may,
        may_note=may,
        may_assign=may,
        at=NOON,
    )


def test_who_may_not_advance_is_offered_no_moves() -> None:
    actions = rules.allowed_actions(
        facts(ApplicationStatus.ACTIVE, "applied", may=False, newest=transition())
    )
    assert actions.moves == ()
    assert not any([actions.can_reject, actions.can_withdraw, actions.can_assign, actions.undo])


@pytest.mark.parametrize("current", [stage.key for stage in STAGES])
def test_every_offered_move_is_one_that_the_guard_accepts(current: str) -> None:
    kind = BY_KEY[current].kind
    actions = rules.allowed_actions(facts(rules.status_of(kind), current))
    for move in actions.moves:
        target = rules.target_stage(STAGES, allowed_from(current), BY_KEY[current], move.to_stage)
        assert target.key == move.to_stage
    assert {move.to_stage for move in actions.moves} == {s.key for s in allowed_from(current)}


def test_a_rejected_application_goes_back_to_the_stage_it_left() -> None:
    rejected = transition(origin="interview", target="rejected")
    actions = rules.allowed_actions(facts(ApplicationStatus.REJECTED, "rejected", newest=rejected))
    assert actions.can_reopen
    target = rules.reopen_target(ApplicationStatus.REJECTED, rejected, allowed=True)
    assert target == BY_KEY["interview"]
    assert rules.reopen_target(ApplicationStatus.REJECTED, rejected, allowed=False) is None
    assert rules.reopen_target(ApplicationStatus.HIRED, rejected, allowed=True) is None


@pytest.mark.parametrize("locale", ["en", "de", "es", "en-GB", "fr"])
@pytest.mark.parametrize("kind", [kind.value for kind in StageKind])
def test_every_kind_of_stage_has_plain_words(kind: str, locale: str) -> None:
    name, sentence = plain_stage(kind, locale)
    assert name
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (QuestionKind.YES_NO, True, "Yes"),
        (QuestionKind.YES_NO, False, "No"),
        (QuestionKind.SINGLE_CHOICE, "b", "Blue"),
        (QuestionKind.MULTIPLE_CHOICE, ["r", "b"], "Red, Blue"),
        (QuestionKind.NUMBER, 2.5, "2.5"),
        (QuestionKind.NUMBER, 3, "3"),
        (QuestionKind.TEXT, "as typed", "as typed"),
    ],
)
def test_answers_read_as_people_gave_them(kind: QuestionKind, value: object, text: str) -> None:
    question = Question(
        id="q", kind=kind, label="?", options=(Option("r", "Red"), Option("b", "Blue"))
    )
    assert displayed(question, value) == text
