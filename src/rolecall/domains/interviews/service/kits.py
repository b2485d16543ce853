"""Kits, the question bank and the scale.

Guarantees: a version of a kit never changes, so a scorecard can always be read by the kit that it
was filled in with; what an interview was arranged with stays, whatever becomes of the kit.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    BankQuestion,
    Kit,
    SaveKit,
    SaveQuestion,
    Scale,
)
from rolecall.domains.interviews.events import KitChanged, QuestionBankChanged, ScaleChanged
from rolecall.domains.interviews.queries import kits as queries
from rolecall.domains.interviews.repository import kits as repository
from rolecall.domains.interviews.rules.kits import require_valid
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_kit(uow: UnitOfWork, kit_id: UUID, number: int | None = None) -> Kit:
    """Return a kit in its newest version, or in the one that is asked for.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_kit(uow, kit_id, number)
    if found is None:
        raise NotFound(say("There is no such interview kit."))
    return found


async def save_kit(uow: UnitOfWork, actor: Actor, command: SaveKit) -> Kit:
    """Write a kit, or the next version of one; the same content makes no new version.

    Raises:
        InvalidInput: attributes or questions do not fit together.
        NotFound, VersionMismatch: there is no such kit, or somebody else changed it.
    """
    policy.can_manage_kits(actor).require()
    require_valid(command.content)
    if command.kit_id is None:
        kit_id, number = ids.uuid7(), 1
        await repository.insert_kit(uow, kit_id, command.content, active=command.active)
    else:
        kit = await get_kit(uow, command.kit_id)
        kit_id, number = kit.id, await _change(uow, kit, command)
        if (number, command.active) == (kit.number, kit.active):
            return kit
    audit.record(
        uow,
        actor,
        "interview_kits.saved",
        "interview_kit",
        kit_id,
        say(
            "Saved the interview kit “{content}”, version {number}.",
            content=command.content.name,
            number=number,
        ),
    )
    uow.emit(KitChanged(kit_id=kit_id, number=number))
    return await get_kit(uow, kit_id)


async def _change(uow: UnitOfWork, kit: Kit, command: SaveKit) -> int:
    """Write the change, if there is any; return the number of the newest version after it."""
    if command.expected_version not in {None, kit.version}:
        raise VersionMismatch(
            say("Somebody else changed this kit since you loaded it. Load it again."),
            current_version=kit.version,
        )
    is_new = command.content != kit.content
    if is_new or command.active != kit.active:
        await repository.update_kit(
            uow,
            kit.id,
            kit.version,
            active=command.active,
            next_number=kit.newest + 1 if is_new else None,
            content=command.content,
        )
    return kit.newest + 1 if is_new else kit.newest


async def save_question(uow: UnitOfWork, actor: Actor, command: SaveQuestion) -> BankQuestion:
    """Add a question to the bank, or change one. Kits keep the words that they were saved with.

    Raises:
        NotFound, VersionMismatch: there is no such question, or somebody else changed it.
    """
    policy.can_manage_kits(actor).require()
    wanted: dict[str, Any] = {
        name: value
        for name in ("text", "good_answer", "attribute", "active")
        if (value := getattr(command, name)) is not None
    }
    if command.question_id is None:
        saved = BankQuestion(
            ids.uuid7(),
            wanted["text"],
            wanted.get("good_answer", ""),
            wanted.get("attribute", ""),
            wanted.get("active", True),
            1,
        )
        await repository.insert_question(uow, saved)
    else:
        found = await _get_question(uow, command.question_id)
        if command.expected_version not in {None, found.version}:
            raise VersionMismatch(
                say("Somebody else changed this question since you loaded it. Load it again."),
                current_version=found.version,
            )
        saved = replace(found, **wanted)
        if saved == found:
            return found
        await repository.update_question(uow, found.id, found.version, wanted)
        saved = replace(saved, version=found.version + 1)
    audit.record(
        uow, actor, "interview_questions.saved", "interview_question", saved.id,
        say("Saved a question of the interview question bank."),
    )  # fmt: skip
    uow.emit(QuestionBankChanged(question_id=saved.id))
    return saved


async def save_scale(
    uow: UnitOfWork, actor: Actor, anchors: dict[int, str], expected_version: int | None
) -> Scale:
    """Write the organization's words for the ratings.

    Raises:
        VersionMismatch: somebody else changed them.
    """
    policy.can_manage_kits(actor).require()
    scale = await queries.get_scale(uow)
    if expected_version not in {None, scale.version}:
        raise VersionMismatch(
            say("Somebody else changed the scale since you loaded it. Load it again."),
            current_version=scale.version,
        )
    if anchors == dict(scale.anchors):
        return scale
    texts = {str(rating): text for rating, text in anchors.items()}
    await repository.write_scale(uow, texts, scale.version)
    audit.record(
        uow, actor, "interview_scale.saved", "organization", uow.org_id,
        say("Changed the words for the ratings of interviews."),
    )  # fmt: skip
    uow.emit(ScaleChanged(organization_id=uow.org_id))
    return await queries.get_scale(uow)


async def _get_question(uow: UnitOfWork, question_id: UUID) -> BankQuestion:
    found = await queries.find_question(uow, question_id)
    if found is None:
        raise NotFound(say("There is no such question."))
    return found
