"""What a candidate is told before anything is asked, and agrees to.

It says what article 50(1) of Regulation (EU) 2024/1689 asks for (that one speaks with a machine),
article 13 of Regulation (EU) 2016/679 (who reads it, what for, for how long), and section 5(c) of
the Illinois Artificial Intelligence Video Interview Act (how it works, before one agrees). The text
is kept word for word with the consent.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from rolecall.domains.ai_interviews.contracts.content import Settings
from rolecall.kernel.sentences import Sentence, plain, say, say_count

_DIGITS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the notice speaks of."""

    organization: str
    job: str
    settings: Settings
    extra_minutes: int


def notice_of(about: About) -> tuple[Sentence, ...]:
    """Return the paragraphs of the notice."""
    minutes = about.settings.minutes + about.extra_minutes
    return (
        say(
            "This interview for the job “{job}” is held by a computer program, an AI, and not by a "
            "person. It asks everybody the same questions, which people at {organization} have "
            "written and approved, and may ask once more where an answer is short.",
            job=about.job,
            organization=about.organization,
        ),
        say_count(
            "It takes at most one minute. You can pause it and go on later.",
            "It takes at most {count} minutes. You can pause it and go on later.",
            count=minutes,
        ),
        say(
            "You answer in writing. A program marks parts of your answers that have to do with the "
            "job. Your face, your voice and your feelings are not analysed."
        ),
        say(
            "People at {organization} read what you say, and a person decides about your "
            "application. The program does not decide.",
            organization=about.organization,
        ),
        say(
            "What you say is used for this application alone and is kept with it. You can read it "
            "afterwards, add to it, and have it deleted."
        ),
        say(
            "You need not agree. If you would rather talk to a person, say so here, now or at any "
            "time; it does not count against you."
        ),
        *_contact(about.settings),
    )


def version_of(paragraphs: tuple[str, ...]) -> str:
    """Return by what the words of a notice are told from others."""
    return sha256("\n\n".join(paragraphs).encode()).hexdigest()[:_DIGITS]


def practice_question() -> Sentence:
    """Return the question to try the room with. Its answer goes nowhere."""
    return say("To try it out: what do you like to do when you are not at work?")


def _contact(settings: Settings) -> tuple[Sentence, ...]:
    if not settings.contact:
        return ()
    return (say("Whom you can reach: {contact}", contact=plain(settings.contact)),)
