"""An organization's logo, for its public pages and mails."""

from dataclasses import dataclass
from datetime import datetime

from rolecall.access.actor import system_actor
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileType
from rolecall.domains.jobs.service.careers.sites import kept, open_site
from rolecall.infra.db import Database
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_MEDIA_TYPES = {
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
    FileType.WEBP: "image/webp",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as bytes."""

    content: bytes
    media_type: str


async def logo(db: Database, slug: str) -> Picture:
    """Return the logo; read and decrypted once per process, since all pages show it.

    Raises:
        NotFound: there is no such site, or it has no logo.
    """

    async def make() -> tuple[Picture, datetime | None]:
        site = await open_site(db, slug, "en")
        file_id = site.settings.logo_file_id
        if file_id is None:
            raise NotFound(say("There is no logo."))
        org_id = site.organization.id
        opened = await files.open_file(
            db.runtime, Tenant(org_id), system_actor(org_id, "Careers site"), file_id
        )
        media_type = _MEDIA_TYPES.get(opened.ref.type)
        if media_type is None:
            raise NotFound(say("There is no logo."))
        content = b"".join([chunk async for chunk in opened.content])
        return Picture(content, media_type), None

    return await kept(db, slug, ("logo",), make)
