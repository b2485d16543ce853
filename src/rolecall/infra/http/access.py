"""What a route asks of its caller, declared where the route is and visible in the OpenAPI document.

Every route declares exactly one of these; the generated tenancy tests read the declaration, and the
route class enforces it before the body is even parsed.
"""

from typing import Any, Literal, TypedDict

from rolecall.access import Permission

Scope = Literal["public", "account", "org", "platform"]


class RouteAccess(TypedDict):
    """Keyword arguments for a route decorator."""

    openapi_extra: dict[str, Any]


def public(*, identified: bool = False, held: bool = False) -> RouteAccess:
    """Open to anybody.

    No transaction is opened; the endpoint opens its own under the tenant that it finds.
    `identified` looks at credentials if there are any. `held` says that the endpoint lets in who
    holds something of its own, such as a cookie, and its pages alone.
    """
    return _declare("public", None, transaction=False, identified=identified, held=held)


def account(*, transaction: bool = True) -> RouteAccess:
    """For any signed-in person, about themselves. Runs under the platform's tenant."""
    return _declare("account", None, transaction=transaction)


def org(*permissions: Permission, transaction: bool = True) -> RouteAccess:
    """For members of the active organization whose role grants one of `permissions`.

    `transaction=False` leaves transactions to the endpoint (work with a provider call in between).
    """
    return _declare("org", permissions, transaction=transaction)


def platform(*permissions: Permission, transaction: bool = True) -> RouteAccess:
    """For platform administrators."""
    return _declare("platform", permissions, transaction=transaction)


def _declare(
    scope: Scope,
    permissions: tuple[Permission, ...] | None,
    *,
    transaction: bool,
    identified: bool = False,
    held: bool = False,
) -> RouteAccess:
    extra: dict[str, Any] = {"x-scope": scope, "x-transaction": transaction}
    if permissions:
        extra["x-permission"] = " | ".join(permission.value for permission in permissions)
    if identified:
        extra["x-identified"] = True
    if held:
        extra["x-held"] = True
    return {"openapi_extra": extra}
