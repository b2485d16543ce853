"""The vocabulary of operations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from rolecall.kernel.sentences import Sentence

MAX_ITEMS = 100_000
"""Items of one operation."""
KEEP = timedelta(days=90)
"""How long an operation and what became of its items can be looked at."""
KEEP_FILES = timedelta(days=7)
"""How long the file of an export can be fetched: it holds personal data."""
FILE = "file"
"""The parameter of an export that holds what its file is."""
FILE_OF = "operation"
"""The type of record that the files of exports belong to."""


class ExportFormat(StrEnum):
    """What an export writes."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, kw_only=True, slots=True)
class FileStyle:
    """How an export writes. `byte_order_mark` lets Excel read a CSV file as UTF-8."""

    format: ExportFormat = ExportFormat.CSV
    byte_order_mark: bool = True


USUAL_STYLE = FileStyle()


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeFile:
    """The file that an export makes of what its items say.

    `head` stands before all, `between` between what two items say, `tail` behind all.
    """

    name: str
    format: ExportFormat
    head: str
    between: str
    tail: str


class OperationStatus(StrEnum):
    """Where an operation stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    STOPPED = "stopped"
    """It could not go on as a whole; `remark` says why and what to do."""


OPEN = frozenset({OperationStatus.WAITING, OperationStatus.RUNNING})


class ItemStatus(StrEnum):
    """What became of one item."""

    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    """There was nothing to do: it is as it was asked to be."""
    REFUSED = "refused"
    """A rule does not allow it; the detail says which."""
    FAILED = "failed"
    """Something broke; nothing was changed, and it may be tried again."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kind says about one item.

    `undo` is what taking this item back needs to know, None where there is nothing to take back.
    `line` is the item's part of the file that the operation makes, `rows` how many records it
    tells of.
    """

    status: ItemStatus
    detail: str = ""
    code: str = ""
    undo: Mapping[str, Any] | None = None
    line: str | None = None
    rows: int = 0


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item as it is frozen when the operation starts.

    `label` is what people call it. `given` is what the kind needs beside the record's id (the
    version that was seen, the row of an import).
    """

    subject_id: UUID | None
    label: str
    given: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item under way."""

    position: int
    subject_id: UUID | None
    label: str
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def record_id(self) -> UUID:
        """The record, for kinds whose items all have one.

        Raises:
            ValueError: this one has none.
        """
        if self.subject_id is None:
            raise ValueError(f"item {self.position} names no record")
        return self.subject_id


@dataclass(frozen=True, slots=True)
class ItemResult:
    """An item and what became of it."""

    position: int
    subject_id: UUID | None
    label: str
    status: ItemStatus
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Which kind takes an operation back, and how long after the start that is possible."""

    kind: str
    within: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class StartOperation:
    """Do one thing with many records.

    `title` says to people what is done (“Move to Interview”). `parameters` go to the kind with
    each chunk of items. `undo_until` is given where taking it back is possible for another time
    than the kind says.
    """

    kind: str
    title: Sentence
    parameters: Mapping[str, Any]
    file: MadeFile | None = None
    undo_until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """An operation and how far it has come.

    `noun` is what its items are (`application`). `undo_until` is None where nothing can be taken
    back. `file_name` is None unless it makes a file; `file_id` is None until that is there, and
    `file_rows` how many records it tells of so far.
    """

    id: UUID
    kind: str
    title: str
    noun: str
    status: OperationStatus
    remark: str
    total: int
    done: int
    skipped: int
    refused: int
    failed: int
    started_by: UUID
    started_by_name: str
    created_at: datetime
    finished_at: datetime | None
    undo_until: datetime | None
    undoes_id: UUID | None
    undone_by_id: UUID | None
    file_name: str | None
    file_until: datetime | None
    file_id: UUID | None = None
    file_rows: int = 0

    @property
    def processed(self) -> int:
        """How many items have an outcome."""
        return self.done + self.skipped + self.refused + self.failed


@dataclass(frozen=True, slots=True)
class Work:
    """What running an operation needs to know of it."""

    id: UUID
    kind: str
    title: str
    parameters: Mapping[str, Any]
    started_by: UUID
    ip: str
    request_id: str
    status: OperationStatus
    failed: int
    file_rows: int

    @property
    def file(self) -> MadeFile | None:
        """The file that it makes, None if it makes none."""
        told = self.parameters.get(FILE)
        return MadeFile(**{**told, "format": ExportFormat(told["format"])}) if told else None
