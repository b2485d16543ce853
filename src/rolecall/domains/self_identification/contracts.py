"""The vocabulary of voluntary self-identification.

Sex, and race or ethnicity by the seven categories of the EEO-1 report (EEOC, Standard Form 100,
instruction booklet, "Race and Ethnic Identification"; OMB Statistical Policy Directive 15 of 1997).
The two are what 29 CFR 1607.4(B) asks to keep for adverse impact. Whoever is Hispanic or Latino
belongs to that category alone, so one question covers both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Question(StrEnum):
    """What is asked."""

    SEX = "sex"
    RACE = "race"


class Sex(StrEnum):
    """Answers to the first question."""

    FEMALE = "female"
    MALE = "male"


class Race(StrEnum):
    """Answers to the second question, in the order of the EEO-1 report."""

    HISPANIC = "hispanic"
    WHITE = "white"
    BLACK = "black"
    PACIFIC_ISLANDER = "pacific_islander"
    ASIAN = "asian"
    AMERICAN_INDIAN = "american_indian"
    TWO_OR_MORE = "two_or_more"


@dataclass(frozen=True, slots=True)
class GiveAnswers:
    """What somebody says of themselves; None where they prefer not to say."""

    application_id: UUID
    sex: Sex | None
    race: Race | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the private page has to know: never what was answered, only whether."""

    org_id: UUID
    job_title: str
    locale: str
    answered: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """How many of a group went on, and how many did not. Who waits or withdrew is neither."""

    passed: int
    rejected: int

    @property
    def total(self) -> int:
        """All that were decided about."""
        return self.passed + self.rejected


@dataclass(frozen=True, slots=True)
class GroupImpact:
    """One group at one step; all but the name is None where the group is hidden.

    `share` is the selection rate, `ratio` compares it with the highest one, `p_value` says how
    likely so large a difference would be by chance; both are None for the group with the highest
    rate, which `is_highest`.
    """

    key: str
    label: str
    decided: int | None = None
    passed: int | None = None
    share: float | None = None
    ratio: float | None = None
    p_value: float | None = None
    is_highest: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether the group is too small to be shown, or would give one away that is."""
        return self.decided is None


@dataclass(frozen=True, slots=True)
class StepImpact:
    """A step that applications were decided at: a stage, or the whole way to the hire."""

    key: str
    label: str
    groups: tuple[GroupImpact, ...]


@dataclass(frozen=True, slots=True)
class QuestionImpact:
    """The answers to one question. `steps` has no step of which nothing can be shown."""

    question: Question
    label: str
    answered: int
    steps: tuple[StepImpact, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What is reported. `smallest` is the size below which a group is hidden."""

    applications: int
    smallest: int
    questions: tuple[QuestionImpact, ...]


Counts = Mapping[str, Decided]
"""Decisions by group."""
