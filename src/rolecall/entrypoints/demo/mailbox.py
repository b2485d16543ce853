"""Reading the local mailbox of the installation, as its `/dev/mail` page does."""

import time
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from rolecall.entrypoints.demo.caller import Caller
from rolecall.entrypoints.demo.narrator import Narrator, StepFailed

_PAUSE_SECONDS = 0.25
PATIENCE_SECONDS = 30.0
"""How long a mail may take: a moment is kept free for changing one's mind, then it is sent."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it arrived."""

    recipient: str
    subject: str
    text: str
    links: tuple[str, ...]

    def token(self) -> str:
        """Return the token of the first link that carries one.

        Raises:
            StepFailed: none does.
        """
        for link in self.links:
            token = parse_qs(urlsplit(link).query).get("token")
            if token:
                return token[0]
        raise StepFailed(f"“{self.subject}” to {self.recipient} has no link with a token")


class Mailbox:
    """Waits for mails."""

    def __init__(self, caller: Caller, narrator: Narrator) -> None:
        self._caller = caller
        self._narrator = narrator

    def wait_for(self, recipient: str, *, about: str = "", count: int = 1) -> list[Mail]:
        """Return the mails to an address whose text or subject says `about`, newest first.

        Raises:
            StepFailed: fewer than `count` of them came in half a minute.
        """
        began = time.monotonic()
        while True:
            found = [mail for mail in self._mails(recipient) if _says(mail, about)]
            waited = time.monotonic() - began
            if len(found) >= count:
                subjects = ", ".join(f"“{mail.subject}”" for mail in found[:count])
                self._narrator.saw(f"mail to {recipient} after {waited:.1f} s: {subjects}")
                return found
            if waited > PATIENCE_SECONDS:
                listed = ", ".join(f"“{mail.subject}”" for mail in self._mails(recipient))
                raise StepFailed(
                    f"no {count} mails about “{about}” to {recipient} in {waited:.0f} s; "
                    f"there are: {listed or 'none'}"
                )
            time.sleep(_PAUSE_SECONDS)

    def _mails(self, recipient: str) -> list[Mail]:
        answer = self._caller.ask("/dev/mail.json", params={"to": recipient})
        return [
            Mail(item["recipient"], item["subject"], item["text"], tuple(item["links"]))
            for item in answer["items"]
        ]


def _says(mail: Mail, about: str) -> bool:
    return about.casefold() in f"{mail.subject}\n{mail.text}".casefold()
