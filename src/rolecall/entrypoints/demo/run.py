"""Finding the running installation, and playing the story against it."""

import json
from contextlib import suppress

from rich.console import Console

from rolecall.entrypoints.demo.narrator import Narrator, StepFailed
from rolecall.entrypoints.demo.story import Story
from rolecall.infra.embedded import DataLayout
from rolecall.infra.settings import Settings, SettingsError
from rolecall.kernel import clock
from rolecall.kernel.errors import Unavailable
from rolecall.kernel.sentences import plain

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def play(base_url: str, console: Console) -> bool:
    """Play the hiring loop; return whether every step went as it should."""
    narrator = Narrator(console)
    console.print(f"[bold]The hiring loop on {base_url}[/]\n")
    try:
        Story(base_url, narrator, _mark()).tell()
    except StepFailed:
        console.print(f"\n[red]Step {narrator.steps} did not go as it should.[/]")
        return False
    return True


def running_url(settings: Settings) -> str:
    """Return where the installation on the data folder of `settings` answers.

    Raises:
        SettingsError: it is in production mode, which has neither demo data nor a local mailbox.
        Unavailable: nothing runs there.
    """
    if settings.core.env == "production":
        raise SettingsError(
            plain(
                "ROLECALL_ENV: the demo needs demo accounts and the local mailbox, which "
                "production mode has not."
            )
        )
    if settings.mail.smtp_url.get_secret_value():
        raise SettingsError(
            plain(
                "ROLECALL_SMTP_URL: the demo reads invitations out of the local mailbox; start "
                "without a mail server to play it."
            )
        )
    layout = DataLayout(settings.core.data)
    with suppress(OSError, ValueError, KeyError):
        url = json.loads(layout.lock.read_text())["url"]
        if url:
            return str(url)
    raise Unavailable(
        plain(f"Nothing runs on {layout.root}: start it with `make run`, then try again.")
    )


def _mark() -> str:
    """Return a short mark of this moment, in digits and small letters."""
    number, mark = int(clock.now().timestamp() * 10), ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        mark = _DIGITS[rest] + mark
    return mark
