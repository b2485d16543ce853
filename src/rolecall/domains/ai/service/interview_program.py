"""Reading interviews as a program of the sandbox: a plan and turns in, as JSON, findings out.

It runs there and nowhere else, since what candidates say is read there alone.
"""

from dataclasses import asdict
from enum import StrEnum
from typing import Any, Final

from pydantic import TypeAdapter

from rolecall.domains.ai.contracts import InterviewPlan, Utterance
from rolecall.domains.ai.rules.interview.analysis import Reading, findings_of, noted_in
from rolecall.domains.ai.rules.interview.evidence import ASIDES
from rolecall.domains.ai.rules.interview.hearing import hear
from rolecall.domains.ai.service.interview_reader import load_reader

PLAN: Final = TypeAdapter(InterviewPlan)
TURNS: Final = TypeAdapter(tuple[Utterance, ...])
_GIVEN: Final = TypeAdapter(dict[str, Any])


class Task(StrEnum):
    """What is made of an interview."""

    HEARD = "heard"
    """What was read in the answers to the open question."""
    FINDINGS = "findings"
    """What all of it shows."""


def prepare() -> None:
    """Read the weights, and the sentences that each interview is compared with.

    The encoder starts no thread, so each fork has it whole.
    """
    encoder = load_reader().encoder
    if encoder is not None:
        encoder.encode(ASIDES)


def run(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Return what was read, as the fields of `Heard`, or of `Finding` and `Noted`."""
    given = _GIVEN.validate_json(data)
    plan, turns = PLAN.validate_python(given["plan"]), TURNS.validate_python(given["turns"])
    reader = load_reader()
    if Task(options["task"]) is Task.HEARD:
        return asdict(hear(plan, turns, reader))
    reading = Reading(plan, turns, reader)
    return {
        "findings": [asdict(one) for one in findings_of(reading)],
        "noted": list(noted_in(reading)),
        "has_encoder": reading.encoder is not None,
        "model": reader.model.version,
    }
