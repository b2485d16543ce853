"""When résumés are read, and which views that makes stale."""

from datetime import timedelta

from rolecall.domains.candidates.events import CandidateFilesChanged
from rolecall.domains.files.events import FileAttached, TextExtracted
from rolecall.domains.identity import api as identity
from rolecall.domains.profiles.events import (
    ImprovementDue,
    ProfileChanged,
    ResumeDue,
    ResumeImproved,
    ResumeRead,
)
from rolecall.domains.profiles.service import disclosing, following, sealing
from rolecall.domains.profiles.service.improving import ask_to_improve, improve_file
from rolecall.domains.profiles.service.reading import ask_to_read, read_file
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import (
    Delivered,
    handles,
    handles_outside_transaction,
    scheduled,
)
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

REGISTERED = (disclosing.__name__, following.merge_follower, sealing.reencrypt_readings)
"""What other domains call is known as soon as this is imported."""


@handles_outside_transaction(TextExtracted, name="profiles.on_text_extracted", queue="bulk")
async def on_text_extracted(runtime: Runtime, event: TextExtracted, delivered: Delivered) -> None:
    """Read a résumé whose text is known now."""
    await read_file(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles_outside_transaction(FileAttached, name="profiles.on_file_attached", queue="bulk")
async def on_file_attached(runtime: Runtime, event: FileAttached, delivered: Delivered) -> None:
    """Read a résumé that came to a person."""
    await read_file(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles_outside_transaction(CandidateFilesChanged, name="profiles.on_files_changed", queue="bulk")
async def on_files_changed(
    runtime: Runtime, event: CandidateFilesChanged, delivered: Delivered
) -> None:
    """Read a file that somebody calls a résumé now."""
    await read_file(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles_outside_transaction(ResumeDue, name="profiles.on_resume_due", queue="bulk")
async def on_resume_due(runtime: Runtime, event: ResumeDue, delivered: Delivered) -> None:
    """Read a résumé that was passed over, read by an older parser, or asked for again."""
    await read_file(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles(ResumeRead, name="profiles.on_resume_read", queue="bulk")
async def on_resume_read(uow: UnitOfWork, event: ResumeRead) -> None:
    """Have a language model look at what was read, where the organization wants that."""
    await ask_to_improve(uow, event.file_id)


@handles_outside_transaction(ImprovementDue, name="profiles.on_improvement_due", queue="ai")
async def on_improvement_due(runtime: Runtime, event: ImprovementDue, delivered: Delivered) -> None:
    """Ask the model; one that does not answer is asked again later."""
    await improve_file(runtime.database, Tenant(delivered.org_id), event.file_id, event.read_at)


@scheduled("profiles.ask_for_what_is_due", every=timedelta(minutes=10), queue="bulk")
async def ask_for_what_is_due(runtime: Runtime) -> None:
    """Ask for the next portion of résumés that nobody read, or only an older parser."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await ask_to_read(uow)


@stales(ResumeRead)
def _on_read(_: ResumeRead) -> StaleKeys:
    return [["profiles"]]


@stales(ResumeImproved)
def _on_improved(_: ResumeImproved) -> StaleKeys:
    return [["profiles"]]


@stales(ProfileChanged)
def _on_changed(event: ProfileChanged) -> StaleKeys:
    return [["profiles", str(event.candidate_id)]]
