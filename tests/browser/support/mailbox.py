"""Mails as their readers find them: in the local mailbox."""

import asyncio

import httpx2

PATIENCE_SECONDS = 20


async def newest_link(url: str, recipient: str, path: str = "/app/") -> str:
    """Return the first link below `path` in the newest mail to an address.

    Waits for the mail: it leaves through the outbox.
    """
    async with httpx2.AsyncClient(base_url=url, timeout=15) as client:
        for _ in range(PATIENCE_SECONDS * 4):
            mails = (await client.get("/dev/mail.json", params={"to": recipient})).json()["items"]
            for link in mails[0]["links"] if mails else []:
                if link.startswith(f"{url}{path}"):
                    return str(link).removeprefix(url)
            await asyncio.sleep(0.25)
    raise AssertionError(f"no mail with a link reached {recipient}")
