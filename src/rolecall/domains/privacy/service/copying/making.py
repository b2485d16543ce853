"""Making a copy: read in one transaction, typeset and packed outside, kept in another."""

import asyncio
import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from uuid import UUID

from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import Purpose
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, FileStatus, FileType, NewFile
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import queries, repository
from rolecall.domains.privacy.contracts import KEEP_COPIES, AskedBy, CopyStatus, DataCopy
from rolecall.domains.privacy.events import DataCopyChanged
from rolecall.domains.privacy.repository.copies import COPY_OF
from rolecall.domains.privacy.rules.packing import FILES, path_of
from rolecall.domains.privacy.service.copying.document import Copy, as_json, as_pdf
from rolecall.domains.privacy.service.copying.telling import tell_ready
from rolecall.infra import disclosure, erasure
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.disclosure import Audience, Choice
from rolecall.infra.erasure import Person
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_IN_MEMORY = 16 * 1024 * 1024
_PIECE = 256 * 1024
_NAME = "my-data.zip"
_HANDED_OVER = (FileStatus.STORED, FileStatus.RELEASED, FileStatus.QUARANTINED)


@dataclass(frozen=True, slots=True)
class _Read:
    copy: Copy
    file_ids: tuple[UUID, ...]


async def make_copy(db: Database, org_id: UUID, copy_id: UUID) -> None:
    """Make a copy and tell whoever asked; called again it does what is left.

    Raises:
        DocumentError, StorageUnavailable: to be tried again.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        wanted = await queries.find_copy(uow, copy_id)
        if wanted is None or wanted.status is not CopyStatus.MAKING:
            return
        read = await _read(uow, wanted)
    pdf = await as_pdf(db, read.copy)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
            names = await _pack_files(db, tenant, read, packed)
            told = json.dumps(as_json(read.copy, names), ensure_ascii=False, indent=2)
            packed.writestr("data.json", told)
            packed.writestr("overview.pdf", pdf)
        size = kept.tell()
        kept.seek(0)
        new = NewFile(purpose=FilePurpose.EXPORT, filename=_NAME, type=FileType.ZIP)
        stored = await files.store_made(db, tenant, new, _pieces(kept))
    async with db.transaction(tenant) as uow:
        await _keep(uow, copy_id, stored.id, size)


async def _read(uow: UnitOfWork, wanted: DataCopy) -> _Read:
    found = await candidates.find_person(uow, wanted.candidate_id)
    person = await erasure.find_records(
        uow, Person({"candidate": frozenset(found.record_ids)}, found.emails)
    )
    choices = await queries.read_choices(uow)
    chosen = frozenset(one for one in Choice if getattr(choices, one.value))
    is_person = wanted.asked_by is not AskedBy.MEMBER
    told = await disclosure.disclose(uow, person, Audience(is_person=is_person, chosen=chosen))
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    asked = await consents.form_consents(uow, wanted.locale)
    notice = asked[Purpose.APPLICATION].wording
    copy = Copy(
        organization=organization.name,
        time_zone=organization.time_zone,
        color=settings.primary_color,
        notice_html=notice.html if notice else "",
        locale=wanted.locale,
        name=found.full_name,
        at=clock.now(),
        is_person=is_person,
        chosen=chosen,
        told=tuple(told),
    )
    held = [one for each in told if each.section.name == "files" for one in each.rows]
    kept = tuple(one["id"] for one in held if FileStatus(one["status"]) in _HANDED_OVER)
    return _Read(copy, kept)


async def _pack_files(
    db: Database, tenant: Tenant, read: _Read, packed: zipfile.ZipFile
) -> dict[UUID, str]:
    """Pack the files themselves; returns where each is. What went meanwhile is left out."""
    names: dict[UUID, str] = {}
    for number, file_id in enumerate(read.file_ids, 1):
        try:
            opened = await files.open_file(db.runtime, tenant, system_actor(tenant.org_id), file_id)
        except NotFound:
            continue
        path = f"{FILES}/{path_of(number, opened.ref.filename)}"
        with packed.open(path, "w") as target:
            async for piece in opened.content:
                await asyncio.to_thread(target.write, piece)
        names[file_id] = path
    return names


async def _pieces(kept: "SpooledTemporaryFile[bytes]") -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(kept.read, _PIECE):
        yield piece


async def _keep(uow: UnitOfWork, copy_id: UUID, file_id: UUID, size: int) -> None:
    """Keep the file, unless the copy is there or its person erased: then the file goes again."""
    copy = await queries.find_copy(uow, copy_id, lock=True)
    if copy is None or copy.status is not CopyStatus.MAKING:
        return
    now = clock.now()
    await files.attach(uow, file_id, COPY_OF, copy_id)
    await repository.update_copy(
        uow, copy_id, status=CopyStatus.READY, ready_at=now, file_id=file_id,
        file_until=now + KEEP_COPIES, size=size,
    )  # fmt: skip
    audit.record(
        uow, system_actor(uow.org_id), "privacy.copy_made", "candidate", copy.candidate_id,
        say("Made a copy of a person's data."),
    )  # fmt: skip
    made = await queries.find_copy(uow, copy_id)
    if made is not None:
        await tell_ready(uow, made)
    uow.emit(DataCopyChanged(copy_id=copy_id, candidate_id=copy.candidate_id))
