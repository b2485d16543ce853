"""What happens to files later: reading them, and clearing up."""

from rolecall.domains.files.events import (
    FileDeleted,
    FileScanned,
    IncomingAged,
    IncomingEnded,
    ReadingDue,
    RemovalAged,
    TextExtracted,
    UploadAged,
)
from rolecall.domains.files.service.extracting import extract_text
from rolecall.domains.files.service.incoming import delete_pieces, end_incoming
from rolecall.domains.files.service.objects import object_key
from rolecall.domains.files.service.removing import erase_removed
from rolecall.domains.files.service.uploading import discard_if_unused
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction
from rolecall.infra.realtime import stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@handles_outside_transaction(FileScanned, name="files.on_file_scanned", queue="bulk")
async def on_file_scanned(runtime: Runtime, event: FileScanned, delivered: Delivered) -> None:
    """Read the text of a file that was just stored."""
    await extract_text(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles_outside_transaction(ReadingDue, name="files.on_reading_due", queue="bulk")
async def on_reading_due(runtime: Runtime, event: ReadingDue, delivered: Delivered) -> None:
    """Read a file that was passed over, or read by older readers."""
    await extract_text(runtime.database, Tenant(delivered.org_id), event.file_id)


@handles(UploadAged, name="files.on_upload_aged")
async def on_upload_aged(uow: UnitOfWork, event: UploadAged) -> None:
    """Remove an upload that came to nothing."""
    await discard_if_unused(uow, event.file_id)


@handles(IncomingAged, name="files.on_incoming_aged")
async def on_incoming_aged(uow: UnitOfWork, event: IncomingAged) -> None:
    """Take no more pieces of a file whose time is over."""
    await end_incoming(uow, event.incoming_id)


@handles_outside_transaction(IncomingEnded, name="files.on_incoming_ended", queue="bulk")
async def on_incoming_ended(runtime: Runtime, event: IncomingEnded, delivered: Delivered) -> None:
    """Remove the pieces of a file that is whole, or given up."""
    await delete_pieces(runtime.database, delivered.org_id, event.incoming_id)


@handles(RemovalAged, name="files.on_removal_aged")
async def on_removal_aged(uow: UnitOfWork, event: RemovalAged) -> None:
    """Erase a file that was removed and not brought back."""
    await erase_removed(uow, event.file_id)


@handles_outside_transaction(FileDeleted, name="files.on_file_deleted", queue="bulk")
async def on_file_deleted(runtime: Runtime, event: FileDeleted, delivered: Delivered) -> None:
    """Remove the bytes of a file whose record is gone."""
    await runtime.store.delete(object_key(delivered.org_id, event.file_id))


@stales(TextExtracted)
def _stale_files(event: TextExtracted) -> list[list[str]]:
    return [["files", str(event.file_id)]]
