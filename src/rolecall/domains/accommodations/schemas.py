"""Requests for adjustments over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.accommodations.contracts import (
    AccommodationKind,
    AccommodationStep,
    AccommodationWish,
    Answer,
    AnswerRequest,
    Case,
    CaseStatus,
    EntryKind,
    Share,
)
from rolecall.domains.applications.contracts.accommodations import MOST_REACH, MOST_WORDS
from rolecall.infra.http import In, Out

_Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_WORDS)]
_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class AccommodationAnswerIn(In):
    """An answer to a request. The person reads `words`; interviewers read `shared`, if given."""

    answer: Answer
    words: _Words
    shared: _Line | None = None

    def command(self, application_id: UUID, version: int | None) -> AnswerRequest:
        """Return the command to answer."""
        return AnswerRequest(
            application_id=application_id,
            answer=self.answer,
            words=self.words,
            shared=self.shared,
            expected_version=version,
        )


class AccommodationSharedIn(In):
    """What interviewers are to do, and nothing of why; empty where they are told nothing."""

    words: _Line

    def command(self, application_id: UUID, version: int | None) -> Share:
        """Return the command to share it."""
        return Share(application_id=application_id, words=self.words, expected_version=version)


class AccommodationEntryOut(Out):
    """Something that was written; `by_name` is empty for the person."""

    id: UUID
    kind: EntryKind
    at: datetime
    by_name: str
    words: str
    kinds: list[AccommodationKind]
    steps: list[AccommodationStep]
    reach: str


class AccommodationOut(Out):
    """What somebody asked with an application; `status` is null where nothing was asked."""

    application_id: UUID
    status: CaseStatus | None
    asked_at: datetime | None
    shared: str
    version: int
    entries: list[AccommodationEntryOut]

    @classmethod
    def of(cls, application_id: UUID, case: Case | None) -> "AccommodationOut":
        """Render a case, or that there is none."""
        if case is None:
            return cls(
                application_id=application_id,
                status=None,
                asked_at=None,
                shared="",
                version=0,
                entries=[],
            )
        return cls.model_validate(case)


class MyAccommodationOut(Out):
    """What one asked with one's own application, and the answers; nothing of what others are told.

    `status` is null where nothing was asked.
    """

    status: CaseStatus | None
    entries: list[AccommodationEntryOut]

    @classmethod
    def of(cls, case: Case | None) -> "MyAccommodationOut":
        """Render a case, or that there is none."""
        if case is None:
            return cls(status=None, entries=[])
        entries = [AccommodationEntryOut.model_validate(one) for one in case.entries]
        return cls(status=case.status, entries=entries)


class MyAccommodationIn(In):
    """A request: kinds, words or both. The same `once` again is the same request."""

    once: UUID
    kinds: Annotated[list[AccommodationKind], Field(max_length=len(AccommodationKind))] = Field(
        default_factory=list
    )
    steps: Annotated[list[AccommodationStep], Field(max_length=len(AccommodationStep))] = Field(
        default_factory=list
    )
    words: _Words = ""
    reach: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_REACH)] = ""

    def wish(self) -> AccommodationWish:
        """Return what is asked for."""
        kinds, steps = dict.fromkeys(self.kinds), dict.fromkeys(self.steps)
        return AccommodationWish(tuple(kinds), tuple(steps), self.words, self.reach)
