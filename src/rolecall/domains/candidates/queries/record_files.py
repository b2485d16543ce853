"""The files around a person: one query over what this domain and the ones above it keep.

Applications and offers are other domains'. Each registers a source: a select of the columns in
`FILE_SOURCE_COLUMNS`, one row for each record of the person, without what the reader may not see.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import (
    FILE_SOURCE_COLUMNS,
    FILES_OF,
    RecordFilesAsked,
)
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import HeldFile
from rolecall.infra.db import UnitOfWork

FileSource = Callable[[RecordFilesAsked], sa.Select[Any]]

_sources: dict[str, FileSource] = {}
_TYPES: Final[tuple[Any, ...]] = (sa.Text(), sa.Uuid(), sa.Uuid(), sa.Text(), sa.Text())


def file_source(name: str) -> Callable[[FileSource], FileSource]:
    """Register a source of a person's files.

    Raises:
        ValueError: another one has this name.
    """

    def register(source: FileSource) -> FileSource:
        if _sources.setdefault(name, source) is not source:
            raise ValueError(f"two sources of files are called {name}")
        return source

    return register


async def list_record_files(uow: UnitOfWork, asked: RecordFilesAsked) -> list[HeldFile]:
    """Return a person's files, removed ones too, newest first; one on two records comes twice."""
    owners = sa.union_all(*(_typed(_sources[name](asked)) for name in sorted(_sources))).subquery()
    return await files.list_held(uow, sa.select(*owners.c))


def _typed(source: sa.Select[Any]) -> sa.Select[Any]:
    inner = source.subquery()
    columns: list[sa.ColumnElement[Any]] = [
        sa.cast(column, type_).label(name)
        for column, type_, name in zip(inner.c, _TYPES, FILE_SOURCE_COLUMNS, strict=True)
    ]
    return sa.select(*columns)


@file_source("candidates")
def _own(asked: RecordFilesAsked) -> sa.Select[Any]:
    return sa.select(
        sa.literal(FILES_OF).label("record_type"),
        sa.literal(asked.candidate_id, sa.Uuid).label("record_id"),
        sa.null().label("application_id"), sa.literal("").label("title"),
        sa.literal("").label("evidence"),
    )  # fmt: skip
