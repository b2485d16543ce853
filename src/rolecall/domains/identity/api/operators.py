"""What operators' commands call."""

from rolecall.domains.identity.contracts import (
    IssuedToken,
    NewAdministrator,
    TokenRequest,
    User,
)
from rolecall.domains.identity.service import deleting, operators
from rolecall.infra.db import Database


async def create_administrator(database: Database, new: NewAdministrator) -> User:
    """Make a login an administrator of the platform; a login that exists gets the new password.

    Raises:
        InvalidInput: the password is too short or too common.
        Conflict: the login is one already.
    """
    return await operators.create_administrator(database, new)


async def delete_account_of(database: Database, email: str) -> None:
    """Delete the login with an address, because its owner asked the operator for it.

    Raises:
        NotFound: no login has this address.
        Conflict: it is a member of an organization.
    """
    await deleting.delete_account_of(database, email)


async def issue_token(database: Database, request: TokenRequest) -> IssuedToken:
    """Sign a made-up member in and return an access token. Refused in production mode.

    Raises:
        Forbidden: this is a production installation.
        NotFound: there is no such organization.
        Conflict: the role needs an organization, or has none.
    """
    return await operators.issue_token(database, request)
