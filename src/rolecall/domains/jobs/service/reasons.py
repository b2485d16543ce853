"""Rejection reasons."""

from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import RejectionReason, SaveReason
from rolecall.domains.jobs.events import RejectionReasonChanged
from rolecall.domains.jobs.queries import reasons as queries
from rolecall.domains.jobs.repository import reasons as repository
from rolecall.domains.jobs.rules.reasons import DEFAULT_REASONS, code_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import fold

MAX_REASONS = 100


async def list_reasons(uow: UnitOfWork) -> list[RejectionReason]:
    """Return all reasons; the default ones are made when the list is first asked for."""
    found = await queries.list_reasons(uow)
    if not found:
        if await repository.insert_reasons(uow, DEFAULT_REASONS):
            _tell_of_defaults(uow)
        found = await queries.list_reasons(uow)
    return found


def _tell_of_defaults(uow: UnitOfWork) -> None:
    audit.record(
        uow,
        system_actor(uow.org_id),
        "rejection_reasons.created",
        "rejection_reason",
        None,
        say("Made the rejection reasons that every organization begins with."),
    )


async def get_reason(uow: UnitOfWork, reason_id: UUID) -> RejectionReason:
    """Return a reason.

    Raises:
        NotFound: the tenant has none of this id.
    """
    found = await queries.find_reason(uow, reason_id)
    if found is None:
        raise NotFound(say("There is no such rejection reason."))
    return found


async def save_reason(uow: UnitOfWork, actor: Actor, command: SaveReason) -> RejectionReason:
    """Make a reason, or change one.

    Raises:
        NotFound: there is no such reason.
        Conflict: another reason has this label.
        VersionMismatch: somebody else changed it since it was read.
    """
    policy.can_manage_workflows(actor).require()
    listed = await list_reasons(uow)
    label = " ".join(command.label.split()) if command.label is not None else None
    for other in listed:
        if label and other.id != command.reason_id and fold(other.label) == fold(label):
            raise Conflict(say("There is a reason with this label already."), code="reason_exists")
    if command.reason_id is None:
        saved = await _create(uow, label or "", listed)
        before: dict[str, Any] = {}
    else:
        reason = await get_reason(uow, command.reason_id)
        saved = await _change(uow, reason, label, command)
        before = {"label": reason.label, "active": reason.active}
    changes = {
        name: audit.Change(before.get(name), getattr(saved, name))
        for name in ("label", "active")
        if before.get(name) != getattr(saved, name)
    }
    if changes:
        audit.record(
            uow,
            actor,
            "rejection_reasons.changed" if before else "rejection_reasons.created",
            "rejection_reason",
            saved.id,
            say("Changed the rejection reason “{reason}”.", reason=saved.label)
            if before
            else say("Created the rejection reason “{reason}”.", reason=saved.label),
            changes,
        )
        uow.emit(RejectionReasonChanged(reason_id=saved.id))
    return saved


async def _create(uow: UnitOfWork, label: str, listed: list[RejectionReason]) -> RejectionReason:
    if len(listed) >= MAX_REASONS:
        raise InvalidInput(
            say(
                "An organization has at most {max_reasons} rejection reasons.",
                max_reasons=MAX_REASONS,
            )
        )
    code = code_of(label, {reason.code for reason in listed})
    await repository.insert_reasons(uow, [(code, label)], first_position=len(listed))
    return next(reason for reason in await queries.list_reasons(uow) if reason.code == code)


async def _change(
    uow: UnitOfWork, reason: RejectionReason, label: str | None, command: SaveReason
) -> RejectionReason:
    if command.version is not None and command.version != reason.version:
        raise VersionMismatch(
            say("Somebody else changed this reason since you loaded it. Load it again."),
            current_version=reason.version,
        )
    values: dict[str, Any] = {}
    if label and label != reason.label:
        values["label"] = label
    if command.active not in {None, reason.active}:
        values["active"] = command.active
    if not values:
        return reason
    await repository.update_reason(uow, reason, values)
    return await get_reason(uow, reason.id)
