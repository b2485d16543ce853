"""The vocabulary of imports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.applications.contracts import ImportIntoJob
from rolecall.domains.candidates.contracts import ExistingPolicy
from rolecall.domains.operations.contracts import Operation

MAX_ROWS: Final = 100_000
"""People of one file."""
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 10_000
"""Characters of a cell."""
MAX_TAGS: Final = 20
"""Tags that everybody of an import gets, and that one row may name."""
KEEP: Final = timedelta(days=30)
"""How long the rows of an import are kept: for looking at results, mending, and taking it back."""
UNDO_WITHIN: Final = timedelta(days=14)
MAX_RESUMES: Final = 1_000
"""Résumés of one zip."""
RESUME_OF: Final = "import_resume"
"""The type of record that the document of a row belongs to, while nobody's record has it."""
PREVIEWED: Final = 20
"""Rows that are shown as they would be."""


class FileFormat(StrEnum):
    """What a source file is."""

    CSV = "csv"
    JSON = "json"
    """An array of objects."""
    JSON_LINES = "json_lines"
    """An object on each line (NDJSON)."""
    JSON_RESUME = "json_resume"
    """Résumés by the schema of jsonresume.org."""
    RESUMES = "resumes"
    """A zip of résumés: documents, of which each is a row."""


class Target(StrEnum):
    """What a column may be. A custom field is `custom:` and its id, no use the empty string."""

    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    LOCATION = "location"
    HEADLINE = "headline"
    EMPLOYER = "employer"
    LINK = "link"
    TAGS = "tags"
    SOURCE = "source"


CUSTOM: Final = "custom:"
"""What the target of a column that holds a custom field begins with."""
IGNORED: Final = ""
SEVERAL: Final = frozenset({Target.EMAIL, Target.PHONE, Target.LINK, Target.TAGS, Target.LOCATION})
"""What more than one column may be: addresses, numbers, links, tags; parts of a place."""


class RowState(StrEnum):
    """What a row would become, then what became of it, then whether that was taken back."""

    WAITING = "waiting"
    """Nobody has looked at it."""
    NEW = "new"
    CHANGES = "changes"
    """It would change a record that is there."""
    UNCHANGED = "unchanged"
    """The record is there, and stays as it is."""
    DUPLICATE = "duplicate"
    """An earlier row of the file is the same person."""
    ERROR = "error"
    CREATED = "created"
    UPDATED = "updated"
    LEFT = "left"
    """The record was there and stayed as it was."""
    FAILED = "failed"
    REMOVED = "removed"
    """The record that the import had made is gone again."""
    RESTORED = "restored"
    """The record is again as it was before."""
    KEPT = "kept"
    """It was not taken back, because somebody has worked with the record since."""


class RowApplication(StrEnum):
    """What becomes, then what became, of a row's application, where people go into a job."""

    NEW = "new"
    THERE = "there"
    """The person is considered for the job already, and stays where they are."""
    ADDED = "added"
    REMOVED = "removed"
    """The application that the import had made is gone again."""
    KEPT = "kept"
    """It was not taken back, because somebody has worked with it since."""


TO_DO: Final = (RowState.NEW, RowState.CHANGES, RowState.UNCHANGED)
"""Rows that a run works on."""
TO_MEND: Final = (RowState.ERROR, RowState.DUPLICATE, RowState.FAILED)
"""Rows that the file of errors has."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a source file, with some of its values."""

    header: str
    samples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What each column is, and what holds for all rows.

    `targets` are as many as there are columns. `source` is said of people whose row says none.
    With a `job_id` each person is considered for that job, too, from the stage of the key `stage`
    on (empty for the first one); `confirm` sends them the mail that confirms an application.
    """

    targets: tuple[str, ...]
    existing: ExistingPolicy = ExistingPolicy.SKIP
    source: str = "import"
    tags: tuple[str, ...] = ()
    job_id: UUID | None = None
    stage: str = ""
    confirm: bool = False

    @property
    def into(self) -> ImportIntoJob | None:
        """Which job people go into, None for none."""
        if self.job_id is None:
            return None
        return ImportIntoJob(job_id=self.job_id, stage=self.stage, confirm=self.confirm)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: in which column (empty for the row as a whole), and the remedy."""

    column: str
    message: str


class Certainty(StrEnum):
    """How certain it is what a résumé says of its person."""

    SURE = "sure"
    LIKELY = "likely"
    GUESSED = "guessed"
    """Somebody should look."""


class FoundIn(StrEnum):
    """Where something of a résumé was found."""

    LABEL = "label"
    """Behind a word such as “Name:”."""
    TOP = "top"
    """In the first lines."""
    TEXT = "text"
    EMAIL = "email"
    """In the e-mail address."""
    FILE_NAME = "file_name"
    TYPED = "typed"
    """Somebody has written it here."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a résumé says of its person, how certain it is, and where it was."""

    value: str
    certainty: Certainty
    found_in: FoundIn


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """Who a résumé is of; what was not found is None."""

    name: Found | None = None
    email: Found | None = None
    phone: Found | None = None
    links: tuple[str, ...] = ()

    @property
    def is_unsure(self) -> bool:
        """Whether somebody should look, because it was guessed."""
        told = (self.name, self.email, self.phone)
        return any(one is not None and one.certainty is Certainty.GUESSED for one in told)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resume:
    """The document of a row. `file_id` is None where it was not taken, or is gone.

    `said` is where each of `full_name`, `email` and `phone` was found and how certain that is;
    `remark` what is wrong with the document: why it was not taken (`is_refused`), or not read.
    """

    file_id: UUID | None
    is_read: bool
    is_refused: bool = False
    said: Mapping[str, tuple[Certainty, FoundIn]] = field(default_factory=dict)
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a source file. `line` is where people find it: its first line, or its number."""

    position: int
    line: int
    cells: tuple[str, ...]
    resume: Resume | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MendRow:
    """What somebody writes in the place of what was found in a résumé; None leaves it."""

    import_id: UUID
    position: int
    full_name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RowResult:
    """A row and what becomes, or became, of it."""

    position: int
    line: int
    label: str
    state: RowState
    problems: tuple[Problem, ...]
    candidate_id: UUID | None
    application: RowApplication | None
    application_id: UUID | None
    cells: tuple[str, ...] = ()
    """Of a résumé alone: the name of its file, then what was found."""
    resume: Resume | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PreviewedRow:
    """A row as it would be: `values` by target, as they are understood."""

    line: int
    state: RowState
    application: RowApplication | None
    values: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """A file of people, and how far it has come.

    `version` counts changes of the settings. `checked_version` is the one that the dry run was
    begun with; `check` and `run` are the operations that do the work.
    """

    id: UUID
    file_name: str
    format: FileFormat
    encoding: str
    columns: tuple[Column, ...]
    rows: int
    settings: Settings
    created_by: UUID
    created_by_name: str
    created_at: datetime
    version: int
    checked_version: int | None
    check: Operation | None = None
    run: Operation | None = None
    job_title: str = ""
    """Of the job that people go into."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows, and how many of their applications, are in each state."""

    rows: Mapping[RowState, int]
    applications: Mapping[RowApplication, int]
    unread: int = 0
    """Résumés that nobody has read yet."""
    unsure: int = 0
    """Rows of which something was guessed."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """Targets by header, under a name, for the next file from the same place."""

    id: UUID
    name: str
    targets: Mapping[str, str] = field(default_factory=dict)
