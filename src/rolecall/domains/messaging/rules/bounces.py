"""Reading notices of mail servers: delivery status notifications (RFC 3464). Pure.

A notice has one group of fields about the mail and one for each recipient; ours have one recipient.
Status codes are those of RFC 3463: class, subject, detail.
"""

import re
from email.message import Message

from rolecall.domains.messaging.contracts import DeliveryNotice

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_MAX_REASON = 500
_SENDERS_FAULT = {("1", "7"), ("1", "8")}
"""Codes about the sender's address."""
_ABOUT_THE_MAILBOX = {("2", "0"), ("2", "1"), ("4", "4"), ("0", "0")}
"""Disabled, no route to it, or no more said than that it is for good. A full mailbox (5.2.2), a
message that is too large (5.3.4) or against a policy (5.7.x) says nothing against the address."""
_GIVEN_UP = "failed"
_TRYING = "delayed"


def notice_of(message: Message) -> DeliveryNotice | None:
    """Return what a mail server says of a mail, None for anything else than a bad notice."""
    if message.get_content_type() != "multipart/report":
        return None
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            return _of_groups(part.get_payload())
    return None


def is_bad_address(status: str) -> bool:
    """Tell whether a status code says that the mailbox takes no mail, and never will."""
    found = _STATUS.search(status)
    if not found or found[1] != "5":
        return False
    code = (found[2], found[3])
    return (code[0] == "1" and code not in _SENDERS_FAULT) or code in _ABOUT_THE_MAILBOX


def _of_groups(groups: object) -> DeliveryNotice | None:
    for group in groups if isinstance(groups, list) else []:
        action = str(group.get("Action", "")).strip().lower()
        if action in {_GIVEN_UP, _TRYING}:
            return _of_recipient(group, given_up=action == _GIVEN_UP)
    return None


def _of_recipient(group: Message, *, given_up: bool) -> DeliveryNotice:
    status = str(group.get("Status", "")).strip()
    diagnostic = str(group.get("Diagnostic-Code", "")).partition(";")[2]
    reason = " ".join(f"{status} {diagnostic}".split())
    if status and diagnostic and status in diagnostic:
        reason = " ".join(diagnostic.split())
    for_good = given_up and not status.startswith("4")
    return DeliveryNotice(
        final=given_up,
        bad_address=for_good and is_bad_address(status or diagnostic),
        reason=_shown(reason)[:_MAX_REASON] or "no reason given",
    )


def _shown(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
