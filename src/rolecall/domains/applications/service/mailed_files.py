"""Keeping the files that came with a mail, for the application that it begins.

Guarantees: they pass the checks of every upload; the one that is the résumé most probably is the
résumé, and a few further ones come along; what fails a check is left out, for the form says what is
there.
"""

from collections.abc import Sequence

import structlog

from rolecall.access import Actor
from rolecall.domains.applications.contracts.drafts import ENCLOSED, RESUME
from rolecall.domains.applications.rules.mailed import by_likelihood, may_be_resume
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, FileRef
from rolecall.domains.messaging.contracts import IncomingFile
from rolecall.infra.db import Database
from rolecall.infra.providers.storage import StorageUnavailable
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.tenant import Tenant

_log = structlog.get_logger("applications")
MOST_ENCLOSED = 5
"""Documents beside the résumé that are kept; a form's author can add more on the private page."""


async def keep_files(
    db: Database, tenant: Tenant, actor: Actor, sent: Sequence[IncomingFile]
) -> dict[str, FileRef]:
    """Store the résumé and further documents, by the names of the form's fields."""
    kept: dict[str, FileRef] = {}
    for file in by_likelihood(sent):
        if (
            RESUME not in kept
            and may_be_resume(file.filename)
            and (ref := await _keep(db, tenant, actor, file, FilePurpose.RESUME))
        ):
            kept[RESUME] = ref
        elif len(kept) <= MOST_ENCLOSED and (
            ref := await _keep(db, tenant, actor, file, FilePurpose.DOCUMENT)
        ):
            kept[f"{ENCLOSED}{len(kept)}"] = ref
    return kept


async def _keep(
    db: Database, tenant: Tenant, actor: Actor, file: IncomingFile, purpose: FilePurpose
) -> FileRef | None:
    try:
        return await files.store_upload(
            db.runtime,
            tenant,
            actor,
            purpose=purpose,
            filename=file.filename,
            content=file.content,
            field="attachment",
        )
    except StorageUnavailable:
        raise
    except RolecallError as refusal:
        _log.info("mailed_file_not_kept", code=refusal.problem_code)
        return None
