"""The room of an interview over HTTP, for candidates."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.ai.contracts import Ended, Speaker
from rolecall.domains.ai_interviews.contracts import Language
from rolecall.domains.ai_interviews.contracts.sessions import (
    AnswerAgain,
    GiveAnswer,
    SessionAction,
    SessionState,
)
from rolecall.domains.ai_interviews.service.room_view import RoomKnockout, RoomTurn, RoomView
from rolecall.domains.applications.contracts.accommodations import (
    MOST_WORDS,
    AccommodationKind,
    AccommodationStep,
    AccommodationWish,
)
from rolecall.infra.http import In, Out

MOST_OF_AN_ANSWER = 8_000
"""Characters; some twelve minutes of speech."""
Words = Annotated[str, StringConstraints(max_length=MOST_OF_AN_ANSWER, strip_whitespace=True)]
Wish = Annotated[str, StringConstraints(max_length=2_000, strip_whitespace=True)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]


class RoomTokenIn(In):
    """The token of a link in a mail."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=4_096)]


class RoomLanguageIn(In):
    """In which language the interview is to be held."""

    language: Language


class RoomConsentIn(In):
    """Agreement to the notice, by the version that was read."""

    notice_version: Annotated[str, StringConstraints(min_length=1, max_length=64)]


class RoomPersonIn(In):
    """The wish to talk to a person, and what is said about it."""

    words: Wish = ""


class RoomAdjustmentIn(In):
    """What should be different: more time, another form, or in words."""

    more_time: bool = False
    words: Annotated[str, StringConstraints(max_length=MOST_WORDS, strip_whitespace=True)] = ""

    def wish(self) -> AccommodationWish:
        """Return it as it is kept."""
        kinds = (AccommodationKind.MORE_TIME,) if self.more_time else ()
        return AccommodationWish(kinds, (AccommodationStep.INTERVIEW,), self.words)


class RoomBeginIn(In):
    """Answers to the questions about what the job needs: keys of answers by keys of questions."""

    knockouts: Annotated[dict[Key, Key], Field(max_length=20, default_factory=dict)]


class RoomAnswerIn(In):
    """An answer. `after` is the number of the turn that it answers; the same key counts once."""

    key: UUID
    after: Number
    text: Words

    def command(self) -> GiveAnswer:
        """Return the command."""
        return GiveAnswer(key=self.key, after=self.after, text=self.text)


class RoomAgainIn(In):
    """An answer that is given anew."""

    key: UUID
    text: Words

    def command(self, number: int) -> AnswerAgain:
        """Return the command."""
        return AnswerAgain(key=self.key, replaces=number, text=self.text)


class RoomCorrectionIn(In):
    """What is to be added to what was said."""

    words: Wish


class RoomOptionOut(Out):
    """An answer that can be chosen."""

    key: str
    label: str


class RoomKnockoutOut(Out):
    """A question about something that the job cannot be done without."""

    key: str
    text: str
    options: list[RoomOptionOut]

    @classmethod
    def of(cls, knockout: RoomKnockout) -> Self:
        """Return it as it is shown."""
        options = [RoomOptionOut(key=key, label=label) for key, label in knockout.options]
        return cls(key=knockout.key, text=knockout.text, options=options)


class RoomTurnOut(Out):
    """Something that was said."""

    number: int
    speaker: Speaker
    text: str
    said_at: datetime
    is_question: bool
    is_replaced: bool
    may_be_given_anew: bool

    @classmethod
    def of(cls, turn: RoomTurn) -> Self:
        """Return it as it is shown."""
        return cls.model_validate(turn, from_attributes=True)


class RoomOut(Out):
    """The room as its candidate sees it.

    `is_thinking` tells that the interviewer has not said yet what comes next. `answered_after` is
    what the next answer has to name, 0 where none is waited for.
    """

    link_id: UUID
    state: SessionState
    allowed: list[SessionAction]
    organization_name: str
    organization_slug: str
    color: str
    job_title: str
    candidate_name: str
    language: Language
    languages: list[Language]
    minutes: int
    extra_minutes: int
    expires_at: datetime
    message: str
    contact: str
    notice: list[str]
    notice_version: str
    practice: str
    knockouts: list[RoomKnockoutOut]
    turns: list[RoomTurnOut]
    is_thinking: bool
    answered_after: int
    asked: int
    questions: int
    seconds_left: int | None
    ended: Ended | None
    correction: str
    status_url: str

    @classmethod
    def of(cls, view: RoomView) -> Self:
        """Return it as it is shown."""
        simple = {
            name: getattr(view, name)
            for name in cls.model_fields
            if name not in {"knockouts", "turns"}
        }
        return cls(
            **simple,
            knockouts=[RoomKnockoutOut.of(one) for one in view.knockouts],
            turns=[RoomTurnOut.of(one) for one in view.turns],
        )
