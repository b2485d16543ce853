"""One message to many people, over HTTP."""

from dataclasses import replace
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from rolecall.domains.applications.contracts.mailings import LeftOut, WriteToMany
from rolecall.domains.applications.schemas.conversations import CandidateMessageIn, FileIds
from rolecall.domains.applications.schemas.many import SelectionIn
from rolecall.domains.candidates.contracts import CandidateSelection, SavedFilters
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant
from rolecall.kernel.sentences import say

Language = Literal["en", "de", "es"]
Line = Annotated[str, StringConstraints(max_length=200)]
FieldText = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class PeopleFilterIn(In):
    """All candidates that fit, at the moment of asking; the filters of their list."""

    q: Line = ""
    tag_ids: Annotated[list[UUID], Field(max_length=10, default_factory=list)]
    pool_id: UUID | None = None
    source: Line = ""
    fields: Annotated[list[FieldText], Field(max_length=5, default_factory=list)]

    def contract(self) -> SavedFilters:
        """Return the filters."""
        return SavedFilters(
            q=self.q,
            tag_ids=tuple(self.tag_ids),
            pool_id=self.pool_id,
            source=self.source,
            fields=tuple(self.fields),
        )


class PeopleIn(In):
    """Candidates by id, or all that fit a filter but some."""

    ids: Annotated[list[UUID] | None, Field(min_length=1, max_length=5_000)] = None
    filter: PeopleFilterIn | None = None
    except_ids: Annotated[list[UUID], Field(max_length=1_000, default_factory=list)]

    @model_validator(mode="after")
    def _one_way(self) -> "PeopleIn":
        if (self.ids is None) == (self.filter is None):
            raise ValueError(say("Select either by ids or by a filter."))
        return self

    def contract(self) -> CandidateSelection:
        """Return the selection."""
        wanted = self.filter.contract() if self.filter else None
        return CandidateSelection(tuple(self.ids or ()), wanted, frozenset(self.except_ids))


class ApplicationsMailingPlanIn(In):
    """Which applications a message would be about; those decided only `with_decided`."""

    selection: SelectionIn
    with_decided: bool = False


class PeopleMailingPlanIn(In):
    """To which people a message would go."""

    selection: PeopleIn


class _WordsIn(In):
    """The words by language: everybody gets theirs, or the first there is.

    Without `send_at` the first mail leaves after the minute in which all can be taken back. Files
    that were uploaded for it (`POST /files`) go with each.
    """

    texts: Annotated[dict[Language, CandidateMessageIn], Field(min_length=1, max_length=3)]
    send_at: Instant | None = None
    file_ids: FileIds

    def command(self) -> WriteToMany:
        """Return the command."""
        return WriteToMany(
            {language: words.wording() for language, words in self.texts.items()},
            self.send_at,
            tuple(self.file_ids),
        )


class ApplicationsMailingIn(_WordsIn):
    """A message to the candidates of many applications, about these.

    Who was rejected or hired gets it only `with_decided`.
    """

    selection: SelectionIn
    with_decided: bool = False

    def command(self) -> WriteToMany:
        """Return the command."""
        return replace(super().command(), with_decided=self.with_decided)


class PeopleMailingIn(_WordsIn):
    """A message to many people, and not about an application."""

    selection: PeopleIn


class ReceiverOut(Out):
    """Somebody who gets the mail; `id` is the application's, or the person's."""

    id: UUID
    name: str
    email: str
    language: str


class LeftOutPeopleOut(Out):
    """Those who get none for one reason; `names` are the first twenty.

    The record is `gone`; there is `no_address`; mail to the address is held back
    (`undeliverable`); the person is `unsubscribed`, has `withdrawn`, was rejected or hired
    (`decided`), or was selected `twice`.
    """

    reason: LeftOut
    count: int
    names: list[str]


class MailingPlanOut(Out):
    """Who gets the mail, the first two hundred by name, and who does not."""

    receiving: int
    receivers: list[ReceiverOut]
    left_out: list[LeftOutPeopleOut]
