"""The files that the three candidates of the demo run send."""

from dataclasses import dataclass, replace
from datetime import datetime

from rolecall.entrypoints.seed.careers import career
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.resumes.choice import choose_resume
from rolecall.entrypoints.seed.resumes.render import render
from rolecall.entrypoints.seed.shapes import Person, ResumeKind

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SEED = 11


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it is uploaded."""

    name: str
    content: bytes
    media_type: str

    @property
    def part(self) -> tuple[str, bytes, str]:
        """The file as a part of a multipart form."""
        return self.name, self.content, self.media_type


def resume_of(name: str, email: str, kind: ResumeKind, layout: str, now: datetime) -> Attachment:
    """Return a résumé of a boat builder's office of this name."""
    given, family = name.split(" ", 1)
    rng = dice(_SEED, email)
    person = Person(given, family, email, "(207) 555-0142", "Rockland, ME", None, latin_1=True)
    story = career(rng, "customer_success", 6, person.place, now.date())
    made = replace(choose_resume(rng, person, story, now), kind=kind, layout=layout)
    return Attachment(
        f"{given} {family} Resume.{kind}", render(made), PDF if kind == "pdf" else DOCX
    )


def disguised_program() -> Attachment:
    """Return a program that calls itself a résumé: by its content neither PDF nor text."""
    return Attachment("resume.pdf", b"MZ\x90\x00" + bytes(range(256)) * 40, PDF)
