"""What the listener asks of whoever takes the mails, and the three ways to say no."""

from dataclasses import dataclass, field
from typing import Protocol


class NoSuchMailbox(Exception):
    """Nobody reads mail to this address: 550 5.1.1."""


class Refused(Exception):
    """This mail is not taken, now or later: 554 5.4.6, a loop."""


class Later(Exception):
    """It cannot be taken now: 451, and the sender tries again."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A whole mail for one recipient. `sender` is empty for notices of mail servers."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)


class Mailroom(Protocol):
    """Takes mails."""

    async def require(self, recipient: str) -> None:
        """Return if mail to this address is taken.

        Raises:
            NoSuchMailbox, Later: it is not, or nobody can tell now.
        """
        ...

    async def take(self, mail: HandedOver) -> None:
        """Take responsibility for a mail: when this returns, it is kept (RFC 5321, section 6.1).

        Raises:
            NoSuchMailbox, Refused, Later: it is not taken.
        """
        ...
