"""Where a conversation stands, and what its next step consists of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rolecall.domains.ai.contracts import (
    Ended,
    EvidenceLevel,
    InterviewPlan,
    Move,
    Noted,
    PlannedQuestion,
    Speaker,
    Utterance,
)
from rolecall.kernel.sentences import Sentence

ASKING: Final = frozenset({Move.ASK, Move.REMIND})
"""The moves by which a question is asked for the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was read in the thread of the question that is open.

    `level` is that of the question's criterion. `is_off_topic` says that nothing in it has to do
    with the question. `fact` is the number of the employer's fact that answers what was asked.
    """

    level: EvidenceLevel = EvidenceLevel.NONE
    is_off_topic: bool = False
    fact: int | None = None
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The next step: the sentences that it has, in the order in which they are said."""

    move: Move
    said: tuple[Sentence, ...]
    question: str = ""
    ended: Ended | None = None
    noted: tuple[Noted, ...] = ()
    unanswered: str = ""


@dataclass
class Talk:
    """Where a conversation stands, and what was said and noted on the way to the next step."""

    plan: InterviewPlan
    turns: Sequence[Utterance]
    seconds_left: int | None
    heard: Heard
    said: list[Sentence] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    unanswered: str = ""

    @property
    def last(self) -> Utterance:
        """Return what was said last."""
        return self.turns[-1]

    @property
    def open(self) -> PlannedQuestion | None:
        """Return the question that the last of the interviewer's turns left open."""
        key = next(
            (one.question for one in reversed(self.turns) if one.speaker is Speaker.INTERVIEWER), ""
        )
        return next((one for one in self.plan.questions if one.key == key), None)

    @property
    def last_move(self) -> Move | None:
        """Return what the interviewer did last."""
        return next(
            (one.move for one in reversed(self.turns) if one.speaker is Speaker.INTERVIEWER), None
        )

    def moves(self, question: PlannedQuestion | None = None) -> Counter[Move]:
        """Count the interviewer's moves, of one question or of all."""
        return Counter(
            one.move
            for one in self.turns
            if one.speaker is Speaker.INTERVIEWER
            and one.move is not None
            and (question is None or one.question == question.key)
        )

    @property
    def following(self) -> list[PlannedQuestion]:
        """Return the questions that were not asked yet."""
        asked = {one.question for one in self.turns if one.move in ASKING}
        return [one for one in self.plan.questions if one.key not in asked]

    def step(
        self, move: Move, *said: Sentence, question: str = "", ended: Ended | None = None
    ) -> Step:
        """Return a step, with what was said and noted before."""
        noted = dict.fromkeys([*self.heard.noted, *self.noted])
        return Step(
            move=move,
            said=(*self.said, *said),
            question=question,
            ended=ended,
            noted=tuple(noted),
            unanswered=self.unanswered,
        )
