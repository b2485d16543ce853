"""The mailed links of a request: one confirms it, one leads to it and to its certificate."""

from uuid import UUID

from rolecall.domains.privacy.contracts import CONFIRM_WITHIN, KEEP_PAGE, ErasureRequest
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime

_CONFIRM, _PAGE = "erasure-confirm", "erasure-request"


def confirm_url(uow: UnitOfWork, request: ErasureRequest) -> str:
    """Return the address of the page that confirms a request."""
    return f"{uow.runtime.public_url}/erase/{confirm_token(uow.runtime, uow.org_id, request)}"


def page_url(uow: UnitOfWork, request: ErasureRequest) -> str:
    """Return the address of the page of a request."""
    return f"{uow.runtime.public_url}/erasure/{page_token(uow.runtime, uow.org_id, request)}"


def confirm_token(runtime: Runtime, org_id: UUID, request: ErasureRequest) -> str:
    """Return the token that confirms a request."""
    payload = [str(org_id), str(request.id), request.nonce]
    return runtime.keys.signer(_CONFIRM).sign(payload, lifetime=CONFIRM_WITHIN)


def page_token(runtime: Runtime, org_id: UUID, request: ErasureRequest) -> str:
    """Return the token of a request's page: it shows, calls off, and has the certificate."""
    payload = [str(org_id), str(request.id), request.nonce]
    return runtime.keys.signer(_PAGE).sign(payload, lifetime=KEEP_PAGE)


def read_confirm_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, request and nonce.

    Raises:
        NotFound: the token was altered or is not one of ours.
        Gone: it is too old.
    """
    org_id, request_id, nonce = runtime.keys.signer(_CONFIRM).verify(token)
    return UUID(org_id), UUID(request_id), str(nonce)


def read_page_token(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    """Return organization, request and nonce.

    Raises:
        NotFound, Gone: as for `read_confirm_token`.
    """
    org_id, request_id, nonce = runtime.keys.signer(_PAGE).verify(token)
    return UUID(org_id), UUID(request_id), str(nonce)
