"""The page of one's own application, in the portal."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.applications.contracts import (
    CandidateMessage,
    CandidateTask,
    Decider,
    MyApplication,
    PromisedNews,
    TaskPlace,
)
from rolecall.domains.applications.schemas.candidate_side import (
    MyApplicationOut,
    MyTextsOut,
    StatusStepOut,
)
from rolecall.domains.applications.service import MAX_FILES, MAX_TEXT, StatusView, WriteToTeam
from rolecall.domains.files.contracts import Incoming
from rolecall.domains.jobs.contracts import TeamRole
from rolecall.infra.http import In, Out, Said


class MyDeciderOut(Out):
    """Who decides: a role, null for the hiring team as a whole, and names where they are told."""

    role: TeamRole | None
    names: list[str]

    @classmethod
    def of(cls, one: Decider) -> "MyDeciderOut":
        """Render who decides."""
        return cls(role=one.role, names=list(one.names))


class MyPromiseOut(Out):
    """By which day of the employer's calendar there is news; `is_past` once that day is over."""

    day: date
    is_past: bool

    @classmethod
    def of(cls, one: PromisedNews) -> "MyPromiseOut":
        """Render the promise."""
        return cls(day=one.day, is_past=one.is_past)


class MyTaskOut(Out):
    """Something to do or to know: an interview, an offer, a question.

    `at` is when it takes place, `until` the last instant at which it can be done. `url` is the page
    where it is done and `action` what the way there is called; both are empty where there is
    nothing to do. `place` names the part of this page where it is done, if it has one.
    """

    sentence: Said
    action: Said
    url: str
    at: datetime | None
    until: datetime | None
    place: TaskPlace | None

    @classmethod
    def of(cls, one: CandidateTask) -> "MyTaskOut":
        """Render a task."""
        return cls(
            sentence=one.sentence,
            action=one.action or "",
            url=one.url,
            at=one.at,
            until=one.until,
            place=one.place,
        )


class MyMessageOut(Out):
    """A message either way. `author` is empty for what no person wrote."""

    at: datetime
    from_candidate: bool
    author: str
    subject: str
    text: str
    files: list[str]
    by_text: bool

    @classmethod
    def of(cls, one: CandidateMessage) -> "MyMessageOut":
        """Render a message."""
        return cls(
            at=one.at,
            from_candidate=one.from_candidate,
            author=one.author,
            subject=one.subject,
            text=one.text,
            files=list(one.files),
            by_text=one.by_text,
        )


class MyApplicationPageOut(Out):
    """Everything that the private page of an application says, for who is signed in.

    `sentence` says the stage in plain words, in the language of the request. `documents` are the
    files that came with the application. `about_you_url` is the page of the voluntary questions,
    empty where none are asked.
    """

    application: MyApplicationOut
    time_zone: str
    """The employer's."""
    candidate_name: str
    sentence: str
    history: list[StatusStepOut]
    decider: MyDeciderOut | None
    promise: MyPromiseOut | None
    tasks: list[MyTaskOut]
    documents: list[str]
    messages: list[MyMessageOut]
    has_earlier_messages: bool
    texts: MyTextsOut
    about_you_url: str
    most_text: int
    """Characters of a message."""
    most_files: int

    @classmethod
    def of(
        cls, mine: MyApplication, view: StatusView, time_zone: str, status_url: str, public_url: str
    ) -> "MyApplicationPageOut":
        """Render what the service tells."""
        return cls(
            application=MyApplicationOut.of(mine, public_url),
            time_zone=time_zone,
            candidate_name=view.candidate_name,
            sentence=view.sentence,
            history=[StatusStepOut.model_validate(step) for step in view.steps],
            decider=MyDeciderOut.of(view.decider) if view.decider else None,
            promise=MyPromiseOut.of(view.promise) if view.promise else None,
            tasks=[MyTaskOut.of(one) for one in view.tasks],
            documents=list(view.documents),
            messages=[MyMessageOut.of(one) for one in view.messages],
            has_earlier_messages=view.has_earlier_messages,
            texts=MyTextsOut.of(view.texts),
            about_you_url=f"{status_url}/about-you" if view.asks_about_you else "",
            most_text=MAX_TEXT,
            most_files=MAX_FILES,
        )


class MyMessageIn(In):
    """A message to the team. The same `once` again is the same message.

    `upload_ids` are uploads of this application that are whole.
    """

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2 * MAX_TEXT)] = ""
    once: UUID
    upload_ids: Annotated[list[UUID], Field(max_length=2 * MAX_FILES)] = Field(default_factory=list)

    def command(self) -> WriteToTeam:
        """Return the command."""
        return WriteToTeam(self.text, self.once.hex)


class MyUploadIn(In):
    """A file that is to come, `length` bytes of it."""

    filename: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    length: Annotated[int, Field(ge=1, le=10**12)]


class MyUploadOut(Out):
    """How far a file has come: send the bytes from `offset` on."""

    id: UUID
    filename: str
    length: int
    offset: int
    is_whole: bool
    expires_at: datetime

    @classmethod
    def of(cls, one: Incoming) -> "MyUploadOut":
        """Render how far it has come."""
        return cls(
            id=one.id,
            filename=one.filename,
            length=one.length,
            offset=one.received,
            is_whole=one.is_whole,
            expires_at=one.expires_at,
        )
