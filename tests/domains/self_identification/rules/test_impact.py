"""Rates, ratios and what is hidden, by hand-made groups."""

import pytest

from rolecall.domains.applications.contracts.figures import OutcomeGroup
from rolecall.domains.self_identification.contracts import Question, Race, Sex
from rolecall.domains.self_identification.rules.impact import (
    FOUR_FIFTHS,
    WHOLE_WAY,
    Answers,
    question_impact,
)

STAGES = [("applied", "Applied"), ("interview", "Interview"), ("hired", "Hired")]
WOMAN, MAN = (Sex.FEMALE, None), (Sex.MALE, None)


def _of(answers: Answers, *counts: tuple[int, str, int]) -> list[tuple[OutcomeGroup, Answers]]:
    return [
        (OutcomeGroup(1, furthest, outcome, count), answers) for furthest, outcome, count in counts
    ]


def test_the_highest_rate_is_what_others_are_compared_with() -> None:
    outcomes = [
        *_of(
            WOMAN, (2, "hired", 12), (1, "interview", 3), (0, "rejected", 28), (0, "withdrawn", 9)
        ),
        *_of(MAN, (2, "hired", 48), (0, "rejected", 32), (0, "applied", 7)),
    ]
    found = question_impact(Question.SEX, outcomes, STAGES, 5)
    steps = {step.key: {group.key: group for group in step.groups} for step in found.steps}
    assert found.answered == 139
    women, men = steps[WHOLE_WAY]["female"], steps[WHOLE_WAY]["male"]
    assert (women.decided, women.passed, women.share) == (40, 12, 0.3)
    assert (men.decided, men.passed, men.share) == (80, 48, 0.6)
    assert men.is_highest
    assert men.ratio is None
    # The example of the guidelines' questions and answers: 30 % of 60 % is half.
    assert women.ratio == pytest.approx(0.5)
    assert women.p_value == pytest.approx(0.0034, abs=0.0001)
    # Who waits in the interview went on from the first stage, and is not decided about after it.
    assert (steps["applied"]["female"].decided, steps["applied"]["female"].passed) == (43, 15)
    assert steps["interview"]["female"].share == 1.0


def test_four_fifths_exactly_are_not_less() -> None:
    outcomes = [
        *_of(WOMAN, (2, "hired", 15), (0, "rejected", 6)),
        *_of(MAN, (2, "hired", 8), (0, "rejected", 6)),
    ]
    [whole, *_] = question_impact(Question.SEX, outcomes, STAGES, 5).steps
    assert whole.groups[1].ratio == FOUR_FIFTHS


def test_small_groups_are_names_alone() -> None:
    outcomes = [
        *_of((None, Race.WHITE), (2, "hired", 20), (0, "rejected", 20)),
        *_of((None, Race.BLACK), (2, "hired", 10), (0, "rejected", 20)),
        *_of((None, Race.ASIAN), (2, "hired", 1), (0, "rejected", 3)),
        *_of((None, Race.HISPANIC), (0, "rejected", 9)),
    ]
    found = question_impact(Question.RACE, outcomes, STAGES, 5)
    for step in found.steps:
        hidden = [group for group in step.groups if group.is_hidden]
        assert {"asian", "hispanic"} < {group.key for group in hidden}
        for group in hidden:
            assert (group.passed, group.share, group.ratio, group.p_value) == (None,) * 4


def test_without_enough_answers_there_are_no_steps() -> None:
    found = question_impact(Question.SEX, _of(WOMAN, (0, "rejected", 90)), STAGES, 5)
    assert (found.answered, found.steps) == (90, ())
