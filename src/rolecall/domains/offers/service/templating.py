"""Templates of letters."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.offers import policy, queries, repository
from rolecall.domains.offers.contracts import (
    Letter,
    LetterTemplate,
    LetterText,
    OfferContent,
    SaveTemplate,
)
from rolecall.domains.offers.events import LetterTemplateChanged
from rolecall.domains.offers.rules import letters, variables
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def get_template(uow: UnitOfWork, template_id: UUID) -> LetterTemplate:
    """Return a template, archived ones too.

    Raises:
        NotFound: there is none of this id.
    """
    found = await queries.find_template(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such template."))
    return found


async def save_template(uow: UnitOfWork, actor: Actor, command: SaveTemplate) -> LetterTemplate:
    """Write a template or change one; drafts and offers keep the text that they began with.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        InvalidInput: the text uses a variable that there is not; the sentence names the place.
        Conflict: another template has this name, or this one is archived.
    """
    policy.can_manage(actor).require()
    text = checked_text(command.text)
    now = clock.now()
    if command.template_id is None:
        saved = LetterTemplate(
            id=ids.uuid7(), name=command.name, text=text, archived_at=None,
            created_at=now, updated_at=now, version=1,
        )  # fmt: skip
        done = "created"
    else:
        before = await _for_update(uow, command.template_id, command.version)
        if before.archived_at is not None:
            raise Conflict(say("This template is archived. Bring it back first."), code="archived")
        saved = replace(
            before, name=command.name, text=text, updated_at=now, version=before.version + 1
        )
        done = "changed"
    await _write(uow, actor, saved, done)
    return saved


async def archive_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> LetterTemplate:
    """Put a template away; what was written with it stays as it is. Again does no harm.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
    """
    return await _keep(uow, actor, template_id, version, archived=True)


async def restore_template(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None
) -> LetterTemplate:
    """Bring an archived template back.

    Raises:
        NotFound: there is no such template.
        VersionMismatch: it changed since it was read.
        Conflict: another template has taken its name.
    """
    return await _keep(uow, actor, template_id, version, archived=False)


async def preview_template(uow: UnitOfWork, actor: Actor, text: LetterText) -> Letter:
    """Return a letter of the text with made-up values; nothing is kept.

    Raises:
        InvalidInput: the text uses a variable that there is not; the sentence names the place.
    """
    policy.can_manage(actor).require()
    text = checked_text(text)
    organization = await identity.get_organization(uow)
    facts = replace(variables.SAMPLE, organization_name=organization.name)
    terms = replace(variables.SAMPLE_TERMS, values=variables.sample_values(text.fields))
    values = variables.letter_values(OfferContent(text=text, terms=terms), facts)
    return letters.filled(text, values)


def checked_text(text: LetterText) -> LetterText:
    """Return a letter's text with safe HTML and known variables alone.

    Raises:
        InvalidInput: a variable is unknown, or two have one name.
    """
    clean = replace(
        text,
        body_html=letters.clean_html(text.body_html),
        fields=variables.checked_fields(text.fields),
    )
    letters.check_variables(clean, variables.known_variables(clean))
    return clean


async def _keep(
    uow: UnitOfWork, actor: Actor, template_id: UUID, version: int | None, *, archived: bool
) -> LetterTemplate:
    policy.can_manage(actor).require()
    before = await _for_update(uow, template_id, version)
    if (before.archived_at is not None) is archived:
        return before
    now = clock.now()
    saved = replace(
        before,
        archived_at=now if archived else None,
        updated_at=now,
        version=before.version + 1,
    )
    await _write(uow, actor, saved, "archived" if archived else "restored")
    return saved


async def _write(uow: UnitOfWork, actor: Actor, saved: LetterTemplate, done: str) -> None:
    await repository.write_template(uow, saved)
    told = {
        "created": say("Created the letter template “{template}”.", template=saved.name),
        "changed": say("Changed the letter template “{template}”.", template=saved.name),
        "archived": say("Archived the letter template “{template}”.", template=saved.name),
        "restored": say("Restored the letter template “{template}”.", template=saved.name),
    }[done]
    audit.record(
        uow, actor, f"offer_templates.{done}", "offer_template", saved.id, told
    )  # fmt: skip
    uow.emit(LetterTemplateChanged(template_id=saved.id))


async def _for_update(uow: UnitOfWork, template_id: UUID, version: int | None) -> LetterTemplate:
    template = await repository.get_template_for_update(uow, template_id)
    if version not in {None, template.version}:
        raise VersionMismatch(
            say("Somebody else changed this template since you loaded it. Load it again."),
            headers={"ETag": f'"{template.version}"'},
        )
    return template
