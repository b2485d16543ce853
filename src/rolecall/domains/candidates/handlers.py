"""Looking for duplicates after the fact, and which views candidates' events make stale."""

from datetime import timedelta

from rolecall.domains.candidates.events import (
    CandidateCreated,
    CandidateErased,
    CandidateFilesChanged,
    CandidateMerged,
    CandidateNoted,
    CandidatesImported,
    CandidateSplit,
    CandidatesRemoved,
    CandidatesSorted,
    CandidateUpdated,
    ConsentSaid,
    DuplicateScanAdvanced,
    DuplicatesChanged,
    PoolChanged,
    SegmentChanged,
    TagsChanged,
)
from rolecall.domains.candidates.service import duplicates
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant


@handles(CandidateCreated, name="candidates.duplicates_on_created")
async def compare_new(uow: UnitOfWork, event: CandidateCreated) -> None:
    """Look whether the person is known already."""
    await duplicates.find_duplicates(uow, (event.candidate_id,))


@handles(CandidateUpdated, name="candidates.duplicates_on_updated")
async def compare_changed(uow: UnitOfWork, event: CandidateUpdated) -> None:
    """Look whether the person is known by what is new in the record."""
    await duplicates.find_duplicates(uow, (event.candidate_id,))


@handles(CandidatesImported, name="candidates.duplicates_on_imported", queue="bulk")
async def compare_imported(uow: UnitOfWork, event: CandidatesImported) -> None:
    """Look whether any of them is known already."""
    await duplicates.find_duplicates(uow, event.candidate_ids)


@handles(DuplicateScanAdvanced, name="candidates.on_duplicate_scan_advanced", queue="bulk")
async def go_on_scanning(uow: UnitOfWork, event: DuplicateScanAdvanced) -> None:
    """Look through the next records."""
    await duplicates.advance_scan(uow, event.scan_id, event.seen)


@scheduled("candidates.scan_for_duplicates", every=timedelta(hours=6), queue="bulk")
async def scan_where_needed(runtime: Runtime) -> None:
    """Begin a pass in organizations whose records nobody looked through by the present rules."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            if await duplicates.needs_scan(uow):
                await duplicates.begin_scan(uow, ids.uuid7(), "Rolecall")


@stales(CandidateCreated)
def _on_created(event: CandidateCreated) -> StaleKeys:
    # The conversation shows where the next message would go.
    return [["candidates"], ["candidates", str(event.candidate_id)], ["person-conversation"]]


@stales(CandidateUpdated)
def _on_updated(event: CandidateUpdated) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)]]


@stales(CandidateFilesChanged)
def _on_files(event: CandidateFilesChanged) -> StaleKeys:
    keys = [["candidates", str(event.candidate_id)], ["files", str(event.file_id)]]
    if event.application_id is None:
        return keys
    # Cards and lists say whether there is a résumé.
    return [*keys, ["applications"], ["applications", str(event.application_id)], ["board"]]


@stales(CandidatesImported)
def _on_imported(_: CandidatesImported) -> StaleKeys:
    return [["candidates"]]


@stales(CandidatesRemoved)
def _on_removed(_: CandidatesRemoved) -> StaleKeys:
    return [["candidates"], ["tags"], ["duplicates"]]


@stales(CandidatesSorted)
def _on_sorted(_: CandidatesSorted) -> StaleKeys:
    return [["candidates"], ["tags"], ["talent-pools"]]


@stales(TagsChanged)
def _on_tags(_: TagsChanged) -> StaleKeys:
    return [["tags"], ["candidates"]]


@stales(PoolChanged)
def _on_pool(_: PoolChanged) -> StaleKeys:
    return [["talent-pools"]]


@stales(SegmentChanged)
def _on_segment(_: SegmentChanged) -> StaleKeys:
    return [["segments"]]


@stales(CandidateNoted)
def _on_noted(event: CandidateNoted) -> StaleKeys:
    return [["candidates", str(event.candidate_id)]]


@stales(ConsentSaid)
def _on_consent(event: ConsentSaid) -> StaleKeys:
    return [["candidates", str(event.candidate_id)]]


@stales(CandidateErased)
def _on_erased(event: CandidateErased) -> StaleKeys:
    return [["candidates"], ["candidates", str(event.candidate_id)], ["talent-pools"], ["tags"]]


@stales(CandidateMerged)
def _on_merged(_: CandidateMerged) -> StaleKeys:
    return [["candidates"], ["applications"], ["board"], ["tags"], ["talent-pools"]]


@stales(CandidateSplit)
def _on_split(_: CandidateSplit) -> StaleKeys:
    return [["candidates"], ["applications"], ["board"], ["tags"], ["talent-pools"]]


@stales(DuplicatesChanged)
def _on_duplicates(_: DuplicatesChanged) -> StaleKeys:
    return [["duplicates"]]


@stales(DuplicateScanAdvanced)
def _on_scan(_: DuplicateScanAdvanced) -> StaleKeys:
    return [["duplicates", "scan"]]
