"""Connections as they are kept and shown: what is set up, what was read, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from rolecall.domains.integrations.contracts.connections import Authority, ConnectionState
from rolecall.domains.integrations.contracts.mappings import (
    FieldProblem,
    MappingDraft,
    Preview,
    Unmapped,
)
from rolecall.domains.integrations.contracts.port import Category, Entity, Input, Stream
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence

DECLARATIVE: Final = "declarative"
"""The connector whose specification an organization writes itself."""
SYNCED: Final = (Entity.JOB, Entity.CANDIDATE)
"""What is taken over, in this order."""
MOST_CONNECTIONS: Final = 20
SAMPLES: Final = 20
"""Records that a test shows of a stream."""


class ConnectionProblem(StrEnum):
    """Why the last test or run came to nothing."""

    UNAUTHORISED = "unauthorised"
    RATE_LIMITED = "rate_limited"
    TEMPORARY = "temporary"
    MALFORMED = "malformed"
    REFUSED = "refused"
    BLOCKED = "blocked"


class RecordState(StrEnum):
    """What became of a record of theirs."""

    LINKED = "linked"
    """One of ours is its counterpart."""
    SKIPPED = "skipped"
    """Nothing was taken, for a reason that stands with it; looked at again when it changes."""
    UNDECIDED = "undecided"
    """Both sides have changed it, and a person decides."""
    LEFT = "left"
    """Its counterpart was deleted here: it is not made again."""
    ERASED = "erased"
    """The person was erased: nothing is taken any more."""


class RunCause(StrEnum):
    """Why a run began."""

    SCHEDULE = "schedule"
    PERSON = "person"


class Side(StrEnum):
    """Whose values count for a record that is undecided."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class ConnectorKind:
    """A kind of system that can be connected; without `streams` it is still to be described."""

    id: str
    name: str
    category: Category
    inputs: tuple[Input, ...]
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateConnection:
    """Choose a kind. `specification` is what describes the system, for the declarative one."""

    connector: str
    name: str
    specification: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeConnection:
    """Change what is not None. An empty secret is removed; one that is not named stays."""

    connection_id: UUID
    name: str | None = None
    specification: str | None = None
    settings: Mapping[str, str] | None = None
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    authority: Authority | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MappingVersion:
    """One version of how a stream is mapped."""

    number: int
    draft: MappingDraft
    made_at: datetime
    made_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamView:
    """A stream of a connection: how it is mapped, where reading stands, what became of records.

    `whole_at` is when the last pass through the whole stream ended, `read_at` any pass.
    """

    stream: Stream
    mapping: MappingVersion | None
    counts: Mapping[RecordState, int]
    gone: int
    pages: int
    seen: int
    running: bool
    since: datetime | None
    whole_at: datetime | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One connection, without its secrets; `secrets` are the names of those that are there."""

    id: UUID
    connector: str
    name: str
    specification: str
    settings: Mapping[str, str]
    secrets: frozenset[str]
    state: ConnectionState
    authority: Authority
    problem: ConnectionProblem | None
    problem_said: str
    account: str
    version: int
    created_at: datetime
    created_by_name: str
    tested_at: datetime | None
    next_run_at: datetime | None
    run_id: UUID | None
    failures: int


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A connection with its kind and its streams."""

    connection: Connection
    kind: ConnectorKind
    streams: tuple[StreamView, ...]


@dataclass(frozen=True, slots=True)
class StreamSample:
    """Records of a stream, as they came and as they would be taken; how it could be mapped."""

    stream: Stream
    previews: Sequence[Preview]
    proposed: MappingDraft | None
    unusable: int


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test found: whose account it is and samples, or what went wrong."""

    account: str
    samples: tuple[StreamSample, ...]
    problem: ConnectionProblem | None = None
    problem_said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """A pass through the streams, or as much of one as was possible.

    `counts` are by stream, of what became of records.
    """

    id: UUID
    cause: RunCause
    by_name: str
    started_at: datetime
    ended_at: datetime | None
    counts: Mapping[str, Mapping[str, int]]
    problem: ConnectionProblem | None
    problem_said: str
    log: Sequence["LogLine"]


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of a run's log."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record of theirs and what became of it. `theirs` and `ours` are what is undecided."""

    id: UUID
    stream: str
    entity: Entity
    external_id: str
    label: str
    state: RecordState
    why: str
    problems: Sequence["Finding"]
    unmapped: Sequence[Unmapped]
    ours: Mapping[str, str | None]
    theirs: Mapping[str, str | None]
    candidate_id: UUID | None
    job_id: UUID | None
    seen_at: datetime
    gone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a field, as it was told then."""

    target: str
    sentence: str
    code: str


@dataclass(frozen=True, slots=True)
class UnmappedValue:
    """A value that a table does not have, and how many records have it."""

    stream: str
    table: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SaveMapping:
    """Write the next version of a stream's mapping."""

    connection_id: UUID
    stream: str
    draft: MappingDraft


@dataclass(frozen=True, slots=True)
class Resync:
    """Read again: what has changed since a day, or everything."""

    connection_id: UUID
    since: date | None


class TooManyConnections(Conflict):
    """The organization has as many connections as it may."""

    code = "too_many_connections"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record of theirs as it is kept, for a sync that meets it again."""

    id: UUID
    external_id: str
    state: RecordState
    digest: str
    mapping: int
    base: Mapping[str, str | None]
    candidate_id: UUID | None
    job_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a sync writes of a record; `data` is it as it came, empty where it is not kept."""

    external_id: str
    entity: Entity
    data: Mapping[str, Any]
    digest: str
    state: RecordState
    label: str = ""
    person_key: str | None = None
    why: Sentence | None = None
    problems: Sequence[FieldProblem] = ()
    unmapped: Sequence[Unmapped] = ()
    base: Mapping[str, str | None] = field(default_factory=dict)
    ours: Mapping[str, str | None] = field(default_factory=dict)
    theirs: Mapping[str, str | None] = field(default_factory=dict)
    candidate_id: UUID | None = None
    job_id: UUID | None = None
    mapping: int = 0
