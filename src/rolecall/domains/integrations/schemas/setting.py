"""Setting connections up over HTTP. No answer holds a secret."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from rolecall.domains.integrations.contracts.connections import Authority, ConnectionState
from rolecall.domains.integrations.contracts.port import Category, Entity
from rolecall.domains.integrations.contracts.syncing import (
    ChangeConnection,
    Connection,
    ConnectionProblem,
    ConnectionView,
    ConnectorKind,
    CreateConnection,
    RecordState,
    StreamView,
)
from rolecall.domains.integrations.schemas.mappings import (
    KeyText,
    MappingTargetOut,
    MappingVersionOut,
    NameText,
    ValueText,
    targets_of,
)
from rolecall.domains.integrations.service import in_words
from rolecall.infra.http import In, Out, Said
from rolecall.kernel.sentences import NOTHING


class ConnectionInputOut(Out):
    """A value that a system asks for. A secret is written and never shown."""

    name: str
    label: str
    secret: bool
    required: bool
    note: str


class ConnectorOut(Out):
    """A kind of system. `written`: an organization describes it itself, in YAML."""

    id: str
    name: str
    category: Category
    written: bool

    @classmethod
    def of(cls, kind: ConnectorKind) -> "ConnectorOut":
        """Render a kind."""
        return cls(id=kind.id, name=kind.name, category=kind.category, written=not kind.streams)


class ConnectorsOut(Out):
    """What can be connected."""

    items: list[ConnectorOut]


class ConnectionIn(In):
    """Which system, and what the connection is called."""

    connector: KeyText
    name: NameText
    specification: Annotated[str, StringConstraints(max_length=100_000)] = ""

    def command(self) -> CreateConnection:
        """Return the command."""
        return CreateConnection(
            connector=self.connector, name=self.name, specification=self.specification
        )


class ConnectionPatch(In):
    """What changes. `settings` replace those that were there; a secret that is empty is removed."""

    name: NameText | None = None
    specification: Annotated[str, StringConstraints(max_length=100_000)] | None = None
    settings: Annotated[dict[KeyText, ValueText], Field(max_length=40)] | None = None
    secrets: Annotated[dict[KeyText, ValueText], Field(max_length=40, default_factory=dict)]
    authority: Authority | None = None

    def command(self, connection_id: UUID, version: int | None) -> ChangeConnection:
        """Return the command."""
        return ChangeConnection(
            connection_id=connection_id,
            name=self.name,
            specification=self.specification,
            settings=self.settings,
            secrets=self.secrets,
            authority=self.authority,
            version=version,
        )


class ConnectionStreamOut(Out):
    """A list of theirs: how it is mapped, where reading stands, what became of its records."""

    name: str
    entity: Entity
    incremental: bool
    targets: list[MappingTargetOut]
    mapping: MappingVersionOut | None
    counts: dict[RecordState, int]
    gone: int
    pages: int
    seen: int
    running: bool
    since: AwareDatetime | None
    whole_at: AwareDatetime | None
    read_at: AwareDatetime | None

    @classmethod
    def of(cls, view: StreamView) -> "ConnectionStreamOut":
        """Render a stream."""
        entity = view.stream.entity or Entity.JOB
        return cls(
            name=view.stream.name,
            entity=entity,
            incremental=view.stream.incremental,
            targets=targets_of(entity),
            mapping=MappingVersionOut.of(view.mapping) if view.mapping else None,
            counts=dict(view.counts),
            gone=view.gone,
            pages=view.pages,
            seen=view.seen,
            running=view.running,
            since=view.since,
            whole_at=view.whole_at,
            read_at=view.read_at,
        )


class ConnectionSummaryOut(Out):
    """A connection as the list shows it. `running`: it is being read, or waits for its turn."""

    id: UUID
    connector: str
    name: str
    state: ConnectionState
    problem: ConnectionProblem | None
    problem_text: Said
    problem_said: str
    account: str
    running: bool
    next_run_at: AwareDatetime | None
    tested_at: AwareDatetime | None
    created_at: AwareDatetime
    created_by_name: str

    @classmethod
    def of(cls, one: Connection) -> "ConnectionSummaryOut":
        """Render a connection."""
        return cls.model_validate(_summary(one))


class ConnectionsOut(Out):
    """All connections of the organization."""

    items: list[ConnectionSummaryOut]


class ConnectionOut(ConnectionSummaryOut):
    """A connection whole, without its secrets: `secrets` names those that are filled in."""

    version: int
    kind_name: str
    written: bool
    specification: str
    settings: dict[str, str]
    secrets: list[str]
    authority: Authority
    inputs: list[ConnectionInputOut]
    streams: list[ConnectionStreamOut]
    failures: int

    @classmethod
    def of_view(cls, view: ConnectionView) -> "ConnectionOut":
        """Render a connection."""
        one = view.connection
        return cls.model_validate(
            {
                **_summary(one),
                "version": one.version,
                "kind_name": view.kind.name,
                "written": bool(one.specification),
                "specification": one.specification,
                "settings": dict(one.settings),
                "secrets": sorted(one.secrets),
                "authority": one.authority,
                "inputs": [ConnectionInputOut.model_validate(asked) for asked in view.kind.inputs],
                "streams": [ConnectionStreamOut.of(stream) for stream in view.streams],
                "failures": one.failures,
            }
        )


def _summary(one: Connection) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "connector": one.connector,
        "name": one.name,
        "state": one.state,
        "problem": one.problem,
        "problem_text": in_words(one.problem) if one.problem else NOTHING,
        "problem_said": one.problem_said,
        "account": one.account,
        "running": one.run_id is not None,
        "next_run_at": one.next_run_at,
        "tested_at": one.tested_at,
        "created_at": one.created_at,
        "created_by_name": one.created_by_name,
    }


class ResyncIn(In):
    """Since when changes are read again; everything without a day."""

    since: date | None = None
