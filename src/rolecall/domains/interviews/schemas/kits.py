"""Kits, questions and the scale over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.interviews.contracts import (
    BankQuestion,
    Kit,
    KitAttribute,
    KitContent,
    KitQuestion,
    SaveKit,
    SaveQuestion,
    Scale,
)
from rolecall.domains.interviews.rules.kits import MAX_ATTRIBUTES, MAX_QUESTIONS
from rolecall.infra.http import In, Out

Key = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9_-]+$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Anchor = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Words = Annotated[str, StringConstraints(max_length=2_000)]
QuestionText = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Minutes = Annotated[int, Field(ge=5, le=480)]


class AnchorsIn(In):
    """Words for each of the four ratings, worst first."""

    one: Anchor
    two: Anchor
    three: Anchor
    four: Anchor

    def by_rating(self) -> dict[int, str]:
        """Return the words by rating."""
        return {1: self.one, 2: self.two, 3: self.three, 4: self.four}


class AnchorsOut(Out):
    """Words for each of the four ratings, worst first."""

    one: str
    two: str
    three: str
    four: str

    @classmethod
    def of(cls, anchors: "dict[int, str]") -> "AnchorsOut":
        """Render."""
        return cls(one=anchors[1], two=anchors[2], three=anchors[3], four=anchors[4])


class ScaleOut(Out):
    """The organization's words for the ratings."""

    anchors: AnchorsOut
    version: int

    @classmethod
    def of(cls, scale: Scale) -> "ScaleOut":
        """Render."""
        return cls(anchors=AnchorsOut.of(dict(scale.anchors)), version=scale.version)


class BankQuestionIn(In):
    """A question for the bank."""

    text: QuestionText
    good_answer: Words = ""
    attribute: Annotated[str, StringConstraints(max_length=100)] = ""

    def command(self) -> SaveQuestion:
        """Return the command to save it."""
        return SaveQuestion(text=self.text, good_answer=self.good_answer, attribute=self.attribute)


class BankQuestionPatch(In):
    """Changes to a question of the bank."""

    text: QuestionText | None = None
    good_answer: Words | None = None
    attribute: Annotated[str, StringConstraints(max_length=100)] | None = None
    active: bool | None = None

    def command(self, question_id: UUID, version: int | None) -> SaveQuestion:
        """Return the command to save it."""
        return SaveQuestion(
            question_id=question_id,
            text=self.text,
            good_answer=self.good_answer,
            attribute=self.attribute,
            active=self.active,
            expected_version=version,
        )


class BankQuestionOut(Out):
    """A question of the bank."""

    id: UUID
    text: str
    good_answer: str
    attribute: str
    active: bool
    version: int

    @classmethod
    def of(cls, question: BankQuestion) -> "BankQuestionOut":
        """Render."""
        return cls.model_validate(question)


class KitAttributeIn(In):
    """What people look for. `anchors` are used instead of the organization's where given."""

    key: Key
    name: Name
    description: Words = ""
    anchors: AnchorsIn | None = None


class KitQuestionIn(In):
    """A question of a kit; `attribute` is the key of what it is about."""

    key: Key
    text: QuestionText
    good_answer: Words = ""
    attribute: Annotated[str, StringConstraints(max_length=40)] = ""
    bank_id: UUID | None = None


class KitIn(In):
    """A kit. Saving another content makes the next version."""

    name: Name
    purpose: Words = ""
    minutes: Minutes = 45
    attributes: Annotated[list[KitAttributeIn], Field(min_length=1, max_length=MAX_ATTRIBUTES)]
    questions: Annotated[list[KitQuestionIn], Field(default_factory=list, max_length=MAX_QUESTIONS)]
    active: bool = True

    def command(self, kit_id: UUID | None = None, version: int | None = None) -> SaveKit:
        """Return the command to save it."""
        content = KitContent(
            name=self.name,
            purpose=self.purpose,
            minutes=self.minutes,
            attributes=tuple(
                KitAttribute(
                    one.key,
                    one.name,
                    one.description,
                    one.anchors.by_rating() if one.anchors else None,
                )
                for one in self.attributes
            ),
            questions=tuple(
                KitQuestion(one.key, one.text, one.good_answer, one.attribute, one.bank_id)
                for one in self.questions
            ),
        )
        return SaveKit(content, self.active, kit_id, version)


class KitAttributeOut(Out):
    """What people look for."""

    key: str
    name: str
    description: str
    anchors: AnchorsOut | None

    @classmethod
    def of(cls, attribute: KitAttribute) -> "KitAttributeOut":
        """Render."""
        return cls(
            key=attribute.key,
            name=attribute.name,
            description=attribute.description,
            anchors=AnchorsOut.of(dict(attribute.anchors)) if attribute.anchors else None,
        )


class KitQuestionOut(Out):
    """A question of a kit."""

    key: str
    text: str
    good_answer: str
    attribute: str
    bank_id: UUID | None


class KitOut(Out):
    """A kit in one of its versions; `newest` is the number of the newest one."""

    id: UUID
    number: int
    newest: int
    name: str
    purpose: str
    minutes: int
    attributes: list[KitAttributeOut]
    questions: list[KitQuestionOut]
    active: bool
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, kit: Kit) -> "KitOut":
        """Render."""
        content = kit.content
        return cls(
            id=kit.id,
            number=kit.number,
            newest=kit.newest,
            name=content.name,
            purpose=content.purpose,
            minutes=content.minutes,
            attributes=[KitAttributeOut.of(one) for one in content.attributes],
            questions=[KitQuestionOut.model_validate(one) for one in content.questions],
            active=kit.active,
            version=kit.version,
            updated_at=kit.updated_at,
        )


class KitSummaryOut(Out):
    """A kit in a list."""

    id: UUID
    number: int
    name: str
    purpose: str
    minutes: int
    attributes: list[str]
    questions: int
    active: bool
    version: int
