"""Writing careers pages: drafts, publishing, going back, pictures.

Guarantees: what the public sees changes by publishing alone, and whatever was published can be
brought back; of two people who write at once the second is told, and neither's text is lost; a
picture that a draft shows stays as long as the organization.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import ReceivedFile
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.pages import (
    Block,
    CareersPage,
    ChangePage,
    PageRevision,
    Picture,
    PictureSize,
    RevertPage,
    SavePage,
)
from rolecall.domains.jobs.events import CareersPageChanged
from rolecall.domains.jobs.queries import pages as queries
from rolecall.domains.jobs.repository import pages as repository
from rolecall.domains.jobs.repository.postings import touch_site
from rolecall.domains.jobs.rules.pages import checked_blocks, faults_to_publish, pictures_of
from rolecall.domains.jobs.service.careers.list_page import preview_page
from rolecall.domains.jobs.service.careers.sites import kept, open_site
from rolecall.domains.jobs.service.careers.starting import (
    PageTemplate,
    page_templates,
    starting_blocks,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.http.pages import LANGUAGES
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, FieldError, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

PICTURES = "careers_page"
"""What pictures are attached to."""
BUDGETS = ((480, 22_000), (800, 42_000), (1200, 64_000))
"""Widths in pixels and bytes: a first view with a picture stays below 100 kB."""


@files.readable_through(PICTURES)
async def may_read_picture(uow: UnitOfWork, actor: Actor, organization_id: UUID) -> bool:
    """Tell whether this actor is a member of the organization; anybody sees them on its page."""
    return actor.org_id == organization_id == uow.org_id


async def list_pages(uow: UnitOfWork) -> list[CareersPage]:
    """Return the page of every language, with the starting page where none is written."""
    written = {page.language: page for page in await queries.list_pages(uow)}
    return [written.get(language) or await _fresh(uow, language) for language in LANGUAGES]


async def get_page(uow: UnitOfWork, language: str) -> CareersPage:
    """Return the page of a language, with the starting page where none is written."""
    return await queries.find_page(uow, language) or await _fresh(uow, language)


async def list_templates(uow: UnitOfWork, language: str) -> Sequence[PageTemplate]:
    """Return what a page can begin with."""
    organization = await identity.get_organization(uow)
    return page_templates(organization, await identity.get_settings(uow), language)


async def list_revisions(uow: UnitOfWork, language: str, page: PageRequest) -> Page[PageRevision]:
    """Return what was published in a language, the newest first."""
    return await queries.list_revisions(uow, language, page)


async def save_page(uow: UnitOfWork, actor: Actor, command: SavePage) -> CareersPage:
    """Replace the draft. What the public sees stays.

    Raises:
        InvalidInput: a block cannot be, or shows a picture that is not there.
        VersionMismatch: the page is not at the command's version any more.
    """
    blocks = checked_blocks(command.blocks)
    before = await _at_version(uow, command.language, command.version)
    if before.version and blocks == before.draft:
        return before
    await _keep_pictures(uow, before.draft, blocks)
    return await _write(uow, actor, before, replace(before, draft=blocks))


async def publish_page(uow: UnitOfWork, actor: Actor, command: ChangePage) -> CareersPage:
    """Show the draft to the public, and keep it as a revision.

    Raises:
        InvalidInput: something is missing on the page, by field.
        VersionMismatch: the page is not at the command's version any more.
    """
    before = await _at_version(uow, command.language, command.version)
    faults = faults_to_publish(before.draft)
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    now = clock.now()
    published = replace(
        before,
        published=before.draft,
        number=before.number + 1,
        published_at=now,
        published_by=actor.name,
    )
    saved = await _write(uow, actor, before, published)
    await repository.insert_revision(
        uow,
        PageRevision(
            language=saved.language,
            number=saved.number,
            blocks=saved.draft,
            published_at=now,
            published_by=actor.name,
        ),
    )
    audit.record(
        uow,
        actor,
        "careers_page.published",
        "organization",
        uow.org_id,
        say(
            "Published revision {number} of the careers page ({language}).",
            number=saved.number,
            language=saved.language,
        ),
    )
    await touch_site(uow)
    return saved


async def withdraw_page(uow: UnitOfWork, actor: Actor, command: ChangePage) -> CareersPage:
    """Take the page of a language back; its draft and its revisions stay.

    Raises:
        Conflict: nothing is published in this language.
        VersionMismatch: the page is not at the command's version any more.
    """
    before = await _at_version(uow, command.language, command.version)
    if before.published is None:
        raise Conflict(say("Nothing is published in this language."))
    saved = await _write(uow, actor, before, replace(before, published=None))
    audit.record(
        uow,
        actor,
        "careers_page.withdrawn",
        "organization",
        uow.org_id,
        say("Took the careers page back ({language}).", language=saved.language),
    )
    await touch_site(uow)
    return saved


async def revert_page(uow: UnitOfWork, actor: Actor, command: RevertPage) -> CareersPage:
    """Make what was published once the draft again. The public sees it after publishing.

    Raises:
        NotFound: there is no such revision.
        VersionMismatch: the page is not at the command's version any more.
    """
    revision = await queries.find_revision(uow, command.language, command.number)
    if revision is None:
        raise NotFound(say("There is no such revision of the page."))
    before = await _at_version(uow, command.language, command.version)
    return await _write(uow, actor, before, replace(before, draft=revision.blocks))


async def preview(db: Database, actor: Actor, language: str, blocks: Sequence[Block]) -> str:
    """Return the page that these blocks make, as HTML for a frame of the editor.

    Raises:
        InvalidInput: a block cannot be.
        NotFound: the organization is suspended.
    """
    checked = checked_blocks(blocks)
    async with db.transaction(actor.tenant) as uow:
        organization = await identity.get_organization(uow)
    page = await preview_page(db, organization.slug, language, checked)
    return page.body.decode()


async def add_picture(db: Database, actor: Actor, received: ReceivedFile) -> Picture:
    """Keep a picture in the widths that pages show; call it outside any transaction.

    It goes again after a day unless a draft shows it.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a check failed; the sentence names the remedy.
        StorageUnavailable: the bytes could not be stored.
    """
    made = await files.store_pictures(db.runtime, actor.tenant, received=received, budgets=BUDGETS)
    sizes = tuple(PictureSize(one.file_id, one.width, one.height) for one in made)
    picture = Picture(ids.uuid7(), sizes)
    async with db.transaction(actor.tenant) as uow:
        await repository.insert_picture(uow, picture.id, sizes)
    return picture


async def read_picture(
    db: Database, slug: str, picture_id: UUID, width: int | None = None
) -> bytes:
    """Return one width of a picture, or its smallest; read and decrypted once per process.

    Raises:
        NotFound: there is no such site, picture or width.
    """

    async def make() -> tuple[bytes, None]:
        site = await open_site(db, slug, LANGUAGES[0])
        tenant = Tenant(site.organization.id)
        async with db.transaction(tenant) as uow:
            file_id = await queries.find_picture_file(uow, picture_id, width)
        if file_id is None:
            raise NotFound(say("There is no such picture."))
        reader = system_actor(tenant.org_id, "Careers site")
        opened = await files.open_file(db.runtime, tenant, reader, file_id)
        return b"".join([chunk async for chunk in opened.content]), None

    return await kept(db, slug, ("picture", picture_id, width), make)


async def _fresh(uow: UnitOfWork, language: str) -> CareersPage:
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    return CareersPage(language=language, draft=starting_blocks(organization, settings, language))


async def _at_version(uow: UnitOfWork, language: str, version: int | None) -> CareersPage:
    page = await get_page(uow, language)
    if version not in {None, page.version}:
        raise VersionMismatch(
            say("Somebody else changed this page. Load it again."), current_version=page.version
        )
    return page


async def _write(
    uow: UnitOfWork, actor: Actor, before: CareersPage, wanted: CareersPage
) -> CareersPage:
    now = clock.now()
    saved = replace(wanted, version=before.version + 1, updated_at=now, updated_by=actor.name)
    await repository.save_page(uow, saved, after=before.version, at=now)
    uow.emit(CareersPageChanged(organization_id=uow.org_id))
    return saved


async def _keep_pictures(uow: UnitOfWork, before: Sequence[Block], blocks: Sequence[Block]) -> None:
    """Let the files of pictures that the draft did not show yet stay."""
    kept = set(pictures_of(before).values())
    shown = {field: one for field, one in pictures_of(blocks).items() if one not in kept}
    found = await queries.find_pictures(uow, set(shown.values()))
    missing = [field for field, picture_id in shown.items() if picture_id not in found]
    if missing:
        sentence = say("This picture is not there any more. Upload it again.")
        raise InvalidInput(
            sentence, errors=[FieldError(field, sentence, "not_found") for field in missing]
        )
    for file_id in sorted(size.file_id for picture in found.values() for size in picture.sizes):
        await files.attach(uow, file_id, PICTURES, uow.org_id)
