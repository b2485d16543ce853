"""What operators' commands call."""

from rolecall.domains.identity.contracts import (
    IssuedToken,
    NewAdministrator,
    TokenRequest,
    User,
)
from rolecall.domains.identity.service import operators
from rolecall.infra.db import Database


async def create_administrator(database: Database, new: NewAdministrator) -> User:
    """Make a login an administrator of the platform; a login that exists gets the new password.

    Raises:
        InvalidInput: the password is too short or too common.
        Conflict: the login is one already.
    """
    return await operators.create_administrator(database, new)


async def issue_token(database: Database, request: TokenRequest) -> IssuedToken:
    """Sign a made-up member in and return an access token. Refused in production mode.

    Raises:
        Forbidden: this is a production installation.
        NotFound: there is no such organization.
        Conflict: the role needs an organization, or has none.
    """
    return await operators.issue_token(database, request)
