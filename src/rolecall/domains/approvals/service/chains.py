"""Writing and reading chains."""

from dataclasses import fields, replace
from uuid import UUID

import msgspec

from rolecall.access import Actor
from rolecall.domains.approvals import policy, repository
from rolecall.domains.approvals.contracts import Chain, ChainContent, ChainGroup, SaveChain
from rolecall.domains.approvals.events import ApprovalChainChanged
from rolecall.domains.approvals.queries import chains as queries
from rolecall.domains.approvals.rules.chains import checked_chain
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_CONTENT = tuple(field.name for field in fields(ChainContent))


async def list_chains(uow: UnitOfWork, page: PageRequest) -> Page[Chain]:
    """Return chains with the names of their approvers, the oldest first."""
    found = await queries.list_chains(uow, page)
    return found.with_items(await _named(uow, list(found.items)))


async def get_chain(uow: UnitOfWork, chain_id: UUID) -> Chain:
    """Return a chain.

    Raises:
        NotFound: the tenant has none of this id.
    """
    return (await _named(uow, [await _get(uow, chain_id)]))[0]


async def save_chain(uow: UnitOfWork, actor: Actor, command: SaveChain) -> Chain:
    """Write a chain; requests that were asked keep what they took from it.

    Raises:
        NotFound: there is no such chain.
        VersionMismatch: somebody else changed it since it was read.
        InvalidInput: with one field error per fault.
    """
    policy.can_manage_chains(actor).require()
    before = await _get(uow, command.chain_id) if command.chain_id else None
    named = {member for group in command.content.groups for member in group.member_ids}
    members = await identity.get_members_by_ids(uow, named)
    active = {user_id for user_id, one in members.items() if one.status is MemberStatus.ACTIVE}
    staying = {m for group in before.groups for m in group.member_ids} if before else set()
    content = checked_chain(command.content, active | staying)
    chain_id = before.id if before else ids.uuid7()
    if before is None:
        await repository.insert_chain(uow, chain_id, content)
    else:
        if command.version not in {None, before.version}:
            raise VersionMismatch(say("Somebody else changed this chain meanwhile. Load it again."))
        await repository.update_chain(uow, before, content)
    _record(uow, actor, chain_id, before, content)
    uow.emit(ApprovalChainChanged(chain_id=chain_id))
    return await get_chain(uow, chain_id)


async def delete_chain(uow: UnitOfWork, actor: Actor, chain_id: UUID) -> None:
    """Delete a chain; requests that were asked go on.

    Raises:
        NotFound: there is no such chain.
    """
    policy.can_manage_chains(actor).require()
    chain = await _get(uow, chain_id)
    await repository.delete_chain(uow, chain_id)
    audit.record(
        uow,
        actor,
        "approval_chains.deleted",
        "approval_chain",
        chain_id,
        say("Deleted the approval chain “{chain}”.", chain=chain.name),
    )
    uow.emit(ApprovalChainChanged(chain_id=chain_id))


def _record(
    uow: UnitOfWork, actor: Actor, chain_id: UUID, before: Chain | None, content: ChainContent
) -> None:
    changes = {
        name: audit.Change(
            msgspec.to_builtins(getattr(before, name)) if before else None,
            msgspec.to_builtins(getattr(content, name)),
        )
        for name in _CONTENT
        if before is None or getattr(before, name) != getattr(content, name)
    }
    audit.record(
        uow,
        actor,
        "approval_chains.saved",
        "approval_chain",
        chain_id,
        say("Changed the approval chain “{chain}”.", chain=content.name)
        if before
        else say("Wrote the approval chain “{chain}”.", chain=content.name),
        changes,
    )


async def _get(uow: UnitOfWork, chain_id: UUID) -> Chain:
    found = await queries.find_chain(uow, chain_id)
    if found is None:
        raise NotFound(say("There is no such approval chain."))
    return found


async def _named(uow: UnitOfWork, chains: list[Chain]) -> list[Chain]:
    wanted = {m for chain in chains for group in chain.groups for m in group.member_ids}
    members = await identity.get_members_by_ids(uow, wanted) if wanted else {}

    def named(group: ChainGroup) -> ChainGroup:
        names = (members[m].full_name if m in members else "" for m in group.member_ids)
        return replace(group, member_names=tuple(names))

    return [replace(chain, groups=tuple(map(named, chain.groups))) for chain in chains]
