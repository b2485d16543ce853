"""Reading a source file into rows."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import IO, Final

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import (
    Column,
    FileFormat,
    Import,
    Settings,
    SourceRow,
)
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.rules.archives import is_archive
from rolecall.domains.imports.rules.decoding import NAMES
from rolecall.domains.imports.rules.headers import bare, proposed
from rolecall.domains.imports.rules.sources import Source
from rolecall.domains.imports.service.loading import load
from rolecall.domains.imports.service.resumes import stage_resumes
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden
from rolecall.kernel.sentences import say

_BEGINNING: Final = 8
_AT_ONCE: Final = 500
"""Rows between two looks at what else waits in this process."""
_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 80


async def read_file(db: Database, actor: Actor, file_name: str, content: IO[bytes]) -> Import:
    """Read a file whole, and propose what its columns are. Call it outside any transaction.

    Raises:
        Forbidden: the actor does not import.
        InvalidInput: the file cannot be read; the sentence names the line and the remedy.
    """
    policy.can_import(actor).require()
    if is_archive(await asyncio.to_thread(content.read, _BEGINNING)):
        made = _new(actor, file_name, FileFormat.RESUMES, "")
        return await stage_resumes(db, actor, made, content)
    source = await asyncio.to_thread(Source, content)
    made = _new(actor, file_name, source.format, NAMES[source.encoding])
    try:
        async with db.transaction(actor.tenant) as uow:
            await repository.insert_import(uow, made)
            await _read(uow, actor, made, source)
            return await load(uow, made.id)
    finally:
        source.close()


def _new(actor: Actor, file_name: str, file_format: FileFormat, encoding: str) -> Import:
    if actor.user_id is None:
        raise Forbidden(say("Imports belong to people; sign in as one."))
    return Import(
        id=ids.uuid7(),
        file_name=_shown_name(file_name),
        format=file_format,
        encoding=encoding,
        columns=(),
        rows=0,
        settings=Settings(targets=()),
        created_by=actor.user_id,
        created_by_name=actor.name,
        created_at=clock.now(),
        version=1,
        checked_version=None,
    )


async def _read(uow: UnitOfWork, actor: Actor, made: Import, source: Source) -> None:
    samples: list[list[str]] = []
    total = 0
    rows = source.rows()
    while portion := await asyncio.to_thread(_next, rows):
        total += len(portion)
        _sample(samples, portion)
        await repository.insert_rows(uow, made.id, portion)
    columns = tuple(
        Column(header, tuple(found)) for header, found in zip(source.headers, samples, strict=False)
    )
    targets = await _proposed(uow, source.headers)
    await repository.finish_reading(
        uow,
        replace(
            made,
            format=source.format,
            columns=columns,
            rows=total,
            settings=replace(made.settings, targets=targets),
        ),
    )
    audit.record(
        uow,
        actor,
        "imports.read",
        "import",
        made.id,
        say("Uploaded {total:,} rows to import.", total=total),
    )
    uow.emit(ImportChanged(import_id=made.id))


def _next(rows: Iterator[SourceRow]) -> list[SourceRow]:
    return list(islice(rows, _AT_ONCE))


def _sample(samples: list[list[str]], portion: Sequence[SourceRow]) -> None:
    """Keep the first different values of each column."""
    for row in portion:
        samples.extend([] for _ in range(len(row.cells) - len(samples)))
        for found, cell in zip(samples, row.cells, strict=False):
            if cell and len(found) < _SAMPLES and cell[:_LONGEST_SAMPLE] not in found:
                found.append(cell[:_LONGEST_SAMPLE])


async def _proposed(uow: UnitOfWork, headers: Sequence[str]) -> tuple[str, ...]:
    """Return what the columns probably are; a saved mapping that names all of them is used."""
    fields = await custom_fields.list_fields(uow, RecordType.CANDIDATE)
    wanted = {bare(header) for header in headers}
    saved = next(
        (
            one.targets
            for one in await queries.list_mappings(uow)
            if wanted <= {bare(header) for header in one.targets}
        ),
        {},
    )
    return proposed(headers, fields, saved)


def _shown_name(file_name: str) -> str:
    """Return the name of the file without what else a browser may send."""
    name = file_name.replace("\\", "/").rpartition("/")[2]
    printable = "".join(one for one in name if one.isprintable()).strip()
    return printable[:120] or "people.csv"
