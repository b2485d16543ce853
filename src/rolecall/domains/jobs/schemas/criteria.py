"""Criteria over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.jobs.contracts.criteria import (
    Criterion,
    CriterionKind,
    JobCriteria,
    LanguageLevel,
    SaveCriteria,
)
from rolecall.domains.jobs.contracts.languages import LANGUAGES
from rolecall.domains.jobs.rules.criteria import MAX_CRITERIA, MAX_PHRASES, MAX_YEARS
from rolecall.domains.jobs.schemas.questions import Key
from rolecall.infra.http import In, Out

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class CriterionIn(In):
    """One thing to look for; of the members below `required` those of its kind.

    `accepted` are the keys of options, or `yes` and `no`.
    """

    id: Key
    kind: CriterionKind
    label: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    required: bool = True
    phrases: Annotated[list[Phrase], Field(default_factory=list, max_length=MAX_PHRASES)]
    years: Annotated[int, Field(ge=1, le=MAX_YEARS)] | None = None
    language: Annotated[str, StringConstraints(max_length=2)] = ""
    level: LanguageLevel | None = None
    question_id: Annotated[str, StringConstraints(max_length=64)] = ""
    accepted: Annotated[list[Key], Field(default_factory=list, max_length=100)]
    at_least: Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000)] | None = None

    def contract(self) -> Criterion:
        """Return the criterion."""
        values: dict[str, Any] = dict(self)
        values |= {"phrases": tuple(self.phrases), "accepted": tuple(self.accepted)}
        return Criterion(**values)


class CriteriaIn(In):
    """All criteria of a job, in the order in which they are shown."""

    items: Annotated[list[CriterionIn], Field(max_length=MAX_CRITERIA)]

    def command(self, job_id: UUID, version: int | None) -> SaveCriteria:
        """Return the command to save them."""
        items = tuple(item.contract() for item in self.items)
        return SaveCriteria(job_id=job_id, items=items, version=version)


class CriterionOut(Out):
    """One thing to look for."""

    id: str
    kind: CriterionKind
    label: str
    required: bool
    phrases: list[str]
    years: int | None
    language: str
    level: LanguageLevel | None
    question_id: str
    accepted: list[str]
    at_least: int | None


class LanguageOut(Out):
    """A language that can be asked for."""

    code: str
    name: str


_LANGUAGES = [LanguageOut(code=code, name=names[0]) for code, names in LANGUAGES.items()]
_LANGUAGES.sort(key=lambda language: language.name)


class CriteriaOut(Out):
    """The criteria of a job; `suggestions` are its skills that no criterion looks for."""

    job_id: UUID
    items: list[CriterionOut]
    suggestions: list[CriterionOut]
    languages: list[LanguageOut]
    version: int

    @classmethod
    def of(cls, criteria: JobCriteria, suggestions: tuple[Criterion, ...]) -> "CriteriaOut":
        """Render them."""
        return cls(
            job_id=criteria.job_id,
            items=[CriterionOut.model_validate(item) for item in criteria.items],
            suggestions=[CriterionOut.model_validate(item) for item in suggestions],
            languages=_LANGUAGES,
            version=criteria.version,
        )
