"""What was found over there and taken from it, over HTTP."""

from uuid import UUID

from pydantic import AwareDatetime

from rolecall.domains.integrations.contracts.plans import Deed
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import (
    ConnectionProblem,
    RecordState,
    RecordView,
    RunCause,
    RunView,
    Side,
    StreamSample,
    Tested,
    UnmappedValue,
)
from rolecall.domains.integrations.schemas.mappings import (
    MappedProblemOut,
    MappedRecordOut,
    RecordMapping,
    UnmappedInRecordOut,
)
from rolecall.domains.integrations.service import Rehearsal, in_words
from rolecall.infra.http import In, Out, Said
from rolecall.kernel.sentences import NOTHING


class StreamSampleOut(Out):
    """Records of a list. `proposed` is how it could be mapped, where nothing is said yet."""

    stream: str
    entity: Entity
    items: list[MappedRecordOut]
    proposed: RecordMapping | None
    unusable: int

    @classmethod
    def of(cls, sample: StreamSample) -> "StreamSampleOut":
        """Render a sample."""
        return cls(
            stream=sample.stream.name,
            entity=sample.stream.entity or Entity.JOB,
            items=[MappedRecordOut.of(one) for one in sample.previews],
            proposed=RecordMapping.of(sample.proposed) if sample.proposed else None,
            unusable=sample.unusable,
        )


class ConnectionTestOut(Out):
    """What a test found. With a `problem` nothing was read, and `said` is their word for it."""

    ok: bool
    account: str
    problem: ConnectionProblem | None
    problem_text: Said
    said: str
    samples: list[StreamSampleOut]

    @classmethod
    def of(cls, tested: Tested) -> "ConnectionTestOut":
        """Render a test."""
        return cls(
            ok=tested.problem is None,
            account=tested.account,
            problem=tested.problem,
            problem_text=in_words(tested.problem) if tested.problem else NOTHING,
            said=tested.problem_said,
            samples=[StreamSampleOut.of(one) for one in tested.samples],
        )


class PlannedRecordOut(Out):
    """What would be done with a record, and why."""

    external_id: str
    deed: Deed
    fields: list[str]
    why: Said


class RehearsalOut(Out):
    """What a sync of a list would do. `cut_off`: there are more records than were looked at."""

    stream: str
    counts: dict[Deed, int]
    looked_at: int
    cut_off: bool
    records: list[PlannedRecordOut]

    @classmethod
    def of(cls, one: Rehearsal) -> "RehearsalOut":
        """Render a rehearsal."""
        return cls(
            stream=one.stream,
            counts=dict(one.counts),
            looked_at=one.looked_at,
            cut_off=one.is_cut_off,
            records=[
                PlannedRecordOut(
                    external_id=record.external_id,
                    deed=record.deed,
                    fields=list(record.fields),
                    why=record.why or NOTHING,
                )
                for record in one.records
            ],
        )


class RehearsalsOut(Out):
    """What a sync would do, list by list."""

    items: list[RehearsalOut]


class RunLineOut(Out):
    """A line of a run's log."""

    at: AwareDatetime
    text: Said


class ConnectionRunOut(Out):
    """A run. `counts` are by list: how often what was done."""

    id: UUID
    cause: RunCause
    by_name: str
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    counts: dict[str, dict[str, int]]
    problem: ConnectionProblem | None
    problem_text: Said
    problem_said: str
    log: list[RunLineOut]

    @classmethod
    def of(cls, run: RunView) -> "ConnectionRunOut":
        """Render a run."""
        return cls(
            id=run.id,
            cause=run.cause,
            by_name=run.by_name,
            started_at=run.started_at,
            ended_at=run.ended_at,
            counts={name: dict(counted) for name, counted in run.counts.items()},
            problem=run.problem,
            problem_text=in_words(run.problem) if run.problem else NOTHING,
            problem_said=run.problem_said,
            log=[RunLineOut(at=line.at, text=line.text) for line in run.log],
        )


class ConnectionRecordOut(Out):
    """A record of theirs and what became of it."""

    id: UUID
    stream: str
    entity: Entity
    external_id: str
    label: str
    state: RecordState
    why: Said
    problems: list[MappedProblemOut]
    unmapped: list[UnmappedInRecordOut]
    ours: dict[str, str | None]
    theirs: dict[str, str | None]
    candidate_id: UUID | None
    job_id: UUID | None
    seen_at: AwareDatetime
    gone_at: AwareDatetime | None

    @classmethod
    def of(cls, record: RecordView) -> "ConnectionRecordOut":
        """Render a record."""
        return cls.model_validate(record)


class SideIn(In):
    """Whose values count."""

    side: Side


class UnmappedValueOut(Out):
    """A value that a table does not have, and how many records have it."""

    stream: str
    table: str
    value: str
    count: int


class UnmappedValuesOut(Out):
    """Values that tables do not have."""

    items: list[UnmappedValueOut]

    @classmethod
    def of(cls, values: "list[UnmappedValue]") -> "UnmappedValuesOut":
        """Render values."""
        return cls(items=[UnmappedValueOut.model_validate(one) for one in values])
