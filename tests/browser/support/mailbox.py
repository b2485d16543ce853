"""Mails as their readers find them: in the local mailbox."""

import asyncio
from email.message import EmailMessage

import httpx2

from tests.support.smtp_server import PARSER

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


async def mail_to(client: httpx2.AsyncClient, recipient: str, subject: str) -> EmailMessage:
    """Return the mail of this subject as it left for an address; waits for it."""
    for _ in range(PATIENCE_SECONDS * 4):
        mails = (await client.get("/dev/mail.json", params={"to": recipient})).json()["items"]
        for mail in mails:
            if mail["subject"] == subject:
                source = await client.get(f"/dev/mail/{mail['id']}/source")
                return PARSER.parsebytes(source.content)
        await asyncio.sleep(0.25)
    raise AssertionError(f"no mail “{subject}” reached {recipient}")
