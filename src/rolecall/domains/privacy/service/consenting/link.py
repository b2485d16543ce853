"""The link of a mail that asks for a consent: who follows it reads mail at that address."""

from datetime import timedelta
from uuid import UUID

from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime

LIFETIME = timedelta(days=90)
_PURPOSE = "consent-asked"


def consent_url(uow: UnitOfWork, application: ApplicationRow) -> str:
    """Return the address of the page, as it is mailed."""
    payload = [str(uow.org_id), str(application.id), application.link_nonce]
    token = uow.runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)
    return f"{uow.runtime.public_url}/consents/{token}"


def read_consent_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, application and its nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, application_id, nonce = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(application_id), str(nonce)
