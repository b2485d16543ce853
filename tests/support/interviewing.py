"""Interviews for tests: a criterion, a plan, and turns from what the two say in turn."""

from collections.abc import Sequence

from rolecall.domains.ai.contracts import (
    Anchors,
    Criterion,
    InterviewPlan,
    Move,
    PlannedQuestion,
    ProcessFact,
    Speaker,
    Utterance,
)

TELLING = Criterion(
    key="telling",
    name="Communication",
    description="Says things so that people understand, and makes sure that they did.",
    anchors=Anchors(
        low="Says the same to everybody, in terms of the own trade. Takes silence for agreement.",
        medium="Adjusts words to the listeners and answers questions. Does not check what arrived.",
        high="Finds out what listeners know, chooses a form for them, and checks what arrived.",
    ),
)
PLANNING = Criterion(
    key="planning",
    name="Planning",
    description="Puts work in an order that serves the aim.",
    anchors=Anchors(
        low="Works through things as they come in. Notices deadlines when they are near.",
        medium="Keeps a list with deadlines and does urgent things first.",
        high="Orders work by effect and deadline, agrees changes early with those concerned.",
    ),
)
FACTS = (
    ProcessFact("When will I hear back?", "You hear from us within ten days."),
    ProcessFact("Who reads my answers?", "Two members of the hiring team read them."),
)


def plan_of(language: str = "en", **changes: object) -> InterviewPlan:
    """Return a plan of two questions about two criteria."""
    given: dict[str, object] = {
        "language": language,
        "criteria": (TELLING, PLANNING),
        "questions": (
            PlannedQuestion(
                key="q1",
                criterion="telling",
                text="Tell us how you explained something complicated to others.",
                follow_ups=("How did you find out whether they had understood?",),
            ),
            PlannedQuestion(
                key="q2",
                criterion="planning",
                text="Tell us about a week with more work than time.",
                follow_ups=("Who learned that something would be late?",),
            ),
        ),
        "facts": FACTS,
        **changes,
    }
    return InterviewPlan(**given)  # type: ignore[arg-type]


def answered(*answers: str, plan: InterviewPlan | None = None) -> list[Utterance]:
    """Return an interview in which each question of a plan gets one answer."""
    found: list[Utterance] = []
    for question, text in zip((plan or plan_of()).questions, answers, strict=False):
        found += exchange(len(found) + 1, question.key, question.text, text)
    return found


def exchange(
    turn: int, question: str, asked: str, text: str, move: Move = Move.ASK
) -> Sequence[Utterance]:
    """Return what the interviewer says, and the answer to it."""
    return (
        Utterance(turn=turn, speaker=Speaker.INTERVIEWER, text=asked, question=question, move=move),
        Utterance(turn=turn + 1, speaker=Speaker.CANDIDATE, text=text, question=question),
    )
