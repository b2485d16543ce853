"""The résumé parser as a program of the sandbox: a text in, a résumé as JSON out.

It runs there and nowhere else. What it takes was measured: 0.5 seconds and 130 MiB once, for what
it imports and reads before any résumé; 1.2 seconds and 300 MiB with a résumé of ten pages, 4
seconds and 600 MiB of address space with the longest text that is read.
"""

from dataclasses import asdict
from enum import StrEnum
from typing import Any

from rolecall.domains.ai.contracts import Resume
from rolecall.domains.ai.rules.resume.modelled import improved, materials_of
from rolecall.domains.ai.rules.resume.parsing import resume_of
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.recognized import less_certain
from rolecall.domains.ai.rules.resume.text import MOST_CHARACTERS
from rolecall.domains.ai.service.parser import load_parser, parse_resume


class Task(StrEnum):
    """What is made of a text."""

    RESUME = "resume"
    """A résumé."""
    MATERIALS = "materials"
    """What a language model is to be asked about, by part."""
    IMPROVED = "improved"
    """A résumé with the `answers` of a `model` taken in."""


def prepare() -> None:
    """Read the weights and lists of words, by reading a résumé that says next to nothing.

    The network is loaded here as well. It starts no thread, so each fork has it whole.
    """
    parse_resume("Languages\nEnglish")


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Return what a text in UTF-8 says, as the fields of `contracts.Resume`, or materials."""
    reading, resume = _parsed(data.decode(), is_recognized=options.get("is_recognized", False))
    task = Task(options.get("task", Task.RESUME))
    if task is Task.MATERIALS:
        return {part.value: lines for part, lines in materials_of(reading, resume).items()}
    if task is Task.IMPROVED:
        lexicon = load_parser().lexicon
        resume = improved(reading, resume, options["answers"], lexicon, options["model"])
    return asdict(resume)


def _parsed(text: str, *, is_recognized: bool) -> tuple[Reading, Resume]:
    parser = load_parser()
    reading = read(text, parser.lexicon)
    resume = resume_of(reading, parser, is_cut=len(text) > MOST_CHARACTERS)
    return reading, less_certain(resume) if is_recognized else resume
