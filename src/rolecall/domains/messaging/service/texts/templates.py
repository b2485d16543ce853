"""Saved texts: what people text to candidates again and again.

Guarantees: what is saved can be sent (all variables exist), one saved text for each name, and
nobody overwrites what they have not read.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import policy
from rolecall.domains.messaging.contracts import TemplateTaken
from rolecall.domains.messaging.contracts.text_templates import (
    SaveTextTemplate,
    TextPreview,
    TextTemplate,
)
from rolecall.domains.messaging.queries import text_templates as queries
from rolecall.domains.messaging.repository import text_templates as repository
from rolecall.domains.messaging.rules.segments import measure
from rolecall.domains.messaging.rules.text_templates import SAMPLES, faults_of, filled
from rolecall.domains.messaging.service.templates import in_language
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_text_template(uow: UnitOfWork, template_id: UUID) -> TextTemplate:
    """Return a saved text.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_text_template(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such saved text."))
    return found


async def save_text_template(
    uow: UnitOfWork, actor: Actor, wanted: SaveTextTemplate
) -> TextTemplate:
    """Write a saved text.

    Raises:
        InvalidInput: with one field error per fault, such as `texts.de`.
        NotFound: there is no such saved text.
        TemplateTaken: another one has the name.
        VersionMismatch: somebody else changed it since it was read.
    """
    policy.can_manage_templates(actor).require()
    _require_sendable(wanted)
    if wanted.template_id is None:
        template_id = ids.uuid7()
        if not await repository.insert_text_template(uow, template_id, wanted):
            raise _taken(wanted)
    else:
        before = await get_text_template(uow, wanted.template_id)
        template_id = before.id
        if await repository.is_text_name_taken(uow, wanted):
            raise _taken(wanted)
        read = before.version if wanted.version is None else wanted.version
        if not await repository.update_text_template(uow, read, wanted):
            raise VersionMismatch(say("Somebody else changed this text meanwhile. Load it again."))
    audit.record(
        uow, actor, "text_templates.saved", "text_template", template_id,
        say("Saved the text “{wanted}”.", wanted=wanted.name),
    )  # fmt: skip
    return await get_text_template(uow, template_id)


async def delete_text_template(uow: UnitOfWork, actor: Actor, template_id: UUID) -> None:
    """Delete a saved text; what was written with it stays.

    Raises:
        NotFound: there is none in this organization.
    """
    policy.can_manage_templates(actor).require()
    before = await get_text_template(uow, template_id)
    await repository.delete_text_template(uow, template_id)
    audit.record(
        uow, actor, "text_templates.deleted", "text_template", template_id,
        say("Deleted the saved text “{before}”.", before=before.name),
    )  # fmt: skip


def preview_text(text: str) -> TextPreview:
    """Return a text about a made-up person, and how many segments it takes.

    Raises:
        InvalidInput: it cannot be sent.
    """
    _refuse(faults_of("text", text))
    shown = filled(text, SAMPLES)
    measured = measure(shown)
    return TextPreview(shown, measured.encoding.value, measured.units, measured.segments)


async def saved_text(uow: UnitOfWork, template_id: UUID, locale: str) -> str:
    """Return a saved text in the reader's language, or in the first that it was written in.

    Raises:
        NotFound: there is none in this organization.
    """
    return in_language((await get_text_template(uow, template_id)).texts, locale)


def _require_sendable(wanted: SaveTextTemplate) -> None:
    faults: list[FieldError] = []
    if not wanted.name:
        faults.append(FieldError("name", say("Give the text a name to choose it by.")))
    if not wanted.texts:
        faults.append(FieldError("texts", say("Write it in one language at least.")))
    for language, text in wanted.texts.items():
        faults += faults_of(f"texts.{language}", text)
    _refuse(faults)


def _refuse(faults: list[FieldError]) -> None:
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)


def _taken(wanted: SaveTextTemplate) -> TemplateTaken:
    return TemplateTaken(say("There is a saved text “{wanted}” already.", wanted=wanted.name))
