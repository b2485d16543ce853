"""What the columns are, and what holds for all rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import RecordType
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import (
    CUSTOM,
    IGNORED,
    SEVERAL,
    FileFormat,
    Import,
    SavedMapping,
    Settings,
    Target,
)
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.service.loading import load, require_editable
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say

MAX_MAPPINGS = 50
"""Saved mappings of an organization."""


async def change_settings(
    uow: UnitOfWork, actor: Actor, import_id: UUID, settings: Settings, expected: int | None
) -> Import:
    """Say what the columns are and how the rows are to be taken.

    Raises:
        NotFound: there is no such import, or no such job.
        Conflict: code `import_busy` or `import_done`.
        VersionMismatch: it changed since `expected` was read.
        Conflict: code `job_not_open`; the job takes no applications.
        InvalidInput: a column is something that there is not, or that another one is already; or
            nobody begins in this stage of the job.
    """
    policy.can_import(actor).require()
    found = await load(uow, import_id, lock=True)
    require_editable(found)
    if expected not in {None, found.version}:
        raise VersionMismatch(say("Somebody else changed this import meanwhile. Reload the page."))
    if found.format is FileFormat.RESUMES:
        settings = replace(settings, targets=found.settings.targets)
    await _require_targets(uow, found, settings.targets)
    if settings.into is not None:
        await applications.job_for_import(uow, actor, settings.into)
    if settings == found.settings:
        return found
    await repository.update_settings(uow, import_id, settings, found.version + 1)
    audit.record(
        uow, actor, "imports.changed", "import", import_id, say("Changed how rows are imported.")
    )
    uow.emit(ImportChanged(import_id=import_id))
    return await load(uow, import_id)


async def list_mappings(uow: UnitOfWork, actor: Actor) -> list[SavedMapping]:
    """Return the organization's saved mappings."""
    policy.can_import(actor).require()
    return await queries.list_mappings(uow)


async def save_mapping(uow: UnitOfWork, actor: Actor, import_id: UUID, name: str) -> SavedMapping:
    """Keep what the columns of an import are, for the next file with the same headers.

    Raises:
        NotFound: there is no such import.
        Conflict: code `mapping_exists`; another one has the name.
        InvalidInput: there are too many.
    """
    policy.can_import(actor).require()
    found = await load(uow, import_id)
    if len(await queries.list_mappings(uow)) >= MAX_MAPPINGS:
        raise InvalidInput.of_field(
            "name",
            say(
                "There may be {max_mappings} saved mappings. Remove one first.",
                max_mappings=MAX_MAPPINGS,
            ),
            "too_many",
        )
    headers = [column.header for column in found.columns]
    saved = SavedMapping(
        ids.uuid7(), " ".join(name.split()), dict(zip(headers, found.settings.targets, strict=True))
    )
    await repository.insert_mapping(uow, saved, clock.now())
    audit.record(
        uow, actor, "imports.mapping_saved", "import_mapping", saved.id,
        say("Saved the import mapping “{saved}”.", saved=saved.name),
    )  # fmt: skip
    uow.emit(ImportChanged(import_id=import_id))
    return saved


async def remove_mapping(uow: UnitOfWork, actor: Actor, mapping_id: UUID) -> None:
    """Forget a saved mapping.

    Raises:
        NotFound: there is none.
    """
    policy.can_import(actor).require()
    if not await repository.delete_mapping(uow, mapping_id):
        raise NotFound(say("There is no such mapping."))
    audit.record(
        uow, actor, "imports.mapping_removed", "import_mapping", mapping_id,
        say("Removed an import mapping."),
    )  # fmt: skip
    uow.emit(ImportChanged(import_id=mapping_id))


def require_mapped(found: Import) -> None:
    """Pass if the columns tell who people are.

    Raises:
        InvalidInput: no column is the name, or none is an address or a number.
    """
    targets = set(found.settings.targets)
    if not targets & {Target.FULL_NAME, Target.FIRST_NAME, Target.LAST_NAME}:
        raise InvalidInput.of_field("targets", say("Say which column is the name."), "no_name")
    if not targets & {Target.EMAIL, Target.PHONE}:
        raise InvalidInput.of_field(
            "targets",
            say("Say which column is the e-mail address or the phone number."),
            "no_contact",
        )


async def _require_targets(uow: UnitOfWork, found: Import, targets: Sequence[str]) -> None:
    if len(targets) != len(found.columns):
        raise InvalidInput.of_field(
            "targets",
            say("Say what each of the {columns} columns is.", columns=len(found.columns)),
            "wrong_number",
        )
    fields = await custom_fields.list_fields(uow, RecordType.CANDIDATE)
    known = {*Target, *(f"{CUSTOM}{one.id}" for one in fields if one.active), IGNORED}
    counted = Counter(targets)
    for place, target in enumerate(targets):
        if target not in known:
            raise InvalidInput.of_field(
                f"targets.{place}", say("There is no such field."), "unknown"
            )
        if counted[target] > 1 and target != IGNORED and target not in SEVERAL:
            raise InvalidInput.of_field(
                f"targets.{place}",
                say("Only one column can be this. Leave the others out."),
                "twice",
            )
