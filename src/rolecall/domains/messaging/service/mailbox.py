"""The pages of the local mailbox.

Guarantees: in production mode there is no mailbox and no page; what a mail contains is shown as
text or inside a sandboxed frame, never as part of the page.
"""

import base64
import hashlib
import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rolecall.infra.providers.email import (
    LocalMailbox,
    StoredMail,
    StoredMailSummary,
    local_mailbox,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

_FOLDER = Path(__file__).parent.parent / "templates" / "dev"
_PAGE = 50
_LINK = re.compile(r"https?://\S+")


def _style() -> str:
    return (_FOLDER / "style.css").read_text(encoding="utf-8")


def _style_hash() -> str:
    digest = hashlib.sha256(_style().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


PAGE_HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src {_style_hash()}; frame-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}
BODY_HEADERS = {
    # Mails are styled inline. Nothing runs, and links open outside of the frame.
    "Content-Security-Policy": (
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
        "style-src 'unsafe-inline'; img-src http: https: data:; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
}


class View(StrEnum):
    """The tabs of a mail."""

    HTML = "html"
    TEXT = "text"
    SOURCE = "source"


def open_mailbox(runtime: Runtime) -> LocalMailbox:
    """Return the local mailbox.

    Raises:
        NotFound: the installation is in production mode.
    """
    if runtime.is_production:
        raise NotFound(say("There is no such page."))
    return local_mailbox(runtime.settings.core)


def get_mail(mailbox: LocalMailbox, mail_id: UUID) -> StoredMail:
    """Return one mail. Blocking.

    Raises:
        NotFound: there is none of this id.
    """
    found = mailbox.find_mail(mail_id)
    if found is None:
        raise NotFound(say("There is no such mail in the local mailbox."))
    return found


def list_page(mailbox: LocalMailbox, recipient: str, before: UUID | None) -> str:
    """Return the page with the newest mails. Blocking."""
    mails = mailbox.list_mails(recipient=recipient, before=before, limit=_PAGE + 1)
    more = mails[_PAGE - 1].id if len(mails) > _PAGE else None
    return _page("list", mails=mails[:_PAGE], recipient=recipient, more=more)


def list_for_programs(mailbox: LocalMailbox, recipient: str) -> list[dict[str, Any]]:
    """Return the newest mails with their text and the links in it. Blocking."""
    mails = mailbox.list_mails(recipient=recipient, limit=_PAGE)
    return [_for_programs(mailbox, summary) for summary in mails]


def mail_page(mail: StoredMail, view: View) -> str:
    """Return the page of one mail."""
    return _page("mail", mail=mail, view=view, views=list(View), source=mail.source.decode("ascii"))


def shut_in(mail: StoredMail) -> str:
    """Return the HTML part such that its links open in a window of their own."""
    return mail.html.replace("<head>", '<head><base target="_blank">', 1)


def _for_programs(mailbox: LocalMailbox, summary: StoredMailSummary) -> dict[str, Any]:
    mail = mailbox.find_mail(summary.id)
    text = mail.text if mail else ""
    return {
        "id": str(summary.id),
        "sender": summary.sender,
        "recipient": summary.recipient,
        "subject": summary.subject,
        "sent_at": summary.sent_at.isoformat(),
        "text": text,
        "links": _LINK.findall(text),
    }


def _page(name: str, **values: Any) -> str:
    template = _environment().get_template(f"{name}.jinja")
    return template.render(style=_style(), **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
