"""What an interview is held by: questions, kits and the rating scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

RATINGS = (1, 2, 3, 4)
"""The steps of the scale, worst first. There is no middle, so that nobody can hide in it."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the organization's bank. `good_answer` says what good looks like."""

    id: UUID
    text: str
    good_answer: str
    attribute: str
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class SaveQuestion:
    """Write a question, or change one. None leaves a member as it is."""

    question_id: UUID | None = None
    text: str | None = None
    good_answer: str | None = None
    attribute: str | None = None
    active: bool | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class KitAttribute:
    """What a kit has people look for. `anchors` overrides the organization's, by rating."""

    key: str
    name: str
    description: str = ""
    anchors: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class KitQuestion:
    """A question as the kit asks it, kept as it was when the version was saved.

    `bank_id` names the question of the bank that it was taken from.
    """

    key: str
    text: str
    good_answer: str = ""
    attribute: str = ""
    bank_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class KitContent:
    """What is versioned of a kit. `minutes` is how long one interviewer needs."""

    name: str
    purpose: str
    minutes: int
    attributes: Sequence[KitAttribute]
    questions: Sequence[KitQuestion]


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit in one of its versions.

    `newest` is the number of its newest version; `version` counts all changes of the record.
    """

    id: UUID
    number: int
    content: KitContent
    active: bool
    newest: int
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class KitSummary:
    """A kit in a list, by its newest version."""

    id: UUID
    number: int
    name: str
    purpose: str
    minutes: int
    attributes: tuple[str, ...]
    questions: int
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class SaveKit:
    """Write a kit, or the next version of one."""

    content: KitContent
    active: bool = True
    kit_id: UUID | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The organization's words for each rating."""

    anchors: Mapping[int, str]
    version: int
