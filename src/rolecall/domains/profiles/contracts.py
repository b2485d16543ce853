"""The vocabulary of profiles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from rolecall.domains.ai.contracts import Resume
from rolecall.domains.files.contracts import FileRef, LaidLine

CANDIDATE, APPLICATION = "candidate", "application"
RESUMES_OF: Final = (CANDIDATE, APPLICATION)
"""Types of the records whose résumés are read."""


class Section(StrEnum):
    """The parts of a profile, in the order in which it is shown. The values are stored."""

    NAME = "name"
    EMAILS = "emails"
    PHONES = "phones"
    LOCATION = "location"
    LINKS = "links"
    SUMMARY = "summary"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LICENCES = "licences"
    CERTIFICATES = "certificates"
    LANGUAGES = "languages"


class ReadingState(StrEnum):
    """How far the reading of one résumé has come. The values are stored."""

    WAITING = "waiting"
    READ = "read"
    NOTHING = "nothing"
    """It was read, and nothing was found in it."""
    FAILED = "failed"
    """The parser had to be stopped; the reason is a word of the sandbox."""
    NO_TEXT = "no_text"
    """There is no text to read: a scan, or a file that could not be opened."""


class ItemState(StrEnum):
    """Whose an item is."""

    READ = "read"
    EDITED = "edited"
    """Somebody changed a value, or its place."""
    ADDED = "added"
    REMOVED = "removed"


class ChangeKind(StrEnum):
    """What somebody did to a profile. The values are stored."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    ARRANGED = "arranged"
    UNDONE = "undone"


Values = Mapping[str, tuple[str, ...]]
"""Fields and their values; most have one, `highlights` have many, a cleared one has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A value that a résumé says, and where: code points of the file's text.

    `start` is None for what follows from another value and stands nowhere by itself. `confidence`
    is the measured share of right values among those that looked like this one, None where nothing
    was measured.
    """

    value: str
    quote: str = ""
    file_id: UUID
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    by_model: bool = False
    """Whether a language model alone found it."""
    boxes: tuple[LaidLine, ...] = ()
    """The lines that it stands in, where the file has pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """One position, school, skill … as a résumé has it."""

    section: Section
    file_id: UUID
    fields: Mapping[str, tuple[Evidence, ...]]

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values alone."""
        return {name: tuple(one.value for one in found) for name, found in self.fields.items()}

    @property
    def places(self) -> frozenset[tuple[int, int]]:
        """Where its values stand."""
        found = (one for values in self.fields.values() for one in values)
        return frozenset(
            (one.start, one.end) for one in found if one.start is not None and one.end is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """What somebody did to one item: it holds until somebody undoes it, whatever is read later.

    `anchor` is what stood there when it was first touched, empty for an item that somebody added:
    by it the item is known again in later readings. `typed` are values that count before those that
    were read. `rank` is its place among the items that somebody arranged.
    """

    id: UUID
    section: Section
    anchor: Values = field(default_factory=dict)
    file_id: UUID | None = None
    places: frozenset[tuple[int, int]] = frozenset()
    typed: Values = field(default_factory=dict)
    removed: bool = False
    rank: int | None = None
    version: int = 1
    by_name: str = ""
    by_candidate: bool = False
    """The person themself did it last."""
    own: bool = False
    """The person themself had a part in it, whoever changed it since."""
    at: datetime | None = None
    record_type: str = CANDIDATE
    record_id: UUID | None = None
    """The record whose résumé the item was read in: with a confidential job it is hidden."""

    @property
    def is_added(self) -> bool:
        """Whether somebody added it by hand."""
        return not self.anchor

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """What the item says if nothing is read of it any more."""
        return {**self.anchor, **self.typed}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """What an item says in one field. `read` is what the résumé says, shown or not."""

    values: tuple[str, ...]
    read: tuple[Evidence, ...] = ()
    is_typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileItem:
    """One item of a profile. `version` is 0 for one that nobody touched."""

    id: UUID
    section: Section
    state: ItemState
    fields: Mapping[str, ProfileField]
    version: int = 0
    by_name: str = ""
    by_candidate: bool = False
    at: datetime | None = None
    source: ReadItem | None = None
    touch: Touch | None = None

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values that are shown."""
        return {name: one.values for name, one in self.fields.items() if one.values}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a parser made of one file. `resume` is None unless the state is READ."""

    file_id: UUID
    state: ReadingState
    parser: int = 0
    extractor: int = 0
    reason: str = ""
    read_at: datetime | None = None
    asked_at: datetime | None = None
    model: str = ""
    model_problem: str = ""
    resume: Resume | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether somebody asked for it to be read, and it was not yet."""
        return self.asked_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A résumé of the person, with what was made of it. Newest first, they are a profile's."""

    ref: FileRef
    added_at: datetime
    application_id: UUID | None
    job_title: str
    state: ReadingState
    reason: str
    engine: str
    parser: int
    is_outdated: bool
    """Whether an older parser read it than there is now."""
    is_cut: bool
    is_recognized: bool
    """Whether its text was recognized in pictures."""
    read_at: datetime | None
    model: str
    """The language model that took part, empty for none."""
    model_problem: str
    """Why a language model that was asked did not, a word of `ai`; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """That somebody changed a profile. `undone` says that it holds no more."""

    id: UUID
    kind: ChangeKind
    section: Section
    item_ids: tuple[UUID, ...]
    at: datetime
    by_name: str
    by_candidate: bool
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a person's career. `removed` are items that can be brought back."""

    candidate_id: UUID
    items: tuple[ProfileItem, ...]
    removed: tuple[ProfileItem, ...]
    sources: tuple[Source, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """A person before their own profile, signed in.

    They see what was read in files that they sent with these applications, which are theirs by the
    address that they proved, and what they did themself: a record may hold more than one address.
    """

    candidate_id: UUID
    application_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an item by hand."""

    section: Section
    values: Values


@dataclass(frozen=True, slots=True)
class EditItem:
    """Change values of an item; None for what is to be as in the résumé again."""

    item_id: UUID
    values: Mapping[str, tuple[str, ...] | None]
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item off the profile."""

    item_id: UUID
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class ArrangeItems:
    """Put the items of a section into an order. Those that are not named come behind."""

    section: Section
    item_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The item after a change, None if the change took it away, and the change, to be undone."""

    change: Change
    item: ProfileItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many résumés of one organization were read, and how many are to be."""

    read: int
    nothing: int
    failed: int
    due: int
    """Not read yet, or by an older parser, or asked for again."""

    def as_json(self) -> dict[str, Any]:
        """Return the counts for a command's output."""
        return {
            "read": self.read,
            "nothing_found": self.nothing,
            "failed": self.failed,
            "due": self.due,
        }
