"""Imports over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.candidates.contracts import ExistingPolicy
from rolecall.domains.imports.contracts import (
    MAX_COLUMNS,
    MAX_TAGS,
    Certainty,
    Counted,
    FileFormat,
    FoundIn,
    Import,
    MendRow,
    RowApplication,
    RowResult,
    RowState,
    SavedMapping,
    Settings,
)
from rolecall.domains.jobs.contracts import Stage
from rolecall.domains.operations.contracts import OPEN, Operation, OperationStatus
from rolecall.infra.http import In, Out, Said

TargetText = Annotated[str, StringConstraints(max_length=60)]
CellText = Annotated[str, StringConstraints(max_length=200)]
TagText = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class ImportSettingsIn(In):
    """What each column is, and what holds for all rows.

    A target is `full_name`, `first_name`, `last_name`, `email`, `phone`, `location`, `headline`,
    `employer`, `link`, `tags`, `source`, `custom:` and a field's id, or empty for no use. With a
    `job_id` people are considered for that job, too, from `stage` on (empty for the first one), and
    get the mail that confirms an application with `confirm` alone.
    """

    targets: Annotated[list[TargetText], Field(max_length=MAX_COLUMNS)]
    existing: ExistingPolicy
    source: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "import"
    tags: Annotated[list[TagText], Field(max_length=MAX_TAGS, default_factory=list)]
    job_id: UUID | None = None
    stage: Annotated[str, StringConstraints(max_length=60)] = ""
    confirm: bool = False

    def contract(self) -> Settings:
        """Return the settings."""
        return Settings(
            targets=tuple(self.targets),
            existing=self.existing,
            source=self.source,
            tags=tuple(dict.fromkeys(self.tags)),
            job_id=self.job_id,
            stage=self.stage if self.job_id else "",
            confirm=self.confirm and self.job_id is not None,
        )


class MappingIn(In):
    """A name for what the columns of an import are."""

    import_id: UUID
    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]


class MappingOut(Out):
    """A saved mapping: targets by header."""

    id: UUID
    name: str
    targets: dict[str, str]

    @classmethod
    def of(cls, saved: SavedMapping) -> "MappingOut":
        """Render a mapping."""
        return cls(id=saved.id, name=saved.name, targets=dict(saved.targets))


class MappingsOut(Out):
    """All saved mappings of the organization."""

    items: list[MappingOut]


class ColumnOut(Out):
    """A column, some of its values, and what it is."""

    header: str
    samples: list[str]
    target: str


class ImportWorkOut(Out):
    """Work on an import's rows: `processed` of `total` blocks; `id` is the operation's."""

    id: UUID
    status: OperationStatus
    remark: Said
    total: int
    processed: int
    is_open: bool
    undo_until: datetime | None
    undone_by_id: UUID | None

    @classmethod
    def of(cls, operation: Operation | None) -> "ImportWorkOut | None":
        """Render an operation."""
        if operation is None:
            return None
        o = operation
        return cls(
            id=o.id, status=o.status, remark=o.remark, total=o.total, processed=o.processed,
            is_open=o.status in OPEN, undo_until=o.undo_until, undone_by_id=o.undone_by_id,
        )  # fmt: skip


class ImportSummaryOut(Out):
    """An import in the list. `is_checked` is true when a dry run of these settings is done."""

    id: UUID
    file_name: str
    format: FileFormat
    encoding: str
    rows: int
    created_by_name: str
    created_at: datetime
    version: int
    is_checked: bool
    check: ImportWorkOut | None
    run: ImportWorkOut | None
    job_id: UUID | None
    job_title: str

    @classmethod
    def of(cls, found: Import) -> "ImportSummaryOut":
        """Render an import."""
        return cls(**_summary(found))


class ImportStageOut(Out):
    """A stage that people can begin in."""

    key: str
    name: str


class ImportOut(ImportSummaryOut):
    """An import with its columns and settings.

    `states` counts rows and `applications` their applications for the job; absent ones have none.
    `stages` are those that people can begin in. Of a zip of résumés, `unread` are still to be read,
    and of `unsure` ones something was guessed.
    """

    columns: list[ColumnOut]
    existing: ExistingPolicy
    source: str
    tags: list[str]
    stage: str
    confirm: bool
    stages: list[ImportStageOut]
    states: dict[RowState, int]
    applications: dict[RowApplication, int]
    unread: int
    unsure: int

    @classmethod
    def whole(cls, found: Import, counted: Counted, stages: Sequence[Stage]) -> "ImportOut":
        """Render an import with all that the wizard shows."""
        settings = found.settings
        return cls(
            **_summary(found),
            columns=[
                ColumnOut(header=column.header, samples=list(column.samples), target=target)
                for column, target in zip(found.columns, settings.targets, strict=True)
            ],
            existing=settings.existing,
            source=settings.source,
            tags=list(settings.tags),
            stage=settings.stage,
            confirm=settings.confirm,
            stages=[ImportStageOut(key=stage.key, name=stage.name) for stage in stages],
            states=dict(counted.rows),
            applications=dict(counted.applications),
            unread=counted.unread,
            unsure=counted.unsure,
        )


def _summary(found: Import) -> dict[str, Any]:
    done = found.check is not None and found.check.status is OperationStatus.DONE
    return {
        "id": found.id,
        "file_name": found.file_name,
        "format": found.format,
        "encoding": found.encoding,
        "rows": found.rows,
        "created_by_name": found.created_by_name,
        "created_at": found.created_at,
        "version": found.version,
        "is_checked": done and found.checked_version == found.version,
        "check": ImportWorkOut.of(found.check),
        "run": ImportWorkOut.of(found.run),
        "job_id": found.settings.job_id,
        "job_title": found.job_title,
    }


class ProblemOut(Out):
    """What is wrong with a row, in which column (empty for the whole), and what to do."""

    column: str
    message: Said


class ImportRowPatch(In):
    """Who a résumé is of; what is absent stays, empty is nothing."""

    full_name: CellText | None = None
    email: CellText | None = None
    phone: CellText | None = None

    def command(self, import_id: UUID, position: int) -> MendRow:
        """Return the command."""
        return MendRow(
            import_id=import_id,
            position=position,
            full_name=self.full_name,
            email=self.email,
            phone=self.phone,
        )


class FoundInResumeOut(Out):
    """Something that was found in a résumé, how certain that is, and where it stood."""

    value: str
    certainty: Certainty | None
    found_in: FoundIn | None


class ImportedResumeOut(Out):
    """A document of a zip: where it was in the zip, and who it is of, as far as that is known.

    `file_id` is null where it was not taken, or is gone; `is_read` is false until somebody looked
    for who it is of.
    """

    path: str
    file_id: UUID | None
    is_read: bool
    can_be_mended: bool
    full_name: FoundInResumeOut
    email: FoundInResumeOut
    phone: FoundInResumeOut

    @classmethod
    def of(cls, row: RowResult) -> "ImportedResumeOut | None":
        """Render what is known of the document of a row, None if it has none."""
        if row.resume is None:
            return None
        path, *values = [*row.cells, *[""] * (4 - len(row.cells))]
        told = {
            target: FoundInResumeOut(
                value=value,
                certainty=row.resume.said[target][0] if target in row.resume.said else None,
                found_in=row.resume.said[target][1] if target in row.resume.said else None,
            )
            for target, value in zip(("full_name", "email", "phone"), values, strict=False)
        }
        return cls(
            path=path,
            file_id=row.resume.file_id,
            is_read=row.resume.is_read,
            can_be_mended=row.resume.is_read and row.resume.file_id is not None,
            **told,
        )


class ImportRowOut(Out):
    """A row and what becomes, or became, of it, and of its application where there is a job.

    `resume` is null unless the row is a document of a zip.
    """

    position: int
    line: int
    label: str
    state: RowState
    problems: list[ProblemOut]
    candidate_id: UUID | None
    application: RowApplication | None
    application_id: UUID | None
    resume: ImportedResumeOut | None

    @classmethod
    def of(cls, row: RowResult) -> "ImportRowOut":
        """Render a row."""
        return cls(
            position=row.position,
            line=row.line,
            label=row.label,
            state=row.state,
            problems=[ProblemOut.model_validate(one) for one in row.problems],
            candidate_id=row.candidate_id,
            application=row.application,
            application_id=row.application_id,
            resume=ImportedResumeOut.of(row),
        )


class PreviewedRowOut(Out):
    """A row as it would be: values by target, as they are understood."""

    line: int
    state: RowState
    application: RowApplication | None
    values: dict[str, str]
    problems: list[ProblemOut]


class PreviewOut(Out):
    """The first rows of a file as they would be."""

    items: list[PreviewedRowOut]
