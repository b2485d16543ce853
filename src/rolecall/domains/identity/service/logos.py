"""An organization's logo: an image that was uploaded for it, kept as long as the organization."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.sentences import Sentence, say

RECORD_TYPE = "organization"
"""What logos are attached to."""


@files.readable_through(RECORD_TYPE)
async def may_read_logo(uow: UnitOfWork, actor: Actor, organization_id: UUID) -> bool:
    """Tell whether this actor is a member of the organization."""
    return actor.org_id == organization_id == uow.org_id


async def take_logo(uow: UnitOfWork, file_id: UUID) -> None:
    """Make an uploaded image the organization's own. It is public from then on.

    Raises:
        InvalidInput: there is no such file, or it was uploaded as something else (a résumé that
            happens to be a picture is never published).
    """
    try:
        await files.attach(uow, file_id, RECORD_TYPE, uow.org_id)
    except NotFound as error:
        raise _refused(say("There is no such file. Upload the logo first.")) from error
    attached = await files.list_attached(uow, RECORD_TYPE, uow.org_id)
    if not any(ref.id == file_id and ref.purpose is FilePurpose.IMAGE for ref in attached):
        raise _refused(say("This file is no image. Upload the logo as one."))


def _refused(message: Sentence) -> InvalidInput:
    return InvalidInput.of_field("brand.logo_file_id", message)
