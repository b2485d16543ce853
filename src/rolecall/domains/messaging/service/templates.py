"""Templates: an organization's own words for mails, and messages that it saved.

Guarantees: what is saved can be sent (all variables exist, required links are in it), one template
per kind and one per name of a saved message, and nobody overwrites what they have not read. A mail
keeps the words that it was queued with.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import policy, queries, repository
from rolecall.domains.messaging.contracts import (
    Attachment,
    MailKind,
    MailTemplate,
    OwnKind,
    SavedMessage,
    SaveTemplate,
    TemplateTaken,
    Wording,
)
from rolecall.domains.messaging.events import MailTemplateChanged
from rolecall.domains.messaging.rules.own_kinds import FORMS, WRITTEN, faults_of, offered_variables
from rolecall.domains.messaging.service.rendering import LANGUAGES, language_of, product_wording
from rolecall.domains.messaging.service.template_files import (
    chosen_for_template,
    keep_with_template,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

WordsT = TypeVar("WordsT")


def list_kinds() -> list[OwnKind]:
    """Return all kinds that organizations may put in their own words."""
    return [
        OwnKind(
            kind=kind,
            label=form.label,
            sent=form.sent,
            variables=offered_variables(kind),
            product=(
                {}
                if kind in WRITTEN
                else {language: product_wording(kind, language) for language in LANGUAGES}
            ),
        )
        for kind, form in FORMS.items()
    ]


async def list_templates(
    uow: UnitOfWork, page: PageRequest, kind: MailKind | None
) -> Page[MailTemplate]:
    """Return templates, the newest first; of one kind, or of all."""
    return await queries.list_templates(uow, page, kind)


async def get_template(uow: UnitOfWork, template_id: UUID) -> MailTemplate:
    """Return a template.

    Raises:
        NotFound: there is none in this organization.
    """
    found = await queries.find_template(uow, template_id)
    if found is None:
        raise NotFound(say("There is no such template."))
    return found


async def save_template(uow: UnitOfWork, actor: Actor, wanted: SaveTemplate) -> MailTemplate:
    """Write a template; mails that wait already keep the words they have.

    Raises:
        InvalidInput: with one field error per fault, such as `texts.de.body`.
        NotFound: there is no such template.
        TemplateTaken: the kind, or the name of a saved message, has a template.
        VersionMismatch: somebody else changed it since it was read.
    """
    policy.can_manage_templates(actor).require()
    if wanted.kind is not MailKind.CANDIDATE_MESSAGE:
        wanted = replace(wanted, name="")
    require_sendable(wanted)
    before = await get_template(uow, wanted.template_id) if wanted.template_id else None
    attached = await chosen_for_template(uow, actor, before, wanted)
    if before is None:
        template_id = ids.uuid7()
        if not await repository.insert_template(uow, template_id, wanted, attached):
            raise _taken(wanted)
    else:
        template_id = before.id
        await _change(uow, before, wanted, attached)
    await keep_with_template(uow, template_id, before.attachments if before else (), attached)
    audit.record(
        uow,
        actor,
        "mail_templates.saved",
        "mail_template",
        template_id,
        say("Changed the mail template “{template}”.", template=_title_of(wanted))
        if before
        else say("Wrote the mail template “{template}”.", template=_title_of(wanted)),
        _changes(before, wanted, attached),
    )
    uow.emit(MailTemplateChanged(template_id=template_id))
    return await get_template(uow, template_id)


async def delete_template(uow: UnitOfWork, actor: Actor, template_id: UUID) -> None:
    """Delete a template: the mail is in the product's words again, the saved message is gone.

    Raises:
        NotFound: there is none in this organization.
    """
    policy.can_manage_templates(actor).require()
    before = await get_template(uow, template_id)
    await repository.delete_template(uow, template_id)
    await keep_with_template(uow, template_id, before.attachments, ())
    title = _title_of(SaveTemplate(before.kind, before.name, before.texts))
    audit.record(
        uow,
        actor,
        "mail_templates.deleted",
        "mail_template",
        template_id,
        say("Deleted the mail template “{title}”.", title=title),
    )
    uow.emit(MailTemplateChanged(template_id=template_id))


async def find_wording(uow: UnitOfWork, kind: MailKind, language: str) -> Wording | None:
    """Return the organization's words for a kind in a language, if there are any to be sent.

    Words that an earlier release accepted and this one does not are passed over: a mail in the
    product's words is better than none.
    """
    if kind in WRITTEN:
        return None
    template = await queries.find_template_of(uow, kind)
    wording = template.texts.get(language) if template else None
    return wording if wording is not None and not faults_of(kind, wording) else None


async def saved_message(uow: UnitOfWork, template_id: UUID, locale: str) -> SavedMessage:
    """Return a saved message in the reader's language, or in the first that it was written in.

    Its files are looked at when they are sent.

    Raises:
        NotFound: there is none in this organization.
    """
    template = await get_template(uow, template_id)
    if template.kind is not MailKind.CANDIDATE_MESSAGE:
        raise NotFound(say("There is no such saved message."))
    return SavedMessage(in_language(template.texts, locale), template.attachments)


def in_language(texts: Mapping[str, WordsT], locale: str) -> WordsT:
    """Return what a reader of this locale gets: the text in their language, or the first there is.

    There must be one text at least.
    """
    first = next(language for language in LANGUAGES if language in texts)
    return texts.get(language_of(locale), texts[first])


async def name_of_saved_message(uow: UnitOfWork, template_id: UUID) -> str | None:
    """Return what a saved message is called, None where there is none."""
    found = await queries.find_template(uow, template_id)
    return found.name if found and found.kind is MailKind.CANDIDATE_MESSAGE else None


def require_kind(kind: MailKind) -> None:
    """Refuse a kind that is always in the product's words.

    Raises:
        InvalidInput: it is one.
    """
    if kind not in FORMS:
        raise InvalidInput.of_field("kind", say("This mail is always in Rolecall's words."))


def require_words(kind: MailKind, wording: Wording, prefix: str = "") -> None:
    """Refuse words that cannot be sent.

    Raises:
        InvalidInput: with one field error per fault, named `<prefix>subject` or `<prefix>body`.
    """
    _refuse(_faults(kind, wording, prefix))


def require_sendable(wanted: SaveTemplate) -> None:
    """Refuse a template that cannot be sent in one of its languages.

    Raises:
        InvalidInput: with one field error per fault.
    """
    require_kind(wanted.kind)
    if wanted.kind is MailKind.OUTREACH:
        raise InvalidInput.of_field("kind", say("It is written each time. Save a message instead."))
    faults: list[FieldError] = []
    if wanted.kind is MailKind.CANDIDATE_MESSAGE and not wanted.name:
        faults.append(FieldError("name", say("Give the message a name to choose it by.")))
    if not wanted.texts:
        faults.append(FieldError("texts", say("Write it in one language at least.")))
    for language, wording in wanted.texts.items():
        faults += _faults(wanted.kind, wording, f"texts.{language}.")
    _refuse(faults)


async def _change(
    uow: UnitOfWork, before: MailTemplate, wanted: SaveTemplate, attached: tuple[Attachment, ...]
) -> None:
    if wanted.kind is not before.kind:
        raise InvalidInput.of_field("kind", say("A template stays of its kind; write another one."))
    if await repository.is_name_taken(uow, wanted):
        raise _taken(wanted)
    read = before.version if wanted.version is None else wanted.version
    if not await repository.update_template(uow, read, wanted, attached):
        raise VersionMismatch(say("Somebody else changed this template meanwhile. Load it again."))


def _faults(kind: MailKind, wording: Wording, prefix: str) -> list[FieldError]:
    missing = [
        FieldError(f"{prefix}{name}", say("Write something here."))
        for name, text in (("subject", wording.subject), ("body", wording.body))
        if not text.strip()
    ]
    return missing or [
        FieldError(f"{prefix}{fault.field}", fault.message) for fault in faults_of(kind, wording)
    ]


def _refuse(faults: list[FieldError]) -> None:
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)


def _taken(wanted: SaveTemplate) -> TemplateTaken:
    if wanted.kind is MailKind.CANDIDATE_MESSAGE:
        return TemplateTaken(
            say("There is a saved message “{wanted}” already.", wanted=wanted.name)
        )
    return TemplateTaken(
        say("“{forms}” has a template already. Load it again.", forms=FORMS[wanted.kind].label)
    )


def _title_of(wanted: SaveTemplate) -> str:
    return wanted.name or FORMS[wanted.kind].label


def _changes(
    before: MailTemplate | None, wanted: SaveTemplate, attached: tuple[Attachment, ...]
) -> dict[str, audit.Change]:
    changes: dict[str, audit.Change] = {}
    if before is None or before.name != wanted.name:
        changes["name"] = audit.Change(before.name if before else None, wanted.name)
    had = [str(one.file_id) for one in before.attachments] if before else []
    has = [str(one.file_id) for one in attached]
    if had != has:
        changes["files"] = audit.Change(had, has)
    old: Mapping[str, Any] = before.texts if before else {}
    for language in sorted({*old, *wanted.texts}):
        was, now = old.get(language), wanted.texts.get(language)
        if was != now:
            changes[language] = audit.Change(
                asdict(was) if was else None, asdict(now) if now else None
            )
    return changes
