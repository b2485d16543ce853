"""Mappings, findings and states as documents and rows, and back. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from rolecall.domains.integrations.contracts.connections import Authority, ConnectionState
from rolecall.domains.integrations.contracts.mappings import (
    FieldMapping,
    FieldProblem,
    MappingDraft,
    Step,
    Unmapped,
)
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.contracts.syncing import (
    Connection,
    ConnectionProblem,
    Finding,
    LogLine,
    MappingVersion,
    RecordState,
    RecordView,
    RunCause,
    RunView,
)
from rolecall.domains.integrations.rules.passes import PassState
from rolecall.kernel.sentences import kept, remembered

_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_PASS: Final = (
    "cursor", "number", "running", "whole", "complete", "pages", "seen", "mark", "until",
)  # fmt: skip

RowOf = Any
"""A row or a document, by the names of its parts."""


def storable(value: Any) -> Any:
    """Return a JSON value without what PostgreSQL stores in no document: NUL, half characters."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, Mapping):
        return {_UNSTORABLE.sub("", name): storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return value


def draft_document(draft: MappingDraft) -> dict[str, Any]:
    """Return a mapping as it is stored."""
    return {
        "entity": draft.entity.value,
        "fields": [
            [one.target, one.source, [[step.name, step.argument] for step in one.steps]]
            for one in draft.fields
        ],
        "tables": {name: dict(table) for name, table in draft.tables.items()},
    }


def read_draft(document: RowOf) -> MappingDraft:
    """Return a mapping that was stored."""
    return MappingDraft(
        Entity(document["entity"]),
        tuple(
            FieldMapping(target, source, tuple(Step(name, argument) for name, argument in steps))
            for target, source, steps in document["fields"]
        ),
        document["tables"],
    )


def mapping_of(row: RowOf) -> MappingVersion:
    """Return a row as a version of a mapping."""
    return MappingVersion(
        row["number"], read_draft(row["draft"]), row["made_at"], row["made_by_name"]
    )


def problems_document(problems: Sequence[FieldProblem]) -> list[list[Any]] | None:
    """Return what is wrong with fields as it is stored, None for nothing."""
    return [
        [one.target, one.code, storable(str(one.sentence)), storable(kept(one.sentence))]
        for one in problems
    ] or None


def unmapped_document(unmapped: Sequence[Unmapped]) -> list[list[str]] | None:
    """Return values without a meaning as they are stored, None for none."""
    return [storable([one.target, one.table, one.value]) for one in unmapped] or None


def pass_of(row: RowOf) -> PassState:
    """Return where a stream stands."""
    return PassState(**{name: row[name] for name in _PASS})


def pass_columns(state: PassState) -> dict[str, Any]:
    """Return where a stream stands, as columns."""
    return {name: getattr(state, name) for name in _PASS} | {"cursor": dict(state.cursor)}


def since_of(cursor: RowOf) -> datetime | None:
    """Return the instant from which changes are asked for, if a cursor tells."""
    text = cursor.get("since")
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def connection_of(row: RowOf, names: frozenset[str]) -> Connection:
    """Return a row as a connection whose secrets have these names."""
    return Connection(
        id=row["id"],
        connector=row["connector"],
        name=row["name"],
        specification=row["specification"],
        settings=row["settings"],
        secrets=names,
        state=ConnectionState(row["state"]),
        authority=Authority(row["authority"]),
        problem=ConnectionProblem(row["problem"]) if row["problem"] else None,
        problem_said=row["problem_said"],
        account=row["account"],
        version=row["version"],
        created_at=row["created_at"],
        created_by_name=row["created_by_name"],
        tested_at=row["tested_at"],
        next_run_at=row["next_run_at"],
        run_id=row["run_id"],
        failures=row["failures"],
    )


def run_of(row: RowOf) -> RunView:
    """Return a row as a run."""
    return RunView(
        id=row["id"],
        cause=RunCause(row["cause"]),
        by_name=row["by_name"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        counts=row["counts"],
        problem=ConnectionProblem(row["problem"]) if row["problem"] else None,
        problem_said=row["problem_said"],
        log=[
            LogLine(datetime.fromisoformat(at), remembered(text, said))
            for at, text, said in row["log"]
        ],
    )


def record_of_row(row: RowOf) -> RecordView:
    """Return a row as a record of theirs."""
    return RecordView(
        id=row["id"],
        stream=row["stream"],
        entity=Entity(row["entity"]),
        external_id=row["external_id"],
        label=row["label"],
        state=RecordState(row["state"]),
        why=remembered(row["why"], row["why_said"]),
        problems=[
            Finding(target, remembered(text, said), code)
            for target, code, text, said in row["problems"] or ()
        ],
        unmapped=[Unmapped(*one) for one in row["unmapped"] or ()],
        ours=row["ours"] or {},
        theirs=row["theirs"] or {},
        candidate_id=row["candidate_id"],
        job_id=row["job_id"],
        seen_at=row["seen_at"],
        gone_at=row["gone_at"],
    )
