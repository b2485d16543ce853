"""Incoming SMTP: a listener that asks its owner about each recipient and hands over whole mails."""

from rolecall.infra.mail_listener.contracts import (
    HandedOver,
    Later,
    Mailroom,
    NoSuchMailbox,
    Refused,
)
from rolecall.infra.mail_listener.listener import Limits, listen

__all__ = ["HandedOver", "Later", "Limits", "Mailroom", "NoSuchMailbox", "Refused", "listen"]
