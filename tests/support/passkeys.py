"""Ceremonies with a software authenticator, over HTTP."""

from typing import Any

from httpx2 import AsyncClient, Response

from tests.support.authenticator import SoftAuthenticator

WEB = {"X-Rolecall-Client": "web"}
PASSKEYS = "/api/v1/auth/passkeys"
CONFIRMATIONS = "/api/v1/auth/confirmations"


async def begun(client: AsyncClient, path: str) -> dict[str, Any]:
    """Return the options and the token of a ceremony."""
    answer = await client.post(path, headers=WEB)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def add(
    client: AsyncClient, device: SoftAuthenticator, name: str = "Laptop", **wrong: Any
) -> Response:
    """Add a passkey to whoever is signed in."""
    ceremony = await begun(client, f"{PASSKEYS}/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.make(ceremony["options"], **wrong),
        "name": name,
    }
    return await client.post(PASSKEYS, json=body, headers=WEB)


async def added(client: AsyncClient, device: SoftAuthenticator, name: str = "Laptop") -> str:
    """Add a passkey and return its id."""
    answer = await add(client, device, name)
    assert answer.status_code == 201, answer.text
    passkey_id: str = answer.json()["items"][-1]["id"]
    return passkey_id


async def sign_in(client: AsyncClient, device: SoftAuthenticator, **wrong: Any) -> Response:
    """Sign in with a passkey."""
    ceremony = await begun(client, f"{PASSKEYS}/sign-in/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"], **wrong),
    }
    return await client.post(f"{PASSKEYS}/sign-in", json=body, headers=WEB)


async def confirm(client: AsyncClient, device: SoftAuthenticator, **wrong: Any) -> Response:
    """Prove by a passkey to be there."""
    ceremony = await begun(client, f"{CONFIRMATIONS}/passkey/options")
    body = {
        "ceremony": ceremony["ceremony"],
        "credential": device.use(ceremony["options"], **wrong),
    }
    return await client.post(f"{CONFIRMATIONS}/passkey", json=body, headers=WEB)
