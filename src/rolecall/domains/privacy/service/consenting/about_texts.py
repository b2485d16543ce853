"""What was said about text messages, beside what was agreed to in words of the organization.

Consents to texts are kept with the number (ADR 57), as a phone writes in their log, too.
"""

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts.texts import ConsentEntry
from rolecall.infra.db import UnitOfWork


async def view_text_consents(
    uow: UnitOfWork, application: ApplicationRow
) -> tuple[ConsentEntry, ...]:
    """Return what was said about texts to the number of an application, the newest first.

    Nothing where the organization sends no texts, or the application has no number.
    """
    texting = await messaging.read_texting(
        uow, application.candidate_phone, application.candidate_id, application.locale
    )
    found = texting.log if texting else ()
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True))
