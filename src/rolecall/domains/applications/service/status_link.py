"""The private link to an application's status page.

It names the organization and the application and carries a nonce of the application, so that giving
the application a new nonce makes every link that was mailed before worthless.
"""

from datetime import timedelta
from uuid import UUID

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime

LIFETIME = timedelta(days=730)
_PURPOSE = "application-status"


def status_token(runtime: Runtime, org_id: UUID, application_id: UUID, nonce: str) -> str:
    """Return the token of an application's status page."""
    payload = [str(org_id), str(application_id), nonce]
    return runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)


def status_url(uow: UnitOfWork, application: ApplicationRow) -> str:
    """Return the address of the candidate's private status page."""
    token = status_token(uow.runtime, uow.org_id, application.id, application.link_nonce)
    return f"{uow.runtime.public_url}/status/{token}"


def read_status_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, application and nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, application_id, nonce = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(application_id), str(nonce)
