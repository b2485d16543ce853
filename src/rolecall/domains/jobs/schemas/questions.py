"""Screening questions over HTTP."""

from typing import Annotated

from pydantic import Field, StringConstraints

from rolecall.domains.jobs.contracts import (
    Knockout,
    KnockoutOperator,
    Option,
    Question,
    QuestionKind,
    ShownIf,
)
from rolecall.infra.http import In, Out
from rolecall.kernel import ids

Key = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class OptionIn(In):
    """One option of a choice."""

    key: Key
    label: Annotated[str, StringConstraints(min_length=1, max_length=300)]


class KnockoutIn(In):
    """Marks the application as knocked out when the answer fits; it rejects nobody by itself.

    For several chosen options, `includes` asks whether the option is among them, `not_equals`
    whether it is not.
    """

    operator: KnockoutOperator
    value: bool | int | float | Key | Annotated[list[Key], Field(max_length=1)]


class ShownIfIn(In):
    """The question is only asked when an earlier one has this answer: an option's key, or yes."""

    question_id: Key
    equals: bool | Key


class QuestionIn(In):
    """One question. `id` is your own choice, unique in the job; one is made if it is left out."""

    id: Key | None = None
    kind: QuestionKind
    label: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    help: Annotated[str, StringConstraints(max_length=1_000)] = ""
    required: bool = False
    options: list[OptionIn] = Field(default_factory=list, max_length=100)
    position: Annotated[int, Field(ge=0, le=1_000)] | None = None
    knockout: KnockoutIn | None = None
    shown_if: ShownIfIn | None = None

    def contract(self) -> Question:
        """Return the question."""
        return Question(
            id=self.id or ids.uuid7().hex,
            kind=self.kind,
            label=self.label,
            help=self.help,
            required=self.required,
            options=tuple(Option(option.key, option.label) for option in self.options),
            knockout=Knockout(self.knockout.operator, self.knockout.value)
            if self.knockout
            else None,
            shown_if=ShownIf(self.shown_if.question_id, self.shown_if.equals)
            if self.shown_if
            else None,
        )


def in_order(questions: list[QuestionIn]) -> tuple[Question, ...]:
    """Return questions by their `position`; without one they keep their place in the list."""
    numbered = sorted(
        enumerate(questions),
        key=lambda pair: pair[1].position if pair[1].position is not None else pair[0],
    )
    return tuple(question.contract() for _, question in numbered)


class OptionOut(Out):
    """One option of a choice."""

    key: str
    label: str


class KnockoutOut(Out):
    """The rule that knocks out."""

    operator: KnockoutOperator
    value: bool | int | float | str


class ShownIfOut(Out):
    """The condition under which the question is asked."""

    question_id: str
    equals: bool | str


class PublicQuestionOut(Out):
    """One question as an applicant may know it: without its knock-out rule."""

    id: str
    kind: QuestionKind
    label: str
    help: str
    required: bool
    options: list[OptionOut]
    position: int
    shown_if: ShownIfOut | None


class QuestionOut(PublicQuestionOut):
    """One question."""

    knockout: KnockoutOut | None


def questions_out(questions: tuple[Question, ...]) -> list[QuestionOut]:
    """Render the questions of a job."""
    return [
        QuestionOut(
            **public.model_dump(),
            knockout=KnockoutOut.model_validate(question.knockout) if question.knockout else None,
        )
        for question, public in zip(questions, public_questions_out(questions), strict=True)
    ]


def public_questions_out(questions: tuple[Question, ...]) -> list[PublicQuestionOut]:
    """Render the questions of a job for applicants."""
    return [
        PublicQuestionOut(
            id=question.id,
            kind=question.kind,
            label=question.label,
            help=question.help,
            required=question.required,
            options=[OptionOut.model_validate(option) for option in question.options],
            position=position,
            shown_if=ShownIfOut.model_validate(question.shown_if) if question.shown_if else None,
        )
        for position, question in enumerate(questions)
    ]
