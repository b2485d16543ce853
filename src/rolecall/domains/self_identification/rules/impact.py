"""Selection rates, ratios and significance by group, of what may be shown.

29 CFR 1607.4(D): a selection rate of less than four fifths of the rate of the group with the
highest one is generally regarded as evidence of adverse impact; smaller differences may be, where
they are significant, and greater ones may not be, where they rest on small numbers. 1607.4(C) looks
at the whole process first (the bottom line), then at its parts.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction
from typing import Final

from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.contracts.figures import OutcomeGroup
from rolecall.domains.self_identification.contracts import (
    Counts,
    Decided,
    GroupImpact,
    Question,
    QuestionImpact,
    Race,
    Sex,
    StepImpact,
)
from rolecall.domains.self_identification.rules.significance import p_value
from rolecall.domains.self_identification.rules.suppression import shown_groups

FOUR_FIFTHS: Final = 0.8
SIGNIFICANT: Final = 0.05
WHOLE_WAY: Final = "whole_way"
LABELS: Final = {
    Sex.FEMALE: "Female",
    Sex.MALE: "Male",
    Race.HISPANIC: "Hispanic or Latino",
    Race.WHITE: "White",
    Race.BLACK: "Black or African American",
    Race.PACIFIC_ISLANDER: "Native Hawaiian or Other Pacific Islander",
    Race.ASIAN: "Asian",
    Race.AMERICAN_INDIAN: "American Indian or Alaska Native",
    Race.TWO_OR_MORE: "Two or More Races",
}
_QUESTIONS: Final = {Question.SEX: "Sex", Question.RACE: "Race or ethnicity"}
_ANSWERS: Final[dict[Question, tuple[Sex | Race, ...]]] = {
    Question.SEX: tuple(Sex),
    Question.RACE: tuple(Race),
}

Answers = tuple[Sex | None, Race | None]
Reading = Callable[[Answers], Sex | Race | None]
_READ: Final[dict[Question, Reading]] = {
    Question.SEX: lambda answers: answers[0],
    Question.RACE: lambda answers: answers[1],
}


def question_impact(
    question: Question,
    outcomes: Sequence[tuple[OutcomeGroup, Answers]],
    stages: Sequence[tuple[str, str]],
    smallest: int,
) -> QuestionImpact:
    """Return what may be shown of the answers to a question.

    `outcomes` are those who answered anything, with what they did; `stages` keys and names of the
    stages in their order, the hire last.
    """
    groups: dict[str, list[OutcomeGroup]] = {answer.value: [] for answer in _ANSWERS[question]}
    for outcome, answers in outcomes:
        answer = _READ[question](answers)
        if answer is not None:
            groups[answer.value].append(outcome)
    last = len(stages) - 1
    steps = []
    hidden: frozenset[str] = frozenset()
    for place, (key, name) in enumerate(stages[:-1]):
        counts = {group: _at_stage(found, place) for group, found in groups.items()}
        shown = shown_groups(counts, smallest, hidden)
        if place == 0:
            whole = {group: _whole_way(found, last) for group, found in groups.items()}
            first_hidden = frozenset(groups) - (shown or frozenset(groups))
            steps.append(
                _step(
                    question, WHOLE_WAY, "From application to hire", whole,
                    shown_groups(whole, smallest, first_hidden if shown else ()),
                )
            )  # fmt: skip
        if shown:
            hidden = frozenset(groups) - shown
        steps.append(_step(question, key, name, counts, shown))
    return QuestionImpact(
        question,
        _QUESTIONS[question],
        sum(one.count for found in groups.values() for one in found),
        tuple(step for step in steps if any(not group.is_hidden for group in step.groups)),
    )


def _at_stage(found: Iterable[OutcomeGroup], place: int) -> Decided:
    passed = rejected = 0
    for one in found:
        if one.furthest > place:
            passed += one.count
        elif one.furthest == place and one.outcome == ApplicationStatus.REJECTED.value:
            rejected += one.count
    return Decided(passed, rejected)


def _whole_way(found: Iterable[OutcomeGroup], last: int) -> Decided:
    passed = rejected = 0
    for one in found:
        if one.outcome == ApplicationStatus.REJECTED.value:
            rejected += one.count
        elif one.furthest == last and one.outcome == ApplicationStatus.HIRED.value:
            passed += one.count
    return Decided(passed, rejected)


def _step(
    question: Question, key: str, label: str, counts: Counts, shown: Collection[str]
) -> StepImpact:
    # As fractions: four fifths exactly are not less than four fifths.
    rates = {group: Fraction(counts[group].passed, counts[group].total) for group in shown}
    # Of equal rates that of the larger group: it says more.
    highest = max(rates, key=lambda group: (rates[group], counts[group].total, group), default="")
    groups = []
    for answer in _ANSWERS[question]:
        group = answer.value
        if group not in shown:
            groups.append(GroupImpact(group, LABELS[answer]))
            continue
        decided, is_highest = counts[group], group == highest
        best = rates[highest]
        groups.append(
            GroupImpact(
                key=group,
                label=LABELS[answer],
                decided=decided.total,
                passed=decided.passed,
                share=float(rates[group]),
                ratio=None if is_highest or not best else float(rates[group] / best),
                p_value=None if is_highest else p_value(decided, counts[highest]),
                is_highest=is_highest,
            )
        )
    return StepImpact(key, label, tuple(groups))
