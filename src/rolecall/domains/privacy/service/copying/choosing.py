"""What an organization discloses where the law leaves it a choice."""

from dataclasses import replace

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.privacy import policy, queries, repository
from rolecall.domains.privacy.contracts import Choices
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Choice
from rolecall.kernel.sentences import say


async def read_choices(uow: UnitOfWork, actor: Actor) -> Choices:
    """Return what the organization discloses."""
    policy.can_disclose(actor).require()
    return await queries.read_choices(uow)


async def change_choices(uow: UnitOfWork, actor: Actor, wanted: Choices) -> Choices:
    """Choose what is disclosed from now on; copies that are made already stay as they are.

    Raises:
        Conflict: code `choices_changed`; somebody else changed it since `wanted.version`.
    """
    policy.can_disclose(actor).require()
    before = await queries.read_choices(uow)
    await repository.write_choices(uow, wanted)
    changes = {
        one.value: Change(getattr(before, one.value), getattr(wanted, one.value))
        for one in Choice
        if getattr(before, one.value) != getattr(wanted, one.value)
    }
    audit.record(
        uow, actor, "privacy.choices_changed", "organization", uow.org_id,
        say("Changed what people are told of their data."), changes,
    )  # fmt: skip
    return replace(wanted, version=wanted.version + 1)
