"""Letting a candidate choose a time, which a domain above does.

Automation stands below interviews, and what a rule does belongs to the run's transaction. So
interviews says here how it is done (`asks_for_times`), and rules ask it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.automation.contracts import Action, ActionKind, Reason, RuleContent
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWanted:
    """An interview by a kit, held by any one of these people, for one application."""

    application_id: UUID
    kit_id: UUID
    user_ids: Sequence[UUID]


class Asker(Protocol):
    """The domain that arranges interviews."""

    async def name_of_kit(self, uow: UnitOfWork, kit_id: UUID) -> str | None:
        """Return what a kit is called, None if interviews cannot be arranged by it."""

    async def ask(self, uow: UnitOfWork, actor: Actor, wanted: TimeWanted) -> Reason | None:
        """Let the candidate choose a time, or return why not."""


_askers: list[Asker] = []


def asks_for_times(asker: Asker) -> None:
    """Register who arranges interviews.

    Raises:
        ValueError: there is somebody already.
    """
    if _askers:
        raise ValueError("one domain alone arranges interviews")
    _askers.append(asker)


async def ask_for_time(uow: UnitOfWork, actor: Actor, wanted: TimeWanted) -> Reason | None:
    """Let the candidate choose a time, or return why not."""
    for asker in _askers:
        return await asker.ask(uow, actor, wanted)
    return Reason.NO_KIT


async def checked_times(uow: UnitOfWork, content: RuleContent) -> RuleContent:
    """Return the rule with its kits named, or refuse it.

    Raises:
        InvalidInput: with one field error per fault, such as `actions.1.kit_id`.
    """
    faults: list[FieldError] = []
    actions: list[Action] = []
    for index, action in enumerate(content.actions):
        if action.kind is not ActionKind.ASK_FOR_TIME or action.kit_id is None:
            actions.append(replace(action, kit_id=None))
            continue
        name = await _name_of_kit(uow, action.kit_id)
        if name is None:
            message = say("This interview kit is no longer in use. Choose another one.")
            faults.append(FieldError(f"actions.{index}.kit_id", message, "not_found"))
        actions.append(replace(action, subject=name or "", text=""))
    if faults:
        raise InvalidInput(
            say("This rule cannot be used: {message}", message=faults[0].message), errors=faults
        )
    return replace(content, actions=tuple(actions))


async def _name_of_kit(uow: UnitOfWork, kit_id: UUID) -> str | None:
    for asker in _askers:
        return await asker.name_of_kit(uow, kit_id)
    return None
